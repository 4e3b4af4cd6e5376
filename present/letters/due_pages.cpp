#include "present/letters/due_pages.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

#include "present/language/wording.hpp"
#include "present/language/words.hpp"
#include "present/render/html.hpp"

namespace qixian::present {
namespace {

using engine::DueCase;
using engine::DueList;
using Cases = std::vector<DueCase>;

std::string count_of(const Words& words, std::size_t n) {
  return words.render({words.ntr(N_("{0} case"), N_("{0} cases"), static_cast<int>(n)), {std::to_string(n)}});
}

std::string heading(const Words& words, const std::string& what, const Cases& cases) {
  return what + " " + count_of(words, cases.size());
}

std::string due_text(const Words& words, const DueCase& one) {
  return rules::iso(one.due) + (one.provisional ? words.tr(N_(" (provisional)")) : "");
}

std::string or_none(const Words& words, const std::string& text) {
  return text.empty() ? words.tr(N_("(none named)")) : text;
}

/// The stretches of one agency; the list is in order of agency.
template <class Visit>
void each_agency(const Cases& cases, const Visit& visit) {
  for (std::size_t from = 0; from < cases.size();) {
    auto to = from;
    while (to < cases.size() && cases[to].agency == cases[from].agency) ++to;
    visit(cases[from].agency, std::span(cases).subspan(from, to - from));
    from = to;
  }
}

Letter::Table digest_table(const Words& words, const std::string& what, const char* colour, const Cases& cases,
                           Day today) {
  Letter::Table table{heading(words, what, cases),
                      colour,
                      {words.tr(N_("number")), words.tr(N_("officer")), words.tr(N_("due")), words.tr(N_("days"))},
                      {}};
  each_agency(cases, [&](const std::string& agency, std::span<const DueCase> own) {
    Letter::Group group{agency + " " + count_of(words, own.size()), {}};
    for (const auto& one : own)
      group.rows.push_back(
          {one.number, or_none(words, one.officer), due_text(words, one), days_left(words, one, today)});
    table.groups.push_back(std::move(group));
  });
  return table;
}

constexpr const char* wall_style = R"(
@page { size: A4; margin: 14mm 12mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 186mm; color: #000; font: 11pt/1.45 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", SimHei, sans-serif; }
h1 { margin: 0; font-size: 20pt; line-height: 1.3; }
p { margin: 1mm 0 4mm; }
h2 { margin: 6mm 0 2mm; padding: 1mm 2mm; font-size: 14pt; border-left: 3mm solid #000; break-after: avoid; }
h2.overdue { border-color: #b00020; } h2.today { border-color: #c26a00; } h2.soon { border-color: #1d5fa8; }
table { width: 100%; margin: 0 0 4mm; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
th, td { padding: 1.2mm 2mm; border: 0.3mm solid #555; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: normal; font-size: 9.5pt; } th.agency { font-weight: bold; font-size: 11.5pt; background: #e9e9e9; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
tr { break-inside: avoid; } thead tr { break-after: avoid; } tbody tr:first-child { break-before: avoid; }
td.days { font-weight: bold; }
.none { margin-left: 2mm; } footer { margin-top: 4mm; font-size: 9pt; color: #333; }
@media screen { body { padding: 8mm; } }
)";

std::string wall_table(const Words& words, const std::string& agency, std::span<const DueCase> own, Day today) {
  auto out = fmt::format(
      "<table><colgroup><col style=\"width:20%\"><col style=\"width:30%\"><col style=\"width:25%\"><col "
      "style=\"width:25%\"></colgroup>\n"
      "<thead><tr><th class=\"agency\" colspan=\"4\">{} "
      "{}</th></tr>\n<tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></thead>\n<tbody>\n",
      html(agency), html(count_of(words, own.size())), html(words.tr(N_("officer"))), html(words.tr(N_("number"))),
      html(words.tr(N_("due"))), html(words.tr(N_("days"))));
  for (const auto& one : own)
    out += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td class=\"days\">{}</td></tr>\n",
                       html(or_none(words, one.officer)), html(one.number), html(due_text(words, one)),
                       html(days_left(words, one, today)));
  return out + "</tbody></table>\n";
}

std::string wall_part(const Words& words, const char* kind, const std::string& what, const Cases& cases, Day today) {
  auto out = fmt::format("<section><h2 class=\"{}\">{}</h2>\n", kind, html(heading(words, what, cases)));
  if (cases.empty()) out += fmt::format("<p class=\"none\">{}</p>\n", html(words.tr(N_("none"))));
  each_agency(cases, [&](const std::string& agency, std::span<const DueCase> own) {
    out += wall_table(words, agency, own, today);
  });
  return out + "</section>\n";
}

}  // namespace

std::string days_left(const Words& words, const DueCase& one, Day today) {
  const int n = std::abs(one.left);
  if (one.left > 0)
    return words.render({words.ntr(N_("{0} working day left"), N_("{0} working days left"), n), {std::to_string(n)}});
  if (one.left < 0)
    return words.render(
        {words.ntr(N_("overdue by {0} working day"), N_("overdue by {0} working days"), n), {std::to_string(n)}});
  return one.due < today ? words.tr(N_("overdue")) : words.tr(N_("last day"));
}

Letter digest_letter(const Words& words, const DueList& list, int within) {
  Letter letter;
  letter.subject = words.render({N_("Deadlines on {0}: {1} overdue, {2} due today, {3} soon"),
                                 {list.today, list.overdue.size(), list.due_today.size(), list.soon.size()}});
  if (list.size() == 0) letter.lines.push_back(words.tr(N_("Nothing is overdue and nothing is due soon.")));
  const auto soon = words.render({N_("due within {0} working days"), {within}});
  const std::array parts{std::tuple{std::string(words.tr(N_("overdue"))), "#b00020", &list.overdue},
                         std::tuple{std::string(words.tr(N_("due today"))), "#a85b00", &list.due_today},
                         std::tuple{soon, "#1d5fa8", &list.soon}};
  for (const auto& [what, colour, cases] : parts)
    if (!cases->empty()) letter.tables.push_back(digest_table(words, what, colour, *cases, list.today));
  letter.foot = words.tr(N_("Sent by qixian. Cases whose clock stands still are not listed."));
  return letter;
}

std::string wall_page(const Words& words, const DueList& list, const std::string& office) {
  const auto title = words.render({N_("Deadlines on {0}"), {list.today}});
  auto out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\"><title>{}</title>\n<style>{}</style></head>\n<body>\n<h1>{}</h1>\n",
      words.is_chinese() ? "zh-CN" : "en", html(title), wall_style, html(title));
  if (!office.empty()) out += fmt::format("<p>{}</p>\n", html(office));
  out += wall_part(words, "overdue", words.tr(N_("overdue")), list.overdue, list.today);
  out += wall_part(words, "today", words.tr(N_("due today")), list.due_today, list.today);
  out += wall_part(words, "soon", words.render({N_("this week, to {0}"), {list.until}}), list.soon, list.today);
  out += fmt::format("<footer>{}</footer>\n</body></html>\n",
                     html(words.tr(N_("Made by qixian. Cases whose clock stands still are not listed."))));
  return out;
}

}  // namespace qixian::present
