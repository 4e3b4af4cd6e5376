#include "engine/office/office.hpp"

#include <utility>

#include "support/small_office.hpp"

using namespace qixian;
using namespace qixian::test;

namespace {

/// A store with other writers: one of them was faster with the stream at each of the next appends, as is seen once the
/// own write is given up.
class BusyStore : public tests::MemoryStore {
 public:
  int others = 0;
  StreamId stream = 0;
  std::unique_ptr<Transaction> begin() override {
    if (std::exchange(m_was_faster, false)) {
      const auto other = MemoryStore::begin();
      const auto records = load(stream);
      NewEvent event = records.front();
      event.type = OfficerAssigned::type;
      event.data = R"({"officer":"wang"})";
      REQUIRE(MemoryStore::append("request", stream, records.back().stream_seq, {&event, 1}));
      other->commit();
    }
    return MemoryStore::begin();
  }
  Result<std::int64_t> append(std::string_view kind, StreamId to, int after,
                              std::span<const NewEvent> events) override {
    if (to != stream || others == 0) return MemoryStore::append(kind, to, after, events);
    --others;
    m_was_faster = true;
    return MemoryStore::append(kind, to, after - 1, events);
  }

 private:
  bool m_was_faster = false;
};

}  // namespace

TEST_CASE("a case is found by its number and by its agency before it where several have that number") {
  SmallOffice o;
  const auto a = o.agency("东篱县甲局"), b = o.agency("东篱县/乙局");
  const auto shared = o.live(a, "1", "receive in_person 2024-03-01");
  const auto other = o.live(b, "1", "receive in_person 2024-03-01");
  const auto slashed = o.live(b, "2024/7", "receive in_person 2024-03-01");
  REQUIRE(o.office.change_agency(a, AgencyRenamed{"东篱县甲委"}, day("2024-06-01"), "li"));
  struct Row {
    const char* text;
    StreamId found;  // 0: none
    const char* code;
  };
  for (const auto& [text, found, code] :
       {Row{"东篱县甲局/1", shared, "-"}, Row{"东篱县甲委/1", shared, "-"}, Row{"东篱县/乙局/1", other, "-"},
        Row{"2024/7", slashed, "-"}, Row{"东篱县/乙局/2024/7", slashed, "-"}, Row{"1", 0, "ambiguous_number"},
        Row{"2", 0, "no_case"}, Row{"东篱县甲局/2024/7", 0, "no_case"}, Row{"丙局/1", 0, "no_case"},
        Row{"", 0, "no_case"}}) {
    INFO(text);
    const auto stream = o.office.requests.find(text);
    CHECK(code_of(stream) == code);
    CHECK(stream.value_or(0) == found);
  }
  CHECK(o.office.requests.find("1").error().hint.args == std::vector<Argument>{"东篱县甲委/1, 东篱县/乙局/1"});
}

TEST_CASE("a number is taken once in an agency") {
  SmallOffice o;
  const auto a = o.agency("东篱县甲局"), b = o.agency("东篱县乙局");
  o.live(a, "1", "receive in_person 2024-03-01");
  const auto head = o.store.head();
  const auto again = o.office.requests.receive(request("1", a, "2024-03-04"));
  CHECK(code_of(again) == "number_taken");
  CHECK(again.error().message.args == std::vector<Argument>{"1"});
  CHECK(o.store.head().seq == head.seq);
  const auto other = o.office.requests.receive(request("1", b, "2024-03-04"));
  REQUIRE(other);
  CHECK(other->row.agency == b);
  CHECK(other->before.state == "fresh");
  CHECK(other->after.state == "registered");
  CHECK(rules::iso(*other->row.due) == "2024-04-01");  // 20 working days: 5 to 29 March, then Monday
  CHECK(o.store.head().seq == head.seq + 1);
}

TEST_CASE("an agency begins with its first request and a refused one leaves none in the store") {
  SmallOffice o;
  auto bad = request("1", 0, "2024-03-01");
  std::get<RequestReceived>(bad.fact).channel = "pigeon";
  const auto head = o.store.head();
  CHECK(code_of(o.office.requests.receive(bad, Mode::desk, "东篱县丙所")) == "unknown_channel");
  CHECK(o.store.head().seq == head.seq);
  qixian::tests::WiredOffice next(o.store, o.clock, day("2024-12-31"));
  CHECK_FALSE(next.agencies().named("东篱县丙所"));
  const auto done = next.requests.receive(request("1", 0, "2024-03-01"), Mode::desk, "东篱县丙所");
  REQUIRE(done);
  REQUIRE(next.agencies().named("东篱县丙所"));
  CHECK(done->row.agency == next.agencies().named("东篱县丙所")->id);
  CHECK(rules::iso(next.agencies().named("东篱县丙所")->since()) == "2024-03-01");
}

TEST_CASE("an act that meets another's is decided again and the third time refused") {
  for (const int others : {0, 1, 2, 3}) {
    INFO(others << " others");
    SmallOfficeOver<BusyStore> o;
    const auto stream = o.live(o.agency("东篱县甲局"), "1", "receive in_person 2024-03-01");
    o.store.stream = stream;
    o.store.others = others;
    const auto done = o.office.requests.act(stream, act_of("extend 5 2024-03-20"));
    CHECK((done ? "-" : done.error().code) == (others < 3 ? "-" : "conflict"));
    CHECK(o.store.load(stream).size() == static_cast<std::size_t>(others < 3 ? 2 + others : 3));
    if (!done) continue;
    CHECK(done->before.officer == (others ? "wang" : ""));
    CHECK(done->row.last_seq == others + 2);
    CHECK(rules::iso(*done->row.due) == "2024-04-08");  // 29 March, then 1, 2, 3, 7 (a Sunday worked) and 8 April
  }
}

TEST_CASE("who decided on what a case was is told what happened since, and nothing is written") {
  SmallOffice o;
  const auto stream =
      o.live(o.agency("东篱县甲局"), "1", "receive in_person 2024-03-01; assign officer=wang 2024-03-04");
  const auto extend = act_of("extend 5 2024-03-20");
  const auto late = o.office.requests.act(stream, extend, Mode::desk, 1);
  REQUIRE(code_of(late) == "moved_on");
  CHECK(late.error().message.args == std::vector<Argument>{as::a_code("assign"), "li"});
  CHECK(o.store.load(stream).size() == 2);
  CHECK(code_of(o.office.requests.act(stream, extend, Mode::desk, 2)) == "-");
  CHECK(code_of(o.office.requests.act(stream, act_of("assign officer=zhao 2024-03-21"))) == "-");
}

TEST_CASE("a preview is what the act will be and writes nothing and what is refused waits for no writer") {
  SmallOffice o;
  const auto stream = o.live(o.agency("东篱县甲局"), "1", "receive in_person 2024-03-01");
  const auto head = o.store.head();
  const auto extend = act_of("extend 5 2024-03-20");
  const auto seen = o.office.requests.preview(stream, extend);
  REQUIRE(seen);
  CHECK(o.store.head().hash == head.hash);
  CHECK(code_of(o.office.requests.preview(stream, extend, Mode::desk, 0)) == "moved_on");
  {
    const auto other = o.store.begin();  // whoever is refused must not come to wait for this one
    CHECK(code_of(o.office.requests.act(stream, act_of("extend 90 2024-03-20"))) == "over_the_cap");
  }
  const auto done = o.office.requests.act(stream, extend);
  REQUIRE(done);
  CHECK(done->after.last_seq == seen->after.last_seq);
  CHECK(done->after.extended == seen->after.extended);
}

TEST_CASE("a prepared store is left as it is and an event that can't be read is told with nothing changed") {
  SmallOffice o;
  const auto stream = o.live(o.agency("东篱县甲局"), "1", "receive in_person 2024-03-01");
  const auto head = o.store.head().seq;
  REQUIRE(o.office.prepare());
  CHECK(o.store.head().seq == head);
  CHECK(o.store.meta("shipped_notices") == std::to_string(rules::shipped_notices().size()));
  {
    const auto transaction = o.store.begin();
    const NewEvent unknown{"request_beamed", day("2024-03-04"), o.clock.now, "li", "{}"};
    REQUIRE(o.store.append("request", stream, 1, {&unknown, 1}));
    o.store.set_meta("projection_version", "1");
    transaction->commit();
  }
  qixian::tests::WiredOffice later(o.store, o.clock, day("2024-12-31"));
  CHECK(code_of(later.prepare()) == "unreadable_event");
  CHECK(o.store.meta("projection_version") == "1");
  CHECK(o.store.case_row(stream).has_value());
  CHECK(code_of(load_request(later, stream)) == "unreadable_event");
  CHECK(code_of(later.rebuild()) == "unreadable_event");
  CHECK(later.requests.act(stream, act_of("assign 2024-03-05")).error().message.args.at(1).text == "request_beamed");
}

TEST_CASE("private words are sealed and read again and gone once erased") {
  SmallOffice o;
  const auto stream = o.live(o.agency("东篱县甲局"), "1", "receive in_person 2024-03-01; extend 5 2024-03-20");
  auto loaded = load_request(o.office, stream);
  REQUIRE(loaded);
  const auto reason = [](const LoadedCase& l) { return std::get<ReplyExtended>(l.events.at(1).fact).reason.value; };
  CHECK(reason(*loaded) == "");
  unseal(o.office, *loaded);
  CHECK(reason(*loaded) == "complex");
  const auto erased =
      o.office.requests.act(stream, {PersonalDataErased{{"asked for", {}, {}}}, day("2024-03-21"), "li", ""});
  REQUIRE(erased);
  auto after = load_request(o.office, stream);
  REQUIRE(after);
  unseal(o.office, *after);
  CHECK(reason(*after) == "");
  CHECK(std::get<PersonalDataErased>(after->events.at(2).fact).reason.value == "asked for");
  CHECK_FALSE(o.store.verify({}));
}
