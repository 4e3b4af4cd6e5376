#include "present/letters/put_right.hpp"

#include <date/date.h>
#include <fmt/format.h>

#include "adapters/docx/document.hpp"
#include "engine/supervision/fault_articles.hpp"
#include "present/language/wording.hpp"
#include "present/language/words.hpp"
#include "present/render/assess_rows.hpp"
#include "present/render/html.hpp"

namespace qixian::present {
namespace {

constexpr const char* upright =
    "@page { size: A4; margin: 25mm 24mm 22mm 26mm; } body { max-width: 160mm; padding-right: 0.5mm; font-size: 12pt; "
    "} "
    "h1 { margin: 6mm 0 8mm; text-align: center; } .body { text-indent: 2em; } "
    ".sign { margin-top: 12mm; text-align: right; break-inside: avoid; }";

constexpr std::array widths{18, 12, 14, 36, 20};  // of the columns, to one another

/// 2025年10月1日: a letter names no weekday.
std::string date_text(const Words& words, rules::Day day) {
  if (!words.is_chinese()) return rules::iso(day);
  const date::year_month_day d(day);
  return fmt::format("{}年{}月{}日", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                     static_cast<unsigned>(d.day()));
}

std::string wrong_text(const Words& words, const engine::Fault& f) {
  std::string out;
  const auto also = [&](const std::string& text) { (out += out.empty() ? "" : words.tr(N_("; "))) += text; };
  if (f.overdue) also(words.tr(N_("overdue and not yet answered: answer at once")));
  if (f.late) also(words.render({N_("answered late, on {0}"), {rules::iso(*f.row.first_closed_on)}}));
  for (const auto& flag : f.unexplained) also(rules::text_of(flag.id) + " " + words.render(flag.why));
  return out;
}

std::string articles_text(const Words& words, const std::vector<std::string>& articles) {
  std::string all;
  for (const auto& a : articles) (all += all.empty() ? "" : words.tr(N_(", "))) += article_text(words, a);
  return all;
}

std::string row_html(const PutRight::Row& row, const char* cell) {
  std::string out = "<tr>";
  for (const auto& text : row) out += fmt::format("<{0}>{1}</{0}>", cell, html(text));
  return out + "</tr>";
}

engine::LayoutTable layout_of(const PutRight& notice) {
  using Kind = engine::LayoutCell::Kind;
  engine::LayoutTable out;
  out.rows = notice.rows.size() + 1;
  out.head_rows = 1;
  out.label_columns = widths.size();
  out.widths.assign(widths.begin(), widths.end());
  const auto add = [&](std::size_t at, const PutRight::Row& row, Kind kind) {
    for (std::size_t c = 0; c < row.size(); ++c)
      out.cells.push_back({.kind = kind, .row = at, .column = c, .text = row[c]});
  };
  add(0, notice.heads, Kind::head);
  for (std::size_t r = 0; r < notice.rows.size(); ++r) add(r + 1, notice.rows[r], Kind::label);
  return out;
}

}  // namespace

PutRight put_right(const Words& words, const std::string& agency, const engine::Period& period,
                   const engine::Faults& faults, rules::Day until, rules::Day today) {
  PutRight out{
      words.tr(N_("[to fill in: the notice's number]")),
      words.tr(N_("Notice to put right")),
      words.render({N_("To {0}:"), {agency}}),
      words.render(
          {N_("Under {4}, the assessment of requests for information from {0} to {1} found faults of your office, "
              "{2} in "
              "all, listed below with the articles that they break. Put them right and report in writing by {3}; "
              "where a "
              "fault can't be put right, put its reason on record. What is not put right is dealt with under {5}."),
           {date_text(words, period.from), date_text(words, period.to),
            std::to_string(faults.cases.size() + faults.reports.size()), date_text(words, until),
            articles_text(words, engine::supervising_articles(today)),
            article_text(words, engine::sanction_article(today))}}),
      words.tr(N_("[to fill in: the office that sends it, its seal]")),
      date_text(words, today),
      {words.tr(N_("number")), words.tr(N_("officer")), words.tr(N_("due")), words.tr(N_("what is to be put right")),
       words.tr(N_("article"))},
      {}};
  for (const auto& f : faults.cases)
    out.rows.push_back({f.row.number, f.row.officer, f.row.due ? rules::iso(*f.row.due) : "", wrong_text(words, f),
                        articles_text(words, engine::articles_of(f))});
  for (const auto& r : faults.reports)
    out.rows.push_back({words.render({N_("annual report {0}"), {std::to_string(r.year)}}), "", rules::iso(r.due),
                        fmt::format("P{} {}", r.flag, words.render(r.why)),
                        article_text(words, engine::article_of(r))});
  return out;
}

std::string put_right_page(const Words& words, const PutRight& n) {
  auto body = fmt::format("<p>{}</p>\n<h1>{}</h1>\n<p>{}</p>\n<p class=\"body\">{}</p>\n", html(n.number),
                          html(n.title), html(n.to), html(n.body));
  body += "<table><thead>" + row_html(n.heads, "th") + "</thead>\n<tbody>\n";
  for (const auto& row : n.rows) body += row_html(row, "td") + "\n";
  body += "</tbody></table>\n";
  body += fmt::format("<p class=\"sign\">{}<br>{}</p>\n", html(n.sender), html(n.date));
  return assess_frame(words, upright, n.title, body);
}

engine::Result<void> write_put_right(const PutRight& n, const std::string& path, rules::Day today) {
  using adapters::docx::Set;
  adapters::docx::Document document;
  document.paragraph(n.number, true, Set::left);
  document.title(n.title);
  document.paragraph(n.to, false, Set::left);
  document.paragraph(n.body);
  document.table(layout_of(n));
  document.paragraph(n.sender, true, Set::right);
  document.paragraph(n.date, false, Set::right);
  return document.write(path, today);
}

}  // namespace qixian::present
