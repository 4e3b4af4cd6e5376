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
  const auto concerning = [&](const engine::Period& period) {
    return std::ranges::any_of(groups_of(c, period), [](auto& group) { return concerns(group); });
  };
  return (!f.concerning || concerning(*f.concerning)) && (f.state.empty() || c.state == f.state) &&
         (!f.agency || c.agency == *f.agency) && (f.officer.empty() || c.officer == f.officer) &&
         (!f.open_only || c.open) && (!f.due_until || (running_on(*f.due_until) && *c.due <= *f.due_until)) &&
         (!f.due_before || (running_on(*f.due_before) && *c.due < *f.due_before)) &&
         (!f.counted_over || counted_over(f.counted_over->first, f.counted_over->second));
}

}  // namespace

void MemoryStore::put_case(const CaseRow& row) {
  const auto other = case_of(row.agency, row.number);
  if (other && other->id != row.id) throw std::logic_error("store: two cases of one number");
  writing().cases[row.id] = row;
}

void MemoryStore::drop_case(StreamId stream) { writing().cases.erase(stream); }

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

void MemoryStore::each_case(const engine::CaseFilter& filter, const std::function<void(const CaseRow&)>& visit) const {
  const auto view = reading();
  std::vector<CaseRow> found;
  for (const auto& [id, row] : view->cases)
    if (matches(filter, row)) found.push_back(row);
  std::ranges::sort(found, {},
                    [](const CaseRow& c) { return std::tuple(c.due.value_or(rules::Day::max()), c.agency, c.number); });
  for (const auto& row : found) visit(row);
}

void MemoryStore::each_group(const engine::Period& period,
                             const std::function<void(const engine::CaseGroup&)>& visit) const {
  const auto view = reading();
  std::map<engine::CaseGroup, std::int64_t> counts;
  for (const auto& [id, row] : view->cases) {
    for (const auto& group : engine::groups_of(row, period)) {
      if (engine::concerns(group)) counts[group] += 1;
    }
  }
  for (const auto& [alike, count] : counts) {
    auto group = alike;
    group.count = count;
    visit(group);
  }
}

void MemoryStore::put_deadlines(StreamId stream, std::span<const engine::DeadlineRow> rows) {
  auto& all = writing().deadlines;
  std::erase_if(all, [&](auto& d) { return d.stream == stream; });
  all.insert(all.end(), rows.begin(), rows.end());
}

std::vector<engine::DeadlineRow> MemoryStore::deadlines(StreamId stream) const {
  const auto view = reading();
  std::vector<engine::DeadlineRow> found;
  for (const auto& d : view->deadlines)
    if (d.stream == stream) found.push_back(d);
  std::ranges::sort(found, {}, [](auto& d) { return std::tie(d.kind, d.ordinal); });
  return found;
}

void MemoryStore::each_deadline(const engine::DeadlineFilter& f,
                                const std::function<void(const engine::DeadlineRow&)>& visit) const {
  const auto view = reading();
  std::vector<engine::DeadlineRow> found;
  for (const auto& d : view->deadlines) {
    const auto& stop = d.stopped_until;
    if ((f.kind.empty() || d.kind == f.kind) && (!f.from || d.due >= *f.from) && (!f.to || d.due <= *f.to) &&
        (!f.stopped_from || (stop && *stop >= *f.stopped_from)) && (!f.stopped_to || (stop && *stop <= *f.stopped_to)))
      found.push_back(d);
  }
  std::ranges::sort(found, {}, [](auto& d) { return std::tie(d.due, d.stream, d.kind, d.ordinal); });
  for (const auto& d : found) visit(d);
}

void MemoryStore::clear_cases() { writing().cases.clear(); }

void MemoryStore::clear_deadlines() { writing().deadlines.clear(); }

void MemoryStore::dump_projections(const std::function<void(std::string_view)>& line) const {
  const auto view = reading();
  for (const auto& [id, row] : view->cases) line(line_of(row));
  auto all = view->deadlines;
  std::ranges::sort(all, {}, [](auto& d) { return std::tie(d.stream, d.kind, d.ordinal); });
  for (const auto& d : all) {
    std::ostringstream text;
    text << "deadline " << d.stream << ' ' << d.kind << ' ' << d.ordinal << ' ' << rules::iso(d.due) << ' '
         << (d.stopped_until ? rules::iso(*d.stopped_until) : "-") << ' ' << d.provisional << ' ' << d.agency << ' '
         << d.officer << ' ' << d.number;
    line(text.str());
  }
}

engine::FrozenTable MemoryStore::freeze(engine::FrozenTable table) {
  table.hash = digest(table.content + table.head.hash + table.frozen_at);
  writing().frozen.push_back(table);
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

void MemoryStore::each_frozen(const std::function<void(const engine::FrozenTable&)>& visit) const {
  const auto view = reading();
  for (const auto& t : view->frozen) visit(t);
}

}  // namespace qixian::tests
