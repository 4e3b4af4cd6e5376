// What every store's deadlines and outbox keep to.
#include <doctest/doctest.h>

#include <stdexcept>

#include "adapters/sqlite/deadlines.hpp"
#include "adapters/sqlite/outbox.hpp"
#include "tests/support/memory_outbox.hpp"
#include "tests/support/store_harness.hpp"

using namespace qixian;
using namespace qixian::tests;
using engine::DeadlineFilter;
using engine::DeadlineRow;
using engine::Moment;
using engine::MovedCase;
using engine::OutboxEntry;
using namespace std::chrono_literals;

namespace {

struct MemoryOutboxHarness : MemoryHarness {
  MemoryOutbox outbox{store};
};
struct SqliteOutboxHarness : SqliteHarness {
  adapters::sqlite::Outbox outbox{*opened};
};
#define OUTBOXES MemoryOutboxHarness, SqliteOutboxHarness

const Moment ten = engine::moment_at(on("2026-11-23"), 10h);

DeadlineRow deadline(std::int64_t stream, std::string kind, const char* due, std::string ordinal = "") {
  return {stream, std::move(kind), std::move(ordinal), on(due), {}, false, 3, "王\"一", "甲\n1"};
}

OutboxEntry entry(const std::string& key, std::int64_t stream = 7) {
  OutboxEntry e;
  e.key = key;
  e.stream = stream;
  e.ordinal = "1";
  e.channel = "files";
  e.next_at = ten;
  e.said.what = "rung";
  e.said.kind = "reply";
  e.said.number = "〔2026〕1";
  e.said.agency = "东篱县";
  e.said.officer = "林小满";
  e.said.due = on("2026-11-30");
  e.said.was = on("2026-11-27");
  e.said.provisional = true;
  e.said.open = false;
  e.said.offset = -5;
  e.said.because = "reply_extended";
  e.said.person = "林小满";
  e.said.home = "东篱县";
  return e;
}

template <class H, class Work>
void write(H& h, const Work& work) {
  const auto transaction = h.store.begin();
  work();
  transaction->commit();
}

template <class H>
OutboxEntry change(H& h, const std::string& key, const std::function<void(OutboxEntry&)>& edit) {
  auto e = h.outbox.find(key).value();
  edit(e);
  write(h, [&] { h.outbox.update(e); });
  return e;
}

template <class Entries>
std::string keys(const Entries& entries) {
  std::string all;
  for (const auto& e : entries) all += (all.empty() ? "" : " ") + e.key;
  return all;
}

std::string found(const engine::Store& store, const DeadlineFilter& filter) {
  std::string all;
  store.each_deadline(filter, [&](const DeadlineRow& d) {
    all += (all.empty() ? "" : " ") + std::to_string(d.stream) + d.kind.substr(0, 1) + d.ordinal;
  });
  return all;
}

}  // namespace

TEST_CASE_TEMPLATE("deadlines come back as they were put, and are replaced together", T, OUTBOXES) {
  T h;
  auto stopped = deadline(7, "third_party", "2026-12-01", "t1");
  stopped.stopped_until = on("2026-12-01");
  stopped.provisional = true;
  const std::vector<DeadlineRow> two{deadline(7, "reply", "2026-11-30"), stopped};
  write(h, [&] { h.store.put_deadlines(7, two); });
  CHECK(h.store.deadlines(7) == two);
  CHECK(h.store.deadlines(8).empty());
  const std::vector<DeadlineRow> one{deadline(7, "reply", "2026-12-03")};
  write(h, [&] { h.store.put_deadlines(7, one); });
  CHECK(h.store.deadlines(7) == one);
  write(h, [&] {
    h.store.put_deadlines(7, {});
    h.store.put_deadlines(8, {});
  });
  CHECK(h.store.deadlines(7).empty());
  CHECK_THROWS_AS(h.store.put_deadlines(7, one), std::logic_error);
}

TEST_CASE_TEMPLATE("each field of a deadline that is put again is the new one", T, OUTBOXES) {
  T h;
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
    write(h, [&] { h.store.put_deadlines(7, rows); });
    CHECK(h.store.deadlines(7) == rows);
  }
}

TEST_CASE_TEMPLATE("deadlines are found by kind and day, and by the day on which a stop ends", T, OUTBOXES) {
  T h;
  auto stopped = deadline(2, "reply", "2026-12-01");
  stopped.stopped_until = on("2026-11-25");
  write(h, [&] {
    h.store.put_deadlines(3, std::vector{deadline(3, "reply", "2026-11-30"), deadline(3, "fee", "2026-11-30", "1")});
    h.store.put_deadlines(2, std::vector{stopped});
    h.store.put_deadlines(1, std::vector{deadline(1, "reply", "2026-12-01")});
  });
  const struct {
    const char* what;
    DeadlineFilter filter;
    const char* found;
  } rows[] = {
      {"all, in order of day and stream", {}, "3f1 3r 1r 2r"},
      {"kind", {.kind = "reply"}, "3r 1r 2r"},
      {"from", {.kind = "reply", .from = on("2026-12-01")}, "1r 2r"},
      {"to", {.kind = "reply", .to = on("2026-11-30")}, "3r"},
      {"stop", {.stopped_from = on("2026-11-25"), .stopped_to = on("2026-11-25")}, "2r"},
      {"another stop", {.stopped_from = on("2026-11-26")}, ""},
      {"an earlier stop", {.stopped_to = on("2026-11-24")}, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(found(h.store, row.filter) == row.found);
  }
  write(h, [&] { h.store.clear_projections(); });
  CHECK(found(h.store, {}).empty());
}

TEST_CASE("what is due is read from an index by day, a stop from an index of stops") {
  SqliteOutboxHarness h;
  const auto plan = [&](const std::string& query) {
    SQLite::Statement steps(h.opened->database(), "EXPLAIN QUERY PLAN " + query);
    std::string text;
    while (steps.executeStep()) text += steps.getColumn(3).getString() + "\n";
    return text;
  };
  using adapters::sqlite::deadline_query;
  const auto due = plan(deadline_query({.kind = "reply", .from = on("2026-11-23"), .to = on("2026-11-30")}));
  CHECK(due.find("SEARCH deadline USING INDEX deadline_by_due (kind=? AND due>? AND due<?)") == 0);
  const auto stop = plan(deadline_query({.stopped_from = on("2026-11-23"), .stopped_to = on("2026-11-23")}));
  CHECK(stop.find("SEARCH deadline USING INDEX deadline_by_stop") == 0);
}

TEST_CASE_TEMPLATE("a message is kept as it was put, once for its key", T, OUTBOXES) {
  T h;
  write(h, [&] {
    CHECK(h.outbox.put(entry("a")));
    CHECK_FALSE(h.outbox.put(entry("a")));
    CHECK(h.outbox.put(entry("b")));
  });
  const auto a = h.outbox.find("a");
  REQUIRE(a);
  const auto put = entry("a");
  CHECK(std::tie(a->stream, a->ordinal, a->channel, a->state, a->told, a->attempts, a->next_at) ==
        std::tuple(7, "1", "files", "waiting", false, 0, ten));
  const auto& s = a->said;
  CHECK(std::tie(s.what, s.kind, s.number, s.agency, s.officer, s.due, s.was) ==
        std::tie(put.said.what, put.said.kind, put.said.number, put.said.agency, put.said.officer, put.said.due,
                 put.said.was));
  CHECK(
      std::tie(s.provisional, s.open, s.offset, s.because, s.person, s.home) ==
      std::tie(put.said.provisional, put.said.open, put.said.offset, put.said.because, put.said.person, put.said.home));
  CHECK_FALSE(h.outbox.find("c"));
  CHECK(h.outbox.count("waiting") == 2);
  CHECK_THROWS_AS(h.outbox.put(entry("d")), std::logic_error);
}

TEST_CASE_TEMPLATE("a void message that is true again waits again, a sent or dead one stays", T, OUTBOXES) {
  T h;
  write(h, [&] { h.outbox.put(entry("a")); });
  for (const auto* state : {"void", "sent", "dead"}) {
    CAPTURE(state);
    change(h, "a", [&](auto& e) {
      e.state = state;
      e.told = e.state == "sent";
      e.attempts = 3;
    });
    const bool again = std::string(state) == "void";
    write(h, [&] { CHECK(h.outbox.put(entry("a")) == again); });
    CHECK(h.outbox.find("a")->state == (again ? "waiting" : state));
    CHECK(h.outbox.find("a")->attempts == (again ? 0 : 3));
  }
}

TEST_CASE_TEMPLATE("ready in order of time: what waits, and what was claimed and never settled", T, OUTBOXES) {
  T h;
  write(h, [&] {
    h.outbox.put(entry("later"));
    h.outbox.put(entry("now"));
  });
  change(h, "later", [](auto& e) { e.next_at = ten + 60s; });
  CHECK_FALSE(h.outbox.ready(ten - 1s));
  CHECK(h.outbox.next_ready() == ten);
  CHECK(h.outbox.ready(ten)->key == "now");
  change(h, "now", [](auto& e) {
    e.state = "claimed";
    e.lease_until = ten + 300s;
  });
  CHECK_FALSE(h.outbox.ready(ten));
  CHECK(h.outbox.ready(ten + 60s)->key == "later");
  change(h, "later", [](auto& e) {
    e.state = "sent";
    e.told = true;
  });
  CHECK_FALSE(h.outbox.ready(ten + 299s));
  CHECK(h.outbox.next_ready() == ten + 300s);
  CHECK(h.outbox.ready(ten + 300s)->key == "now");
  CHECK(keys(h.outbox.unsent(7)) == "now");
  CHECK(h.outbox.unsent_streams() == std::vector<engine::StreamId>{7});
}

TEST_CASE_TEMPLATE("channels that have their hands full are passed over", T, OUTBOXES) {
  T h;
  write(h, [&] {
    auto e = entry("a mail");
    e.channel = "mail";
    h.outbox.put(e);
    h.outbox.put(entry("a file"));
  });
  change(h, "a file", [](auto& e) { e.next_at = ten + 60s; });
  CHECK(h.outbox.ready(ten, {"hook"})->key == "a mail");
  CHECK_FALSE(h.outbox.ready(ten, {"hook", "mail"}));
  CHECK(h.outbox.ready(ten + 60s, {"mail"})->key == "a file");
  CHECK(h.outbox.next_ready({"mail"}) == ten + 60s);
  CHECK_FALSE(h.outbox.ready(ten + 60s, {"mail", "files", "it's \"quoted\""}));
  CHECK_FALSE(h.outbox.next_ready({"mail", "files"}));
}

TEST_CASE_TEMPLATE("of each deadline and recipient the last that was told is known", T, OUTBOXES) {
  T h;
  write(h, [&] {
    for (const auto* key : {"first", "second", "waits", "other channel", "other case"}) {
      auto e = entry(key, std::string(key) == "other case" ? 8 : 7);
      if (std::string(key) == "other channel") e.channel = "mail";
      h.outbox.put(e);
    }
  });
  CHECK(h.outbox.last_told(7).empty());
  for (const auto* key : {"first", "second", "other channel", "other case"})
    change(h, key, [](auto& e) {
      e.state = "sent";
      e.told = true;
    });
  CHECK(keys(h.outbox.last_told(7)) == "second other channel");
  change(h, "waits", [](auto& e) {
    e.state = "claimed";
    e.lease_until = ten;
  });
  CHECK(keys(h.outbox.last_told(7)) == "waits other channel");
  std::vector<OutboxEntry> sent;
  h.outbox.each("sent", [&](const auto& e) { sent.push_back(e); });
  CHECK(keys(sent) == "first second other channel other case");
}

TEST_CASE_TEMPLATE("moved cases are noted with the transaction and taken once", T, OUTBOXES) {
  T h;
  const MovedCase moved{"request", 7, 12, on("2026-11-27"), on("2026-11-30")}, other{"publication", 8, 12, {}, {}};
  write(h, [&] {
    h.outbox.note_moved(moved);
    h.outbox.note_moved(other);
  });
  {
    const auto rolled_back = h.store.begin();
    h.outbox.note_moved(moved);
  }
  write(h, [&] { CHECK(h.outbox.take_moved() == std::vector{moved, other}); });
  write(h, [&] { CHECK(h.outbox.take_moved().empty()); });
}
