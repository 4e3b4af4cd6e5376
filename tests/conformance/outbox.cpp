// What every store's outbox keeps to.
#include <stdexcept>

#include "tests/conformance/suite.hpp"
#include "tests/support/new_event.hpp"

using namespace qixian;
using namespace qixian::tests;
using engine::Moment;
using engine::MovedCase;
using engine::OutboxEntry;
using namespace std::chrono_literals;

namespace {

const Moment ten = engine::moment_at(on("2026-11-23"), 10h);

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

template <class Work>
void write(Subject& s, const Work& work) {
  const auto transaction = s.store.begin();
  work();
  transaction->commit();
}

OutboxEntry change(Subject& s, const std::string& key, const std::function<void(OutboxEntry&)>& edit) {
  auto e = s.outbox.find(key).value();
  edit(e);
  write(s, [&] { s.outbox.update(e); });
  return e;
}

template <class Entries>
std::string keys(const Entries& entries) {
  std::string all;
  for (const auto& e : entries) all += (all.empty() ? "" : " ") + e.key;
  return all;
}

}  // namespace

EVERY_STORE("a message is kept as it was put, once for its key") {
  write(s, [&] {
    CHECK(s.outbox.put(entry("a")));
    CHECK_FALSE(s.outbox.put(entry("a")));
    CHECK(s.outbox.put(entry("b")));
  });
  const auto a = s.outbox.find("a");
  REQUIRE(a);
  const auto put = entry("a");
  CHECK(std::tie(a->stream, a->ordinal, a->channel, a->state, a->told, a->attempts, a->next_at) ==
        std::tuple(7, "1", "files", engine::OutboxState::waiting, false, 0, ten));
  const auto& said = a->said;
  CHECK(std::tie(said.what, said.kind, said.number, said.agency, said.officer, said.due, said.was) ==
        std::tie(put.said.what, put.said.kind, put.said.number, put.said.agency, put.said.officer, put.said.due,
                 put.said.was));
  CHECK(
      std::tie(said.provisional, said.open, said.offset, said.because, said.person, said.home) ==
      std::tie(put.said.provisional, put.said.open, put.said.offset, put.said.because, put.said.person, put.said.home));
  CHECK_FALSE(s.outbox.find("c"));
  CHECK(s.outbox.count("waiting") == 2);
  CHECK_THROWS_AS(s.outbox.put(entry("d")), std::logic_error);
}

EVERY_STORE("a void message that is true again waits again, a sent or dead one stays") {
  write(s, [&] { s.outbox.put(entry("a")); });
  for (const auto state : {engine::OutboxState::void_, engine::OutboxState::sent, engine::OutboxState::dead}) {
    CAPTURE(state);
    change(s, "a", [&](auto& e) {
      e.state = state;
      e.told = e.state == engine::OutboxState::sent;
      e.attempts = 3;
    });
    const bool again = state == engine::OutboxState::void_;
    write(s, [&] { CHECK(s.outbox.put(entry("a")) == again); });
    CHECK(s.outbox.find("a")->state == (again ? engine::OutboxState::waiting : state));
    CHECK(s.outbox.find("a")->attempts == (again ? 0 : 3));
  }
}

EVERY_STORE("ready in order of time: what waits, and what was claimed and never settled") {
  write(s, [&] {
    s.outbox.put(entry("later"));
    s.outbox.put(entry("now"));
  });
  change(s, "later", [](auto& e) { e.next_at = ten + 60s; });
  CHECK_FALSE(s.outbox.ready(ten - 1s));
  CHECK(s.outbox.next_ready() == ten);
  CHECK(s.outbox.ready(ten)->key == "now");
  change(s, "now", [](auto& e) {
    e.state = engine::OutboxState::claimed;
    e.lease_until = ten + 300s;
  });
  CHECK_FALSE(s.outbox.ready(ten));
  CHECK(s.outbox.ready(ten + 60s)->key == "later");
  change(s, "later", [](auto& e) {
    e.state = engine::OutboxState::sent;
    e.told = true;
  });
  CHECK_FALSE(s.outbox.ready(ten + 299s));
  CHECK(s.outbox.next_ready() == ten + 300s);
  CHECK(s.outbox.ready(ten + 300s)->key == "now");
  CHECK(keys(s.outbox.unsent(7)) == "now");
  CHECK(s.outbox.unsent_streams() == std::vector<engine::StreamId>{7});
}

EVERY_STORE("channels that have their hands full are passed over") {
  write(s, [&] {
    auto e = entry("a mail");
    e.channel = "mail";
    s.outbox.put(e);
    s.outbox.put(entry("a file"));
  });
  change(s, "a file", [](auto& e) { e.next_at = ten + 60s; });
  CHECK(s.outbox.ready(ten, {"hook"})->key == "a mail");
  CHECK_FALSE(s.outbox.ready(ten, {"hook", "mail"}));
  CHECK(s.outbox.ready(ten + 60s, {"mail"})->key == "a file");
  CHECK(s.outbox.next_ready({"mail"}) == ten + 60s);
  CHECK_FALSE(s.outbox.ready(ten + 60s, {"mail", "files", "it's \"quoted\""}));
  CHECK_FALSE(s.outbox.next_ready({"mail", "files"}));
}

EVERY_STORE("of each deadline and recipient the last that was told is known") {
  write(s, [&] {
    for (const auto* key : {"first", "second", "waits", "other channel", "other case"}) {
      auto e = entry(key, std::string(key) == "other case" ? 8 : 7);
      if (std::string(key) == "other channel") e.channel = "mail";
      s.outbox.put(e);
    }
  });
  CHECK(s.outbox.last_told(7).empty());
  for (const auto* key : {"first", "second", "other channel", "other case"})
    change(s, key, [](auto& e) {
      e.state = engine::OutboxState::sent;
      e.told = true;
    });
  CHECK(keys(s.outbox.last_told(7)) == "second other channel");
  change(s, "waits", [](auto& e) {
    e.state = engine::OutboxState::claimed;
    e.lease_until = ten;
  });
  CHECK(keys(s.outbox.last_told(7)) == "waits other channel");
  std::vector<OutboxEntry> sent;
  s.outbox.each("sent", [&](const auto& e) { sent.push_back(e); });
  CHECK(keys(sent) == "first second other channel other case");
}

EVERY_STORE("moved cases are noted with the transaction and taken once") {
  const MovedCase moved{"request", 7, 12, on("2026-11-27"), on("2026-11-30")}, other{"publication", 8, 12, {}, {}};
  write(s, [&] {
    s.outbox.note_moved(moved);
    s.outbox.note_moved(other);
  });
  {
    const auto rolled_back = s.store.begin();
    s.outbox.note_moved(moved);
  }
  write(s, [&] { CHECK(s.outbox.take_moved() == std::vector{moved, other}); });
  write(s, [&] { CHECK(s.outbox.take_moved().empty()); });
}
