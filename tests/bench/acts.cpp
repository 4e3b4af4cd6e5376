#include <date/date.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <thread>

#include "adapters/sqlite/sqlite_store.hpp"
#include "engine/office/office.hpp"
#include "support/wired_office.hpp"

/// Durable acts a second: each its own transaction, through the office as an officer's command goes.
/// usage: acts STORE COUNT [PER_MINUTE]     with PER_MINUTE at that rate: the load of tests/bench/serve_load
namespace {

using namespace qixian;
using namespace qixian::engine;
using namespace date::literals;

struct FixedClock : WallClock {
  rules::Day today() const override { return Day{2024_y / 12 / 2}; }
  std::string timestamp() const override { return "2024-12-02T01:00:00.000Z"; }
};

Day day(const Office& office, int i, int n) { return office.calendar().add(Day{2024_y / 3 / 1}, i % 100 + n); }

Proposal receipt(const Office& office, int i) {
  RequestReceived r;
  r.number = "2024-" + std::to_string(i);
  r.agency = 1;
  r.channel = "in_person";
  r.applicant_kind = "natural_person";
  r.submitted_on = day(office, i, 0);
  r.applicants = {{"申请人" + std::to_string(i), {}, {}}};
  r.subject.value = "某村集体土地征收的批准文件、勘测定界图";
  return {r, r.submitted_on, "officer", {}};
}

Result<Recorded> act(tests::WiredOffice& office, int i, StreamId& stream) {
  AnswerSent answer;
  answer.code = "disclosed";
  switch (i % 4) {
    case 0: {
      auto done = office.requests.receive(receipt(office, i / 4));
      if (done) stream = done->stream;
      return done;
    }
    case 1:
      return office.requests.act(stream, {OfficerAssigned{"王某"}, day(office, i / 4, 1), "officer", {}});
    case 2:
      return office.requests.act(stream, {answer, day(office, i / 4, 10), "officer", {}});
    default:
      return office.requests.act(stream, {AnswerServed{}, day(office, i / 4, 12), "officer", {}});
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc > 4) return 2;
  const int count = std::atoi(argv[2]);
  const int rate = argc == 4 ? std::atoi(argv[3]) : 0;
  auto store = adapters::sqlite::SqliteStore::open(argv[1], adapters::sqlite::OpenMode::create);
  if (!store) return 3;
  const FixedClock clock;
  {
    tests::WiredOffice preparing(**store, clock, clock.today());
    preparing.prepare();
  }
  tests::WiredOffice office(**store, clock, clock.today());
  StreamId stream = 0;
  const auto began = std::chrono::steady_clock::now();
  const auto cpu_began = std::clock();
  for (int i = 0; i < count; ++i) {
    if (rate > 0) std::this_thread::sleep_until(began + std::chrono::milliseconds{60'000} * i / rate);
    if (const auto done = act(office, i, stream); !done) {
      std::fprintf(stderr, "act %d: %s\n", i, done.error().message.id.c_str());
      return 1;
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  const auto cpu = static_cast<double>(std::clock() - cpu_began) / CLOCKS_PER_SEC;
  std::printf("{\"acts\": %d, \"seconds\": %.6f, \"cpu\": %.6f}\n", count, took.count(), cpu);
}
