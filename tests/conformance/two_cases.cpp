// Two hands act on the same case, item, return and practice: the second act is decided on what stands then.
#include "engine/office/practice.hpp"
#include "engine/tables/returns.hpp"
#include "tests/conformance/two_desks.hpp"
#include "tests/support/acts.hpp"

using namespace qixian;
using namespace qixian::tests;

namespace {

Result<Recorded> act(Desk& desk, StreamId stream, const std::string& text) {
  const auto a = test::read_act(text);
  return desk.requests.act(stream, {test::fact_of(a), a.on, "li", ""});
}

/// Both have the case, received on 2024-06-03.
struct TwoWithACase : Two {
  explicit TwoWithACase(Subject& s) : Two(s) {
    REQUIRE(take_in(a.office, "东篱县", "1") == "ok");
    stream = b.requests.find("1").value();
    b.office.refresh();
  }
  StreamId stream = 0;
};

bool is_flagged(const Result<Recorded>& done, FlagId id) {
  return done && std::ranges::find(done->raised, id, &Flag::id) != done->raised.end();
}

}  // namespace

EVERY_STORE_THAT(takes_two, "a case that one has answered is not answered by the other") {
  TwoWithACase t(s);
  CHECK(load_request(t.b.office, t.stream)->c.is_open());
  REQUIRE(act(t.a, t.stream, "answer disclosed 2024-06-20"));
  const auto head = t.b.store.heads();
  const auto refused = act(t.b, t.stream, "answer disclosed 2024-06-21");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "not_in_state");
  CHECK(refused.error().state == "answered");
  CHECK(outcome(act(t.b, t.stream, "extend 10 2024-06-21")) != "ok");
  CHECK(t.a.store.heads() == head);
}

EVERY_STORE_THAT(takes_two, "acts of both that go together both stand, in the order in which they were recorded") {
  TwoWithACase t(s);
  REQUIRE(act(t.a, t.stream, "assign officer=林小满 2024-06-04"));
  const auto extended = act(t.b, t.stream, "extend 10 2024-06-20");
  REQUIRE(extended);
  CHECK(extended->row.officer == "林小满");
  CHECK(outcome(act(t.a, t.stream, "extend 10 2024-06-21")) != "ok");  // once only
  REQUIRE(act(t.a, t.stream, "answer disclosed 2024-06-27"));
  CHECK(acts_of(t.b.store, t.stream) == "request_received officer_assigned reply_extended answer_sent");
  CHECK(t.b.store.case_row(t.stream) == t.a.store.case_row(t.stream));
  CHECK_FALSE(t.b.store.verify({}));
}

EVERY_STORE_THAT(takes_two, "a number that one has taken is refused to the other, until its receipt is void") {
  TwoWithACase t(s);
  CHECK(take_in(t.b.office, "东篱县", "1") == "number_taken");
  REQUIRE(act(t.a, t.stream, "void 1 2024-06-05"));
  CHECK_FALSE(t.b.requests.find("1"));
  CHECK(take_in(t.b.office, "东篱县", "1") == "ok");
  CHECK(take_in(t.a.office, "东篱县", "1") == "number_taken");
  CHECK(t.a.store.cases_numbered("1").size() == 1);
}

EVERY_STORE_THAT(takes_two, "a practice that one sets holds for the next act of the other") {
  TwoWithACase t(s);
  REQUIRE(take_in(t.a.office, "东篱县", "2") == "ok");
  const auto second = t.b.requests.find("2").value();
  CHECK(is_flagged(act(t.b, t.stream, "answer disclosed 2024-06-20"), FlagId::p24));
  REQUIRE(set_practice(t.a.store, {"reviews", "elsewhere"}, on("2024-06-20"), "2024-06-20T01:02:03.004Z", "li"));
  CHECK(choice_of(t.b.store, "reviews") == "elsewhere");
  const auto answered = act(t.b, second, "answer disclosed 2024-06-20");
  REQUIRE(answered);
  CHECK_FALSE(is_flagged(answered, FlagId::p24));
  REQUIRE(set_practice(t.b.store, {"reviews", "here"}, on("2024-06-21"), "2024-06-21T01:02:03.004Z", "wang"));
  CHECK(choice_of(t.a.store, "reviews") == "here");
  CHECK(streams_of(t.a.store, "practice") == 1);
}

EVERY_STORE_THAT(takes_two, "an item's number is taken once, and what one has reviewed the other publishes, once") {
  Two t(s);
  const PublicationProposal item{ItemMade{"1", 0, {"题", "", ""}, "", "", {}, {}}, on("2024-06-03"), "li"};
  const auto made = t.a.publications.add(item, "新局");
  REQUIRE(made);
  CHECK(outcome(t.b.publications.add(item, "新局")) == "number_taken");
  CHECK(streams_of(t.a.store, "agency") == 1);
  const PublicationProposal published{ItemPublished{"网站"}, on("2024-06-21"), "wang"};
  CHECK(outcome(t.b.publications.act(made->id, published)) == "refused");
  for (const auto* step : {"review mark 2024-06-19", "review head 2024-06-19", "review body 2024-06-20 outcome=open",
                           "review leader 2024-06-20 person=zhao"}) {
    const auto a = test::read_act(step);
    CHECK(outcome(t.a.publications.act(made->id, {std::get<ReviewStepped>(test::fact_of(a)), a.on, "li"})) == "ok");
  }
  CHECK(outcome(t.b.publications.act(made->id, published)) == "ok");
  CHECK(outcome(t.a.publications.act(made->id, published)) == "not_in_state");
  CHECK(t.a.publications.rows().row(made->id)->state == "published");
}

EVERY_STORE_THAT(takes_two, "a return that both file is one, and the second is told of the first") {
  Two t(s);
  CHECK(add(t.a.office, "甲局") == "ok");
  t.b.office.refresh();
  const auto agency = t.a.office.agencies().named("甲局")->id;
  const ReturnFiled first{agency, 2023, "2021", true, {}}, second{agency, 2023, "2021", false, {{"1", "", "3"}}};
  const auto filed = file_return(t.a.office, first, on("2024-01-10"), "li");
  REQUIRE(filed);
  CHECK_FALSE(filed->has_value());
  const auto again = file_return(t.b.office, second, on("2024-01-11"), "wang");
  REQUIRE(again);
  REQUIRE(again->has_value());
  CHECK((*again)->nil);
  CHECK(streams_of(t.a.store, "return") == 1);
}
