#include "engine/request/request_kind.hpp"

#include <set>

#include "engine/request/case/codec.hpp"
#include "engine/request/decide/decide.hpp"
#include "engine/request/obligations.hpp"
#include "engine/request/project.hpp"

namespace qixian::engine {

namespace {

Standing standing_of(const CaseRow& row) {
  return {row.number,        row.agency,      row.officer, row.open,        row.due,
          row.stopped_until, row.provisional, row.late,    row.flags.text()};
}

/// The case that the events make. @returns what they don't fit to, or can't be read
Result<Case> case_of(std::span<const EventRecord> records, const WorkCalendar& calendar) {
  const auto events = decode_all(records);
  if (!events) return tl::unexpected(events.error());
  return fold(*events, calendar);
}

}  // namespace

std::vector<StreamId> RequestKind::counted_over(rules::Day from, rules::Day to) const {
  std::vector<StreamId> found;
  CaseFilter filter;
  filter.counted_over = {from, to};
  std::set<StreamId> seen, others;
  m_store.each_case(filter, [&](const CaseRow& row) {
    found.push_back(row.id);
    seen.insert(row.id);
  });
  // A case that is closed may have a defence to come, and an open one whose clock stands still a supplement's end.
  m_store.each_deadline({.from = from}, [&](const DeadlineRow& row) {
    if (!seen.contains(row.stream)) others.insert(row.stream);
  });
  for (const auto stream : others)
    if (m_store.case_row(stream)) found.push_back(stream);
  return found;
}

std::optional<Standing> RequestKind::standing(StreamId stream) const {
  const auto row = m_store.case_row(stream);
  return row ? std::optional(standing_of(*row)) : std::nullopt;
}

void RequestKind::each_open(const std::function<void(StreamId, const Standing&)>& visit) const {
  CaseFilter filter;
  filter.open_only = true;
  m_store.each_case(filter, [&](const CaseRow& row) { visit(row.id, standing_of(row)); });
}

CaseRow put_request(Store& store, StreamId stream, const Case& c, const WorkCalendar& calendar) {
  auto row = project(c, stream, calendar);
  if (row.state == State::voided)
    store.drop_case(stream);
  else
    store.put_case(row);
  store.put_deadlines(stream, obligations(c, row, calendar));
  return row;
}

KindWords RequestKind::words() const {
  return {"no_case", N_("no case {0}"), N_("several agencies have a case {0}"), "cases", "case"};
}

std::vector<Numbered> RequestKind::numbered(std::string_view number, std::span<const StreamId> agencies) const {
  std::vector<Numbered> out;
  for (const auto agency : agencies)
    if (const auto row = m_store.case_of(agency, number)) out.push_back({row->id, row->agency});
  if (!agencies.empty()) return out;
  for (const auto& row : m_store.cases_numbered(number)) out.push_back({row.id, row.agency});
  return out;
}

Result<void> RequestKind::project(StreamId stream, std::span<const EventRecord> records, const WorkCalendar& calendar) {
  const auto c = case_of(records, calendar);
  if (!c) return tl::unexpected(c.error());
  put_request(m_store, stream, *c, calendar);
  return {};
}

bool RequestKind::is_limit(std::string_view deadline) const { return deadline == "reply" || deadline == "new_answer"; }

bool RequestKind::is_beside_the_clock(std::string_view type) const {
  return CaseKind::is_beside_the_clock(type) || type == FlagExplained::type || type == ComplaintFiled::type ||
         type == AnswerServed::type;
}

Result<std::vector<Action>> RequestKind::actions(StreamId stream, rules::Day today,
                                                 const WorkCalendar& calendar) const {
  const auto c = case_of(m_store.load(stream), calendar);
  if (!c) return tl::unexpected(c.error());
  return actions_of(*c, today, calendar);
}

bool RequestKind::reads(const EventRecord& event) const { return decode(event.type, event.data).has_value(); }

bool RequestKind::fits(StreamId stream, std::span<const EventRecord> records, const WorkCalendar& calendar) const {
  const auto c = case_of(records, calendar);
  if (!c) return false;
  const auto row = engine::project(*c, stream, calendar);
  const auto wanted = row.state == State::voided ? std::nullopt : std::optional(row);
  return m_store.case_row(stream) == wanted &&
         same_deadlines(m_store.deadlines(stream), obligations(*c, row, calendar));
}

}  // namespace qixian::engine
