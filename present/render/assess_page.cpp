#include <fmt/format.h>

#include <algorithm>

#include "present/language/words.hpp"
#include "present/render/assess_rows.hpp"
#include "present/render/html.hpp"

namespace qixian::present {
namespace {

constexpr const char* style = R"(
* { box-sizing: border-box; }
body { margin: 0 auto; color: #000; font: 10.5pt/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", SimHei, sans-serif; }
h1 { margin: 0 0 1mm; font-size: 18pt; line-height: 1.3; } h2 { margin: 6mm 0 2mm; font-size: 13pt; break-after: avoid; }
p { margin: 1mm 0 3mm; }
table { width: 100%; border-collapse: collapse; } thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { padding: 1mm 1.5mm; border: 0.3mm solid #666; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: normal; font-size: 9pt; background: #eee; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
td.n { text-align: right; white-space: nowrap; } tr.all td { font-weight: bold; border-top: 0.6mm solid #000; }
svg { display: block; width: 100%; height: auto; font-size: 11px; } figure { margin: 0 0 4mm; break-inside: auto; }
footer { margin-top: 5mm; font-size: 9pt; color: #333; }
@media screen { body { padding: 8mm; } }
)";
constexpr const char* across = "@page { size: A4 landscape; margin: 12mm; }";

struct Bar {
  std::string name, value;
  double length = 0;  ///< of the longest, 0 to 1
};

/// One drawing a bar: a page may break between two of them, never inside one.
std::string bars(const std::string& title, const std::vector<Bar>& all, const char* colour) {
  if (all.empty()) return "";
  auto out = fmt::format("<h2>{}</h2>\n<figure>\n", html(title));
  for (const auto& bar : all)
    out += fmt::format(
        "<svg viewBox=\"0 0 1000 22\" role=\"img\"><text x=\"290\" y=\"15\" text-anchor=\"end\">{0}</text>"
        "<rect x=\"300\" y=\"4\" width=\"{1:.1f}\" height=\"14\" fill=\"{2}\"/><text x=\"{3:.1f}\" "
        "y=\"15\">{4}</text></svg>\n",
        html(bar.name), bar.length * 600, colour, 308 + bar.length * 600, html(bar.value));
  return out + "</figure>\n";
}

std::string row_html(const std::vector<std::string>& cells, const std::vector<AssessColumn>& columns, bool all) {
  std::string out = all ? "<tr class=\"all\">" : "<tr>";
  for (std::size_t i = 0; i < cells.size(); ++i)
    out += fmt::format("<td{}>{}</td>", columns[i].number ? " class=\"n\"" : "", html(cells[i]));
  return out + "</tr>\n";
}

std::string rows_html(const Words& words, const engine::Assessment& a) {
  const auto columns = assess_columns(words);
  std::string out = "<table><thead><tr>";
  for (const auto& column : columns) out += fmt::format("<th>{}</th>", html(column.head));
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& agency : a.agencies) out += row_html(assess_cells(words, agency), columns, false);
  return out + row_html(assess_cells(words, together(words, a)), columns, true) + "</tbody></table>\n";
}

std::string span_text(const Words& words, const engine::Period& p) {
  return words.render({N_("{0} to {1}"), {p.from, p.to}});
}

}  // namespace

std::string assess_frame(const Words& words, std::string_view paper, std::string_view title, std::string_view body) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\"><title>{}</title>\n<style>{}{}</style></head>\n<body>\n{}"
      "</body></html>\n",
      words.is_chinese() ? "zh-CN" : "en", html(title), style, paper, body);
}

std::string assess_page(const Words& words, const engine::Assessment& a, const std::string& office) {
  const std::string title = words.tr(N_("Assessment of requests for information"));
  std::string body = fmt::format("<h1>{}</h1>\n", html(title));
  if (!office.empty()) body += fmt::format("<p>{}</p>\n", html(office));
  body += fmt::format("<p>{}</p>\n",
                      html(words.render({N_("{0}, beside {1}; overdue as of {2}"),
                                         {span_text(words, a.period), span_text(words, a.before), a.today}})));
  body += rows_html(words, a);
  std::vector<Bar> in_time, flags;
  for (const auto& agency : a.agencies)
    if (const auto share = agency.now.on_time()) in_time.push_back({agency.name, percent(share) + "%", *share});
  std::int64_t most = 1;
  for (const auto& [flag, cases] : a.all.flags) most = std::max(most, cases);
  for (const auto& [flag, cases] : a.all.flags)
    flags.push_back(
        {"P" + std::to_string(flag), std::to_string(cases), static_cast<double>(cases) / static_cast<double>(most)});
  body += bars(words.tr(N_("closed in time, by agency")), in_time, "#1d5fa8");
  body += bars(words.tr(N_("flags by kind, in cases")), flags, "#b00020");
  body += fmt::format(
      "<footer>{}</footer>\n",
      html(words.tr(N_("Made by qixian. A share is blank where nothing was counted. Working days used are those "
                       "of the limit: days on which it stood still are not among them."))));
  return assess_frame(words, across, title, body);
}

}  // namespace qixian::present
