#include <benchmark/benchmark.h>
#include <date/date.h>

#include "bench/days.hpp"
#include "engine/request/case/codec.hpp"
#include "engine/request/decide/decide.hpp"
#include "engine/request/life/machine.hpp"

/// What one case costs: a step of the machine, a fold, a deadline.
namespace {

using namespace qixian;
using namespace qixian::engine;
using namespace date::literals;

const WorkCalendar& calendar() { return rules::shipped_calendar(); }
Day day(int n) { return calendar().add(Day{2024_y / 3 / 1}, n); }

/// A case with a supplement, a consultation, an extension, an answer and what follows, drawn out to `count` events by
/// complaints and assignments, which any case may have more of.
std::vector<Event> events_of(int count) {
  RequestReceived received;
  received.number = "2024-1";
  received.agency = 1;
  received.channel = "in_person";
  received.applicant_kind = "natural_person";
  received.submitted_on = day(0);
  AnswerSent answer;
  answer.code = "disclosed";
  answer.imported = true;
  std::vector<std::pair<int, Fact>> acts{{0, received},
                                         {1, OfficerAssigned{"A"}},
                                         {3, SupplementAsked{day(12), "which plot"}},
                                         {8, SupplementReceived{}},
                                         {9, OpinionAsked{"third_party", "1", {}}},
                                         {10, ConsultationServed{"1"}},
                                         {15, OpinionGiven{"1", "agrees", ""}},
                                         {16, ReplyExtended{15, "B", "many files"}}};
  for (int i = 12; i < count; ++i) acts.emplace_back(17, OfficerAssigned{i % 2 ? "A" : "C"});
  acts.insert(acts.end(), {{20, answer},
                           {22, AnswerServed{}},
                           {30, ReconsiderationFiled{"county"}},
                           {60, ReconsiderationClosed{"upheld"}}});
  acts.resize(static_cast<std::size_t>(std::min<int>(count, static_cast<int>(acts.size()))));
  std::vector<Event> events;
  for (auto& [n, fact] : acts)
    events.push_back({static_cast<int>(events.size()) + 1, day(n), "2024-03-01T00:00:00.000Z", "A", std::move(fact)});
  return events;
}

Case case_of(int count) { return fold(events_of(count), calendar()).value(); }

void may_step(benchmark::State& state) {
  auto c = case_of(2);
  const Facts facts{c, calendar(), day(3), 3, "A", Mode::desk};
  for (auto _ : state) benchmark::DoNotOptimize(may_request(facts, "extend"));
}
BENCHMARK(may_step);

void fire_step(benchmark::State& state) {
  auto c = case_of(2);
  const Facts facts{c, calendar(), day(3), 3, "A", Mode::desk};
  const Fact fact{OfficerAssigned{"C"}};
  for (auto _ : state) benchmark::DoNotOptimize(fire_request(facts, fact, check));
}
BENCHMARK(fire_step);

void fold_events(benchmark::State& state) {
  const auto events = events_of(static_cast<int>(state.range(0)));
  if (events.size() != static_cast<std::size_t>(state.range(0)) || !fold(events, calendar()))
    state.SkipWithError("fold");
  for (auto _ : state) benchmark::DoNotOptimize(fold(events, calendar()));
}
BENCHMARK(fold_events)->Arg(20)->Arg(40)->Arg(80)->Arg(160);

void decode_events(benchmark::State& state) {
  std::vector<std::pair<std::string, std::string>> stored;
  for (const auto& e : events_of(20)) stored.emplace_back(type_of(e.fact), encode(e.fact));
  for (auto _ : state)
    for (const auto& [type, text] : stored) benchmark::DoNotOptimize(decode(type, text));
}
BENCHMARK(decode_events);

void decide_act(benchmark::State& state) {
  const auto events = events_of(8);
  const auto c = case_of(8);
  const Proposal extra{OfficerAssigned{"C"}, day(17), "A", {}};
  for (auto _ : state) benchmark::DoNotOptimize(decide(events, c, extra, day(17), Mode::desk, calendar()));
}
BENCHMARK(decide_act);

void deadline_alone(benchmark::State& state) {
  const auto c = case_of(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(deadline(c, calendar()));
}
BENCHMARK(deadline_alone)->ArgName("events")->Arg(1)->Arg(8);

void deadline_with_steps(benchmark::State& state) {
  const auto c = case_of(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(explained_deadline(c, calendar()));
}
BENCHMARK(deadline_with_steps)->ArgName("events")->Arg(1)->Arg(8);

}  // namespace
