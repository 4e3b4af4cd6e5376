#include <benchmark/benchmark.h>

#include "bench/days.hpp"
#include "rules/calendar.hpp"

/// Adding n working days, beside the least that could do it: two flat arrays and the same checks.
namespace {

using namespace qixian;
using rules::Day;

struct BarePrefix {
  std::vector<std::int32_t> before;
  std::vector<Day> working;
  Day first;

  BarePrefix() : first(rules::shipped_calendar().first()) {
    const auto& calendar = rules::shipped_calendar();
    before.push_back(0);
    for (Day day = first; day <= calendar.last(); day += rules::Days{1}) {
      if (calendar.is_working(day)) working.push_back(day);
      before.push_back(static_cast<std::int32_t>(working.size()));
    }
  }
  Day add(Day day, int n) const {
    const auto at = static_cast<std::uint32_t>((day - first).count());
    if (at + 1 >= before.size()) [[unlikely]]
      throw std::out_of_range("day");
    const auto rank = static_cast<std::uint32_t>(before[at + 1] + n - 1);
    if (rank >= working.size()) [[unlikely]]
      throw std::out_of_range("rank");
    return working[rank];
  }
};

template <class Calendar>
void add_days(benchmark::State& state, const Calendar& calendar) {
  const auto days = bench::receipt_days();
  int n = static_cast<int>(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(n);
    for (const Day day : days) {
      auto due = calendar.add(day, n);
      benchmark::DoNotOptimize(due);
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(days.size()));
}

void calendar_add(benchmark::State& state) { add_days(state, rules::shipped_calendar()); }
void bare_prefix_add(benchmark::State& state) {
  static const BarePrefix bare;
  add_days(state, bare);
}
BENCHMARK(calendar_add)->Arg(7)->Arg(20)->Arg(40);
BENCHMARK(bare_prefix_add)->Arg(7)->Arg(20)->Arg(40);

}  // namespace
