// A holiday notice that one hand takes holds for the other, whatever that one has read before.
#include "tests/conformance/two_desks.hpp"
#include "tests/support/acts.hpp"

using namespace qixian;
using namespace qixian::tests;

namespace {

/// An invented regional notice: days off, all of them working days else.
NoticeDraft days_off(const std::string& number, std::initializer_list<const char*> days) {
  rules::Notice notice{number, 2024, rules::NoticeKind::regional, on("2024-06-20"), on("2024-06-20"), "", {}};
  for (const auto* day : days) notice.days.push_back({on(day), false, "放假"});
  return {notice, std::vector<std::size_t>(notice.days.size(), 1)};
}

NoticeResult take(Desk& desk, const NoticeDraft& draft, const OnMoved& told = {}) {
  return desk.office.import_notice(draft, {.moves_closed = true}, "li", told);
}

Result<Recorded> act(Desk& desk, StreamId stream, const std::string& text) {
  const auto a = test::read_act(text);
  return desk.requests.act(stream, {test::fact_of(a), a.on, "li", ""});
}

}  // namespace

EVERY_STORE_THAT(takes_two, "a notice that both take is taken once") {
  Two t(s);
  const auto draft = days_off("县政办〔2024〕9号", {"2024-08-01"});
  const auto one = take(t.a, draft), other = take(t.b, draft);
  REQUIRE(one);
  REQUIRE(other);
  CHECK_FALSE(one->known);
  CHECK(other->known);
  CHECK_FALSE(t.b.office.calendar().is_working(on("2024-08-01")));
}

EVERY_STORE_THAT(takes_two, "a notice that one takes moves the case on which the other acts, and holds for that act") {
  Two t(s);
  REQUIRE(take_in(t.a.office, "东篱县", "1") == "ok");
  const auto stream = t.b.requests.find("1").value();
  const auto known = t.b.office.calendar();
  CHECK(t.b.store.case_row(stream)->due == known.add(on("2024-06-03"), 20));
  std::string told;
  const auto done = take(t.a, days_off("县政办〔2024〕9号", {"2024-06-27", "2024-07-10"}), [&](const Moved& moved) {
    told += moved.after.number + " " + rules::iso(*moved.after.due) + ";";
  });
  REQUIRE(done);
  CHECK(done->moved == 1);
  CHECK(t.b.store.case_row(stream)->due == known.add(on("2024-06-03"), 21));
  CHECK(told == "1 2024-07-03;");
  CHECK(t.b.office.calendar().is_working(on("2024-06-27")));  // as it was when this office was made

  const auto extended = act(t.b, stream, "extend 10 2024-06-28");
  REQUIRE(extended);
  CHECK_FALSE(t.b.office.calendar().is_working(on("2024-06-27")));
  CHECK(extended->row.due == known.add(on("2024-06-03"), 32));
  const auto before = dump_of(t.a.office);
  REQUIRE(t.a.office.rebuild());
  CHECK(dump_of(t.b.office) == before);
}

EVERY_STORE_THAT(takes_two, "a request that one takes in is counted by the notice that the other took before") {
  Two t(s);
  const auto known = t.b.office.calendar();
  REQUIRE(take(t.a, days_off("县政办〔2024〕9号", {"2024-06-27"})));
  REQUIRE(take_in(t.b.office, "东篱县", "1") == "ok");
  CHECK(t.a.store.cases_numbered("1").at(0).due == known.add(on("2024-06-03"), 21));
}

EVERY_STORE_THAT(takes_two, "what a notice would move is seen by nobody else") {
  Two t(s);
  REQUIRE(take_in(t.a.office, "东篱县", "1") == "ok");
  const auto before = dump_of(t.b.office);
  const auto head = t.b.store.heads();
  const auto mark = t.b.house->handle().mark();
  std::string seen;
  const auto would = t.a.office.impact_of(days_off("县政办〔2024〕9号", {"2024-06-27"}), {.moves_closed = true},
                                          [&](const Moved&) { seen = dump_of(t.b.office); });
  REQUIRE(would);
  CHECK(would->moved == 1);
  CHECK(seen == before);
  CHECK(dump_of(t.b.office) == before);
  CHECK(t.b.store.heads() == head);
  CHECK(t.b.house->handle().mark() == mark);
}
