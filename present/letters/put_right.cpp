#include "present/letters/put_right.hpp"

#include <date/date.h>
#include <fmt/format.h>

#include "engine/supervision/fault_articles.hpp"
#include "present/language/wording.hpp"
#include "present/language/words.hpp"

namespace qixian::present {
namespace {

namespace document = engine::document;
using document::Paragraph;
using document::Setting;

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
  if (f.late) also(words.render({N_("answered late, on {0}"), {*f.row.first_closed_on}}));
  for (const auto& flag : f.unexplained) also(rules::text_of(flag.id) + " " + words.render(flag.why));
  return out;
}

std::string articles_text(const Words& words, const std::vector<std::string>& articles) {
  std::string all;
  for (const auto& a : articles) (all += all.empty() ? "" : words.tr(N_(", "))) += article_text(words, a);
  return all;
}

document::Row row_of(std::array<std::string, 5> texts) {
  document::Row row;
  for (auto& text : texts) row.cells.push_back({std::move(text)});
  return row;
}

document::Table faults_table(const Words& words, const engine::Faults& faults) {
  document::Table table;
  table.columns = {{18}, {12}, {14}, {36}, {20}};
  table.rows.push_back(row_of({words.tr(N_("number")), words.tr(N_("officer")), words.tr(N_("due")),
                               words.tr(N_("what is to be put right")), words.tr(N_("article"))}));
  for (const auto& f : faults.cases)
    table.rows.push_back(row_of({f.row.number, f.row.officer, f.row.due ? rules::iso(*f.row.due) : "",
                                 wrong_text(words, f), articles_text(words, engine::articles_of(f))}));
  for (const auto& r : faults.reports)
    table.rows.push_back(
        row_of({words.render({N_("annual report {0}"), {r.year}}), "", rules::iso(r.due),
                fmt::format("P{} {}", r.flag, words.render(r.why)), article_text(words, engine::article_of(r))}));
  return table;
}

}  // namespace

document::Document put_right(const Words& words, const std::string& agency, const engine::Period& period,
                             const engine::Faults& faults, rules::Day until, rules::Day today) {
  const auto body = words.render(
      {N_("Under {4}, the assessment of requests for information from {0} to {1} found faults of your office, "
          "{2} in "
          "all, listed below with the articles that they break. Put them right and report in writing by {3}; "
          "where a "
          "fault can't be put right, put its reason on record. What is not put right is dealt with under {5}."),
       {date_text(words, period.from), date_text(words, period.to), faults.cases.size() + faults.reports.size(),
        date_text(words, until), articles_text(words, engine::supervising_articles(today)),
        article_text(words, engine::sanction_article(today))}});
  const auto number = document::to_write(words.tr(N_("[to fill in: the notice's number]")));
  const auto sender = document::to_write(words.tr(N_("[to fill in: the office that sends it, its seal]")));
  const std::string title = words.tr(N_("Notice to put right"));
  return {title,
          words.language(),
          document::Look::notice,
          {Paragraph{number, Setting::left}, document::Heading{title, 0},
           Paragraph{words.render({N_("To {0}:"), {agency}}), Setting::left}, Paragraph{body},
           faults_table(words, faults), document::Seal{{sender, date_text(words, today)}}}};
}

}  // namespace qixian::present
