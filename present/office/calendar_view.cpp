#include "present/office/calendar_view.hpp"

#include <array>
#include <boost/json.hpp>

#include "present/case/case_json.hpp"

namespace qixian::present {

json::object notices_json(const rules::WorkCalendar& calendar) {
  json::array notices;
  for (const auto& n : calendar.notices())
    notices.push_back(json::object{{"notice", n.number},
                                   {"year", n.year},
                                   {"kind", std::string(engine::code_of(n.kind))},
                                   {"issued", rules::iso(n.issued)},
                                   {"published", rules::iso(n.published)},
                                   {"url", n.url},
                                   {"days", n.days.size()}});
  return {{"provisional_from", rules::iso(calendar.provisional_from())}, {"notices", std::move(notices)}};
}

CalendarYear calendar_year(const rules::WorkCalendar& calendar, int year) {
  const auto known = rules::calendar_year(calendar, year);
  CalendarYear out{year, known.working, calendar.provisional_from(), {}};
  for (const auto& [day, why] : known.set)
    out.days.push_back({day, why.works(), std::string(why.name), why.notice->number});
  return out;
}

json::object to_json(const CalendarYear& year) {
  json::array days;
  for (const auto& d : year.days)
    days.push_back(
        json::object{{"date", rules::iso(d.day)}, {"kind", d.kind()}, {"name", d.name}, {"notice", d.notice}});
  return {{"year", year.year},
          {"working_days", year.working_days},
          {"provisional_from", rules::iso(year.provisional_from)},
          {"days", std::move(days)}};
}

const char* weekday_text(const Words& words, rules::Day day) {
  static constexpr std::array weekdays{N_("Sun"), N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat")};
  return words.tr(weekdays[rules::weekday_number(day)]);
}

json::object to_json(const Words& words, const engine::PlainDue& answer) {
  const auto& law = answer.limit.law;
  return {{"due", rules::iso(answer.due)},
          {"certainty", certainty_code(answer.certainty == rules::Certainty::provisional)},
          {"law", law ? json::value(rules::text_of(*law)) : json::value(nullptr)},
          {"steps", to_json(words, answer.steps)}};
}

json::object to_json(const Counted& c) {
  return {{"receipt_date", rules::iso(c.from)},
          {"working_days", c.days},
          {"due", rules::iso(c.due)},
          {"certainty", certainty_code(c.provisional)}};
}

json::object to_json(const engine::Moved& m, const engine::Office& office) {
  return {{"kind", std::string(m.kind)},
          {"number", m.after.number},
          {"agency", agency_name(office, m.after.agency)},
          {"officer", m.after.officer},
          {"open", m.after.open},
          {"from", or_null(m.before.due)},
          {"to", or_null(m.after.due)},
          {"certainty_from", certainty_code(m.before.provisional)},
          {"certainty_to", certainty_code(m.after.provisional)},
          {"late_from", m.before.late},
          {"late_to", m.after.late},
          {"flags_from", m.before.flags},
          {"flags_to", m.after.flags}};
}

std::string note_of(const Words& words, const engine::Moved& m) {
  std::string note;
  const auto also = [&](const std::string& text) { (note += note.empty() ? "" : words.tr(N_(", "))) += text; };
  if (!m.after.open) also(words.tr(N_("closed")));
  if (m.before.late != m.after.late) also(words.tr(m.after.late ? N_("late by this notice") : N_("late no longer")));
  if (m.before.flags != m.after.flags)
    also((m.before.flags.empty() ? "-" : m.before.flags) + " → " + (m.after.flags.empty() ? "-" : m.after.flags));
  return note;
}

std::string certainty_text(const Words& words, const engine::Moved& m) {
  const auto text = [&](bool provisional) { return words.tr(provisional ? N_("provisional") : N_("final")); };
  if (m.before.provisional == m.after.provisional) return text(m.after.provisional);
  return std::string(text(m.before.provisional)) + " → " + text(m.after.provisional);
}

json::object notice_json(const rules::Notice& n, const engine::NoticeOutcome& done, bool kept, json::array moved) {
  return {{"notice", n.number},
          {"year", n.year},
          {"kind", std::string(engine::code_of(n.kind))},
          {"days", n.days.size()},
          {"known", done.known},
          {"known_as", done.known ? json::value(done.known_as) : json::value(nullptr)},
          {"imported", kept && !done.known},
          {"recomputed", done.recomputed},
          {"closed_moved", done.closed.size()},
          {"provisional_from", rules::iso(done.provisional_from)},
          {"moved", std::move(moved)}};
}

std::vector<std::string> notice_lines(const Words& words, const rules::Notice& n, const engine::NoticeOutcome& done,
                                      bool kept) {
  if (done.known) return {words.render({N_("{0} has been imported already: nothing changes"), {done.known_as}})};
  std::vector<std::string> lines{words.render({kept ? N_("{0}: days set {1}, cases computed anew {2}, changed {3}")
                                                    : N_("{0} would: days set {1}, cases computed anew {2}, changed "
                                                         "{3}"),
                                               {n.number, n.days.size(), done.recomputed, done.moved}})};
  if (!kept && !done.closed.empty())
    lines.push_back(words.render({N_("the dates of {0} closed cases would move: the import asks for {1}"),
                                  {done.closed.size(), engine::as::a_field("moves_closed")}}));
  if (done.provisional_before != done.provisional_from)
    lines.push_back(words.render({N_("dates are final up to {0}, provisional from {1}"),
                                  {done.provisional_from - rules::Days{1}, done.provisional_from}}));
  return lines;
}

}  // namespace qixian::present
