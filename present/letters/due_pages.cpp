#include "present/letters/due_pages.hpp"

#include <array>
#include <cstdlib>
#include <span>

#include "present/language/wording.hpp"
#include "present/language/words.hpp"

namespace qixian::present {
namespace {

namespace document = engine::document;
using document::Cell;
using document::Document;
using document::Row;
using document::Tone;
using engine::DueCase;
using engine::DueList;
using Cases = std::vector<DueCase>;

std::string count_of(const Words& words, std::size_t n) {
  return words.render({words.ntr(N_("{0} case"), N_("{0} cases"), static_cast<int>(n)), {n}});
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

Row agency_row(const Words& words, const std::string& agency, std::size_t cases) {
  return {{Cell{agency + " " + count_of(words, cases), Cell::Kind::agency, 1, 4}}};
}

document::Table digest_table(const Words& words, const std::string& what, Tone tone, const Cases& cases, Day today) {
  using Breaks = document::Column::Breaks;
  document::Table table;
  table.title = heading(words, what, cases);
  table.tone = tone;
  table.columns = {{0, Breaks::anywhere}, {}, {0, Breaks::never}, {0, Breaks::never}};  // a number may be long
  table.rows.push_back(
      {{{words.tr(N_("number"))}, {words.tr(N_("officer"))}, {words.tr(N_("due"))}, {words.tr(N_("days"))}}});
  each_agency(cases, [&](const std::string& agency, std::span<const DueCase> own) {
    table.rows.push_back(agency_row(words, agency, own.size()));
    for (const auto& one : own)
      table.rows.push_back(
          {{{one.number}, {or_none(words, one.officer)}, {due_text(words, one)}, {days_left(words, one, today)}}});
  });
  return table;
}

document::Table wall_table(const Words& words, const std::string& agency, std::span<const DueCase> own, Day today) {
  document::Table table;
  table.columns = {{20}, {30}, {25}, {25}};
  table.head_rows = 2;
  table.rows = {agency_row(words, agency, own.size()),
                {{{words.tr(N_("officer"))}, {words.tr(N_("number"))}, {words.tr(N_("due"))}, {words.tr(N_("days"))}}}};
  for (const auto& one : own)
    table.rows.push_back({{{or_none(words, one.officer)},
                           {one.number},
                           {due_text(words, one)},
                           {days_left(words, one, today), Cell::Kind::days}}});
  return table;
}

void add_part(Document& page, const Words& words, Tone tone, const std::string& what, const Cases& cases, Day today) {
  page.blocks.emplace_back(document::Heading{heading(words, what, cases), 1, tone});
  if (cases.empty()) page.blocks.emplace_back(document::Paragraph{words.tr(N_("none")), document::Setting::nothing});
  each_agency(cases, [&](const std::string& agency, std::span<const DueCase> own) {
    page.blocks.emplace_back(wall_table(words, agency, own, today));
  });
}

}  // namespace

std::string days_left(const Words& words, const DueCase& one, Day today) {
  const int n = std::abs(one.left);
  if (one.left > 0) return words.render({words.ntr(N_("{0} working day left"), N_("{0} working days left"), n), {n}});
  if (one.left < 0)
    return words.render({words.ntr(N_("overdue by {0} working day"), N_("overdue by {0} working days"), n), {n}});
  return one.due < today ? words.tr(N_("overdue")) : words.tr(N_("last day"));
}

Document digest_letter(const Words& words, const DueList& list, int within) {
  Document letter;
  letter.title = words.render({N_("Deadlines on {0}: {1} overdue, {2} due today, {3} soon"),
                               {list.today, list.overdue.size(), list.due_today.size(), list.soon.size()}});
  if (list.size() == 0)
    letter.blocks.emplace_back(document::Paragraph{words.tr(N_("Nothing is overdue and nothing is due soon."))});
  const auto soon = words.render({N_("due within {0} working days"), {within}});
  const std::array parts{std::tuple{std::string(words.tr(N_("overdue"))), Tone::alarm, &list.overdue},
                         std::tuple{std::string(words.tr(N_("due today"))), Tone::warning, &list.due_today},
                         std::tuple{soon, Tone::calm, &list.soon}};
  for (const auto& [what, tone, cases] : parts)
    if (!cases->empty()) letter.blocks.emplace_back(digest_table(words, what, tone, *cases, list.today));
  letter.blocks.emplace_back(
      document::Foot{words.tr(N_("Sent by qixian. Cases whose clock stands still are not listed."))});
  return letter;
}

Document wall_page(const Words& words, const DueList& list, const std::string& office) {
  Document page{words.render({N_("Deadlines on {0}"), {list.today}}), words.language(), document::Look::wall};
  page.blocks.emplace_back(document::Heading{page.title, 0});
  if (!office.empty()) page.blocks.emplace_back(document::Paragraph{office, document::Setting::left});
  add_part(page, words, Tone::alarm, words.tr(N_("overdue")), list.overdue, list.today);
  add_part(page, words, Tone::warning, words.tr(N_("due today")), list.due_today, list.today);
  add_part(page, words, Tone::calm, words.render({N_("this week, to {0}"), {list.until}}), list.soon, list.today);
  page.blocks.emplace_back(
      document::Foot{words.tr(N_("Made by qixian. Cases whose clock stands still are not listed."))});
  return page;
}

}  // namespace qixian::present
