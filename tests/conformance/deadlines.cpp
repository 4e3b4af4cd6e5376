// What every store's deadlines keep to.
#include <stdexcept>

#include "tests/conformance/suite.hpp"
#include "tests/support/new_event.hpp"

using namespace qixian;
using namespace qixian::tests;
using engine::DeadlineFilter;
using engine::DeadlineRow;

namespace {

DeadlineRow deadline(std::int64_t stream, std::string kind, const char* due, std::string ordinal = "") {
  return {stream, std::move(kind), std::move(ordinal), on(due), {}, false, 3, "王\"一", "甲\n1"};
}

template <class Work>
void write(Subject& s, const Work& work) {
  const auto transaction = s.store.begin();
  work();
  transaction->commit();
}

std::string found(const engine::Store& store, const DeadlineFilter& filter) {
  std::string all;
  store.each_deadline(filter, [&](const DeadlineRow& d) {
    all += (all.empty() ? "" : " ") + std::to_string(d.stream) + d.kind.substr(0, 1) + d.ordinal;
  });
  return all;
}

}  // namespace

EVERY_STORE("deadlines come back as they were put, and are replaced together") {
  auto stopped = deadline(7, "third_party", "2026-12-01", "t1");
  stopped.stopped_until = on("2026-12-01");
  stopped.provisional = true;
  const std::vector<DeadlineRow> two{deadline(7, "reply", "2026-11-30"), stopped};
  write(s, [&] { s.store.put_deadlines(7, two); });
  CHECK(s.store.deadlines(7) == two);
  CHECK(s.store.deadlines(8).empty());
  const std::vector<DeadlineRow> one{deadline(7, "reply", "2026-12-03")};
  write(s, [&] { s.store.put_deadlines(7, one); });
  CHECK(s.store.deadlines(7) == one);
  write(s, [&] {
    s.store.put_deadlines(7, {});
    s.store.put_deadlines(8, {});
  });
  CHECK(s.store.deadlines(7).empty());
  CHECK_THROWS_AS(s.store.put_deadlines(7, one), std::logic_error);
}

EVERY_STORE("each field of a deadline that is put again is the new one") {
  const std::vector<std::function<void(DeadlineRow&)>> changes{[](auto& d) { d.due = on("2026-12-02"); },
                                                               [](auto& d) { d.stopped_until = on("2026-11-20"); },
                                                               [](auto& d) { d.stopped_until.reset(); },
                                                               [](auto& d) { d.provisional = true; },
                                                               [](auto& d) { d.agency = 4; },
                                                               [](auto& d) { d.officer = "赵"; },
                                                               [](auto& d) { d.number = "2"; },
                                                               [](auto& d) { d.ordinal = "2"; },
                                                               [](auto& d) { d.kind = "fee"; }};
  std::vector<DeadlineRow> rows{deadline(7, "reply", "2026-11-30"), deadline(7, "review", "2026-11-27", "1.drafted")};
  for (const auto& change : changes) {
    change(rows.front());
    write(s, [&] { s.store.put_deadlines(7, rows); });
    CHECK(s.store.deadlines(7) == rows);
  }
}

EVERY_STORE("deadlines are found by kind and day, and by the day on which a stop ends") {
  auto stopped = deadline(2, "reply", "2026-12-01");
  stopped.stopped_until = on("2026-11-25");
  write(s, [&] {
    s.store.put_deadlines(3, std::vector{deadline(3, "reply", "2026-11-30"), deadline(3, "fee", "2026-11-30", "1")});
    s.store.put_deadlines(2, std::vector{stopped});
    s.store.put_deadlines(1, std::vector{deadline(1, "reply", "2026-12-01")});
  });
  const struct {
    const char* what;
    DeadlineFilter filter;
    const char* found;
  } rows[] = {
      {"all, in order of stream", {}, "1r 2r 3f1 3r"},
      {"kind", {.kind = "reply"}, "3r 1r 2r"},
      {"from", {.kind = "reply", .from = on("2026-12-01")}, "1r 2r"},
      {"to", {.kind = "reply", .to = on("2026-11-30")}, "3r"},
      {"stop", {.stopped_from = on("2026-11-25"), .stopped_to = on("2026-11-25")}, "2r"},
      {"another stop", {.stopped_from = on("2026-11-26")}, ""},
      {"an earlier stop", {.stopped_to = on("2026-11-24")}, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(found(s.store, row.filter) == row.found);
  }
  write(s, [&] { s.store.clear_deadlines(); });
  CHECK(found(s.store, {}).empty());
}
