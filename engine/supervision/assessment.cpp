#include "engine/supervision/assessment.hpp"

#include <date/date.h>

#include <algorithm>
#include <cmath>

#include "engine/request/case/codec.hpp"
#include "engine/request/project.hpp"
#include "engine/request/request_office.hpp"

namespace qixian::engine {
namespace {

bool within(const std::optional<Day>& day, const Period& p) { return day && p.from <= *day && *day <= p.to; }

/// Working days of the limit that were used up to the first closing: what lies between it and the end of the limit is
/// what was left. Nothing where a date that was fixed, or a clock that stood still, leaves no limit to compare with.
std::optional<int> used_days(const Case& c, const WorkCalendar& calendar) {
  const auto fixed = [](const ClockMark& m) { return m.kind == ClockMark::replace || m.kind == ClockMark::order; };
  if (c.closings.empty() || !c.received_on || std::any_of(c.marks.begin(), c.marks.end(), fixed)) return std::nullopt;
  const auto base = deadline(c, calendar).base_due;
  if (!base || !calendar.covers(*base) || !calendar.covers(c.closings.front().on)) return std::nullopt;
  return rules::reply_rule(c.law).length - calendar.working_days_between(c.closings.front().on, *base);
}

void count_closing(Measures& m, const CaseRow& row, const Case& c, const WorkCalendar& calendar) {
  ++m.closed;
  if (row.first_timing != Timing::late) ++m.in_time;
  if (c.extended) ++m.extended;
  const auto used = used_days(c, calendar);
  if (!used) return;
  m.used.add(*used);
  m.suspended += std::max(0, calendar.working_days_between(*c.received_on, *row.first_closed_on) - *used);
}

void count_remedies(Measures& m, const CaseRow& row, const Period& p) {
  for (const auto& r : row.remedies) {
    if (!within(r.closed_on, p)) continue;
    const bool review = r.kind == RemedyKind::reconsideration;
    ++(review ? m.reviews : m.suits);
    if (r.result == RemedyResult::corrected) ++(review ? m.reviews_corrected : m.suits_corrected);
  }
}

/// The case as its first closing left it.
Result<Case> at_first_closing(const Office& office, const CaseRow& row) {
  auto events = decode_all(office.store().load(row.id));
  if (!events) return tl::unexpected(std::move(events.error()));
  return fold(*events, office.calendar(), row.first_closed_on);
}

Result<void> count(const Office& office, Measures& m, const CaseRow& row, const Period& p) {
  const bool received = within(row.received_on, p), closed = within(row.first_closed_on, p);
  if (received) ++m.received;
  if (received || closed) row.flags.each([&](FlagId flag) { ++m.flags[number_of(flag)]; });
  count_remedies(m, row, p);
  if (!closed) return {};
  const auto c = at_first_closing(office, row);
  if (!c) return tl::unexpected(c.error());
  count_closing(m, row, *c, office.calendar());
  return {};
}

/// Equal shares have equal ranks, and the next one counts those before it.
void rank(std::vector<Assessed>& agencies, Measures Assessed::*of, std::optional<int> Assessed::*to) {
  for (auto& a : agencies) {
    const auto mine = (a.*of).on_time();
    if (!mine) continue;
    const auto better = std::count_if(agencies.begin(), agencies.end(), [&](const Assessed& other) {
      const auto theirs = (other.*of).on_time();
      return theirs && *theirs > *mine;
    });
    a.*to = static_cast<int>(better) + 1;
  }
}

}  // namespace

std::optional<int> DayCounts::quantile(double share) const {
  if (m_all == 0) return std::nullopt;
  const auto wanted =
      std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(share * static_cast<double>(m_all))));
  std::int64_t so_far = 0;
  for (const auto& [days, cases] : m_cases)
    if ((so_far += cases) >= wanted) return days;
  return m_cases.rbegin()->first;
}

void DayCounts::merge(const DayCounts& other) {
  for (const auto& [days, cases] : other.m_cases) m_cases[days] += cases;
  m_all += other.m_all;
}

std::optional<double> Measures::share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

void Measures::merge(const Measures& o) {
  received += o.received, closed += o.closed, in_time += o.in_time, extended += o.extended, suspended += o.suspended;
  overdue += o.overdue, reviews += o.reviews, reviews_corrected += o.reviews_corrected;
  suits += o.suits, suits_corrected += o.suits_corrected;
  used.merge(o.used);
  for (const auto& [flag, cases] : o.flags) flags[flag] += cases;
}

Period period_before(const Period& p) {
  const date::year_month_day first{p.from}, behind{p.to + rules::Days{1}};
  if (first.day() == date::day{1} && behind.day() == date::day{1}) {
    const int months = static_cast<int>(((behind.year() / behind.month()) - (first.year() / first.month())).count());
    return {rules::add_months(p.from, -months), p.from - rules::Days{1}};
  }
  return {p.from - (p.to - p.from) - rules::Days{1}, p.from - rules::Days{1}};
}

Result<Assessment> assess(const Office& office, const Period& period, StreamId root) {
  Assessment out{period, period_before(period), office.today(), {}, {}, {}, report_faults(office, period, root)};
  const auto& book = office.agencies();
  std::map<StreamId, Assessed> by_agency;
  Result<void> fine;
  office.store().each_case({}, [&](const CaseRow& row) {
    if (!fine || (root && row.agency != root && !book.is_under(row.agency, root, period.to))) return;
    auto& a = by_agency[row.agency];
    if (status_on(row, office.today()) == Status::overdue) ++a.now.overdue;
    fine = count(office, a.now, row, period);
    if (fine) fine = count(office, a.before, row, out.before);
  });
  if (!fine) return tl::unexpected(std::move(fine.error()));
  for (const auto& fault : out.reports) ++by_agency[fault.agency].now.flags[fault.flag];
  for (const auto& fault : report_faults(office, out.before, root)) ++by_agency[fault.agency].before.flags[fault.flag];
  for (auto& [id, a] : by_agency) {
    if (!a.now.any() && !a.before.any()) continue;
    const auto* agency = book.find(id);
    a.agency = id;
    a.name = agency ? agency->name_on(period.to) : "";
    out.all.merge(a.now);
    out.all_before.merge(a.before);
    out.agencies.push_back(std::move(a));
  }
  rank(out.agencies, &Assessed::now, &Assessed::rank);
  rank(out.agencies, &Assessed::before, &Assessed::rank_before);
  std::stable_sort(out.agencies.begin(), out.agencies.end(), [](const Assessed& a, const Assessed& b) {
    constexpr int last = 1 << 30;
    return std::pair(a.rank.value_or(last), a.name) < std::pair(b.rank.value_or(last), b.name);
  });
  return out;
}

Result<Faults> faults_of(const Office& office, const Assessment& assessment, StreamId agency) {
  const auto& period = assessment.period;
  Faults out;
  std::ranges::copy_if(assessment.reports, std::back_inserter(out.reports),
                       [&](const ReportFault& fault) { return fault.agency == agency; });
  if (agency == 0) return out;
  Result<void> fine;
  CaseFilter filter;
  filter.agency = agency;
  office.store().each_case(filter, [&](const CaseRow& row) {
    const bool counts = within(row.received_on, period) || within(row.first_closed_on, period);
    Fault fault{row,
                status_on(row, office.today()) == Status::overdue,
                row.first_timing == Timing::late && within(row.first_closed_on, period),
                {}};
    if (fine && counts && !row.flags.empty()) {
      const auto loaded = load_request(office, row.id);
      if (!loaded) fine = tl::unexpected(loaded.error());
      if (loaded)
        std::copy_if(loaded->c.flags.begin(), loaded->c.flags.end(), std::back_inserter(fault.unexplained),
                     [](const Flag& f) { return f.reason.empty(); });
    }
    if (fault.overdue || fault.late || !fault.unexplained.empty()) out.cases.push_back(std::move(fault));
  });
  if (!fine) return tl::unexpected(std::move(fine.error()));
  return out;
}

}  // namespace qixian::engine
