#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <tuple>

#include "tests/support/memory_chain.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/words.hpp"

/// The rows of the store's double: what lists, deadlines and tables are made from.
namespace qixian::tests {

using engine::CaseRow;
using engine::StreamId;

namespace {

std::string line_of(const CaseRow& c) {
  std::ostringstream line;
  const auto day = [](const std::optional<rules::Day>& d) { return d ? rules::iso(*d) : "-"; };
  line << c.id << ' ' << c.agency << ' ' << c.number << ' ' << c.state << ' ' << c.law << ' ' << c.channel << ' '
       << c.applicant_kind << ' ' << c.officer << ' ' << rules::iso(c.submitted_on) << ' ' << day(c.received_on) << ' '
       << c.open << ' ' << day(c.due) << ' ' << day(c.base_due) << ' ' << day(c.stopped_until) << ' ' << c.provisional
       << ' ' << day(c.first_closed_on) << ' ' << c.first_answer << ' ' << c.first_timing << ' ' << day(c.closed_on)
       << ' ' << c.answer << ' ' << c.late << ' ' << c.flags.text() << ' ' << c.last_seq << ' ' << c.reopened
       << c.several_items << c.joint << c.resumed;
  for (const auto& r : c.remedies)
    line << " [" << r.kind << ' ' << rules::iso(r.filed_on) << ' ' << day(r.closed_on) << ' ' << r.result << ']';
  for (const auto& d : c.complaints) line << " (" << rules::iso(d) << ')';
  for (const auto& r : c.reopenings)
    line << " {" << rules::iso(r.received_on) << ' ' << day(r.closed_on) << ' ' << r.answer << ' ' << r.timing << '}';
  return line.str();
}

bool matches(const engine::CaseFilter& f, const CaseRow& c) {
  const auto running_on = [&](rules::Day day) {
    return c.open && c.due && (!c.stopped_until || *c.stopped_until < day);
  };
  const auto counted_over = [&](rules::Day from, rules::Day to) {
    if (c.submitted_on > to) return false;
    if (c.due) return *c.due >= from;
    return c.open || (c.closed_on && *c.closed_on >= from) || (c.base_due && *c.base_due >= from);
  };
  return (f.state.empty() || c.state == f.state) && (!f.agency || c.agency == *f.agency) &&
         (!f.agencies || std::ranges::find(*f.agencies, c.agency) != f.agencies->end()) &&
         (f.officer.empty() || c.officer == f.officer) && (!f.open_only || c.open) &&
         (!f.due_until || (running_on(*f.due_until) && *c.due <= *f.due_until)) &&
         (!f.due_before || (running_on(*f.due_before) && *c.due < *f.due_before)) &&
         (!f.counted_over || counted_over(f.counted_over->first, f.counted_over->second));
}

/// Of a row, and of a place in the list.
auto order_of(const auto& c) { return std::tuple(c.due.value_or(rules::Day::max()), c.agency, c.number); }

bool matches(const engine::DeadlineFilter& f, const engine::DeadlineRow& d) {
  const auto& stop = d.stopped_until;
  return (f.kind.empty() || d.kind == f.kind) && (!f.from || d.due >= *f.from) && (!f.to || d.due <= *f.to) &&
         (!f.stopped_from || (stop && *stop >= *f.stopped_from)) && (!f.stopped_to || (stop && *stop <= *f.stopped_to));
}

/// As the port says: by due day of a kind, by the day of a stop, else by stream.
bool stands_before(const engine::DeadlineFilter& f, const engine::DeadlineRow& a, const engine::DeadlineRow& b) {
  const bool by_stop = f.kind.empty() && (f.stopped_from || f.stopped_to);
  const auto day = [&](auto& d) { return !f.kind.empty() ? d.due : by_stop ? d.stopped_until.value() : rules::Day{}; };
  return std::tuple(day(a), a.stream, a.kind, a.ordinal) < std::tuple(day(b), b.stream, b.kind, b.ordinal);
}

std::string line_of(const engine::DeadlineRow& d) {
  std::ostringstream text;
  text << "deadline " << d.stream << ' ' << d.kind << ' ' << d.ordinal << ' ' << rules::iso(d.due) << ' '
       << (d.stopped_until ? rules::iso(*d.stopped_until) : "-") << ' ' << d.provisional << ' ' << d.agency << ' '
       << d.officer << ' ' << d.number;
  return text.str();
}

/// Pages of so few lines that a test of a handful of cases meets several.
template <class Rows, class Stream>
engine::DumpPage page_of(const Rows& rows, const engine::DumpPlace& from, std::size_t limit, const Stream& stream_of) {
  engine::DumpPage page;
  auto after = from.after;
  for (const auto& row : rows) {
    if (stream_of(row) <= from.after) continue;
    if (page.lines.size() >= limit && stream_of(row) != after) {
      page.next = {from.part, after};
      return page;
    }
    page.lines.push_back(line_of(row));
    after = stream_of(row);
  }
  return page;
}

}  // namespace

void MemoryStore::put_case(const CaseRow& row) {
  const auto other = case_of(row.agency, row.number);
  if (other && other->id != row.id) throw std::logic_error("store: two cases of one number");
  change([=](MemoryState& state) { state.cases[row.id] = row; });
}

void MemoryStore::drop_case(StreamId stream) {
  change([=](MemoryState& state) { state.cases.erase(stream); });
}

std::optional<CaseRow> MemoryStore::case_row(StreamId stream) const {
  const auto view = reading();
  const auto found = view->cases.find(stream);
  if (found == view->cases.end()) return std::nullopt;
  return found->second;
}

std::vector<CaseRow> MemoryStore::cases_numbered(std::string_view number) const {
  const auto view = reading();
  std::vector<CaseRow> found;
  for (const auto& [id, row] : view->cases)
    if (row.number == number) found.push_back(row);
  std::ranges::sort(found, {}, &CaseRow::agency);
  return found;
}

std::optional<CaseRow> MemoryStore::case_of(StreamId agency, std::string_view number) const {
  const auto view = reading();
  for (const auto& [id, row] : view->cases)
    if (row.agency == agency && row.number == number) return row;
  return std::nullopt;
}

std::vector<CaseRow> MemoryStore::case_rows(std::span<const StreamId> streams) const {
  std::vector<CaseRow> found;
  for (const auto stream : streams)
    if (const auto row = case_row(stream)) found.push_back(*row);
  return found;
}

std::vector<CaseRow> MemoryStore::cases_after(const engine::CaseFilter& filter,
                                              const std::optional<engine::ListPlace>& after, std::size_t limit) const {
  const auto view = reading();
  std::vector<CaseRow> found;
  for (const auto& [id, row] : view->cases)
    if (matches(filter, row) && (!after || order_of(row) > order_of(*after))) found.push_back(row);
  std::ranges::sort(found, {}, [](auto& row) { return order_of(row); });
  if (found.size() > limit) found.resize(limit);
  return found;
}

std::vector<StreamId> MemoryStore::cases_concerning(const engine::Period& period, StreamId agency) const {
  std::vector<StreamId> found;
  const auto rows = cases_after({}, {}, reading()->cases.size());
  for (const auto& row : rows) {
    const auto groups = groups_of(row, period);
    if ((agency == 0 || row.agency == agency) && std::ranges::any_of(groups, [](auto& g) { return concerns(g); }))
      found.push_back(row.id);
  }
  return found;
}

std::vector<engine::CaseGroup> MemoryStore::groups(const engine::Period& period) const {
  const auto view = reading();
  std::map<engine::CaseGroup, std::int64_t> counts;
  for (const auto& [id, row] : view->cases) {
    for (const auto& group : engine::groups_of(row, period)) {
      if (engine::concerns(group)) counts[group] += 1;
    }
  }
  std::vector<engine::CaseGroup> found;
  for (const auto& [alike, count] : counts) found.emplace_back(alike).count = count;
  return found;
}

void MemoryStore::put_deadlines(StreamId stream, std::span<const engine::DeadlineRow> rows) {
  change([stream, put = std::vector(rows.begin(), rows.end())](MemoryState& state) {
    std::erase_if(state.deadlines, [&](auto& d) { return d.stream == stream; });
    state.deadlines.insert(state.deadlines.end(), put.begin(), put.end());
  });
}

std::vector<engine::DeadlineRow> MemoryStore::deadlines(StreamId stream) const {
  const auto view = reading();
  std::vector<engine::DeadlineRow> found;
  for (const auto& d : view->deadlines)
    if (d.stream == stream) found.push_back(d);
  std::ranges::sort(found, {}, [](auto& d) { return std::tie(d.kind, d.ordinal); });
  return found;
}

std::vector<engine::DeadlineRow> MemoryStore::deadlines_after(const engine::DeadlineFilter& filter,
                                                              const engine::DeadlineRow* after,
                                                              std::size_t limit) const {
  const auto view = reading();
  std::vector<engine::DeadlineRow> found;
  for (const auto& d : view->deadlines)
    if (matches(filter, d) && (!after || stands_before(filter, *after, d))) found.push_back(d);
  std::ranges::sort(found, [&](auto& a, auto& b) { return stands_before(filter, a, b); });
  if (found.size() > limit) found.resize(limit);
  return found;
}

void MemoryStore::clear_cases() {
  change([](MemoryState& state) { state.cases.clear(); });
}

void MemoryStore::clear_deadlines() {
  change([](MemoryState& state) { state.deadlines.clear(); });
}

engine::DumpPage MemoryStore::case_lines(const engine::DumpPlace& from, std::size_t limit) const {
  const auto view = reading();
  std::vector<CaseRow> rows;
  for (const auto& [id, row] : view->cases) rows.push_back(row);
  return page_of(rows, from, limit, [](auto& row) { return row.id; });
}

engine::DumpPage MemoryStore::deadline_lines(const engine::DumpPlace& from, std::size_t limit) const {
  const auto view = reading();
  auto rows = view->deadlines;
  std::ranges::sort(rows, {}, [](auto& d) { return std::tie(d.stream, d.kind, d.ordinal); });
  return page_of(rows, from, limit, [](auto& row) { return row.stream; });
}

engine::FrozenTable MemoryStore::freeze(engine::FrozenTable table) {
  table.hash = digest(table.content + table.head.text() + table.frozen_at);
  table.id = std::ssize(reading()->frozen) + 1;
  change([=](MemoryState& state) { state.frozen.push_back(table); });
  return table;
}

std::optional<engine::FrozenTable> MemoryStore::frozen(std::string_view form, StreamId agency,
                                                       const engine::Period& period) const {
  const auto view = reading();
  std::optional<engine::FrozenTable> found;
  for (const auto& t : view->frozen) {
    if (t.form == form && t.agency == agency && t.period == period) found = t;
  }
  return found;
}

std::vector<engine::FrozenTable> MemoryStore::frozen_after(std::int64_t id, std::size_t limit) const {
  const auto view = reading();
  std::vector<engine::FrozenTable> found;
  for (const auto& t : view->frozen)
    if (t.id > id && found.size() < limit) found.push_back(t);
  return found;
}

}  // namespace qixian::tests
