// Refusals of words and numbers that neither the law nor the codes know: each by a fixed example.
#include <doctest/doctest.h>

#include "support/told.hpp"

using namespace qixian::test;
using namespace qixian::engine;

namespace {

/// One more act by a fact that no script can say.
std::optional<Error> refusal_of(const std::string& script, Fact fact, const std::string& on, Mode mode = Mode::desk) {
  const auto told = script.empty() ? Told{} : tell(script, mode);
  REQUIRE_MESSAGE(!told.refused, script << " => " << text_of(told.refused));
  const auto done = decide(told.events, told.c, {std::move(fact), day(on), "li", {}}, far_day, mode, calendar());
  return done ? std::nullopt : std::optional(done.error());
}

void check_refusal(const std::optional<Error>& e, const std::string& wanted) {
  CHECK(text_of(e) == wanted);
  if (e) CHECK_FALSE(e->hint.id.empty());
}

RequestReceived request(const std::string& channel, const std::string& kind, const std::string& submitted) {
  RequestReceived e;
  e.number = "东篱〔2024〕1号";
  e.channel = channel;
  e.applicant_kind = kind;
  e.submitted_on = day(submitted);
  return e;
}

}  // namespace

TEST_CASE("a request is refused whose head says nothing that the codes or the law know") {
  struct Row {
    std::string channel, kind, submitted, refusal, hint;
  };
  const Row rows[] = {
      {"in_person", "natural_person", "2024-03-01", "accepted", ""},
      {"当面", "自然人", "2024-03-01", "accepted", ""},
      {"pigeon", "natural_person", "2024-03-01", "unknown_channel: unknown channel: {0} | pigeon",
       "in_person, fax, web, email, post_signed, post_ordinary"},
      {"", "natural_person", "2024-03-01", "unknown_channel: unknown channel: {0} | ",
       "in_person, fax, web, email, post_signed, post_ordinary"},
      {"in_person", "natural_person.poet", "2024-03-01",
       "unknown_applicant_kind: unknown applicant kind: {0} | natural_person.poet",
       "natural_person, natural_person.lawyer, natural_person.researcher, natural_person.journalist, company, "
       "research, public_interest, legal_service, media, party_government, other"},
      // the channel is looked at first
      {"pigeon", "poet", "2024-03-01", "unknown_channel: unknown channel: {0} | pigeon",
       "in_person, fax, web, email, post_signed, post_ordinary"},
      {"in_person", "company", "2008-04-30",
       "before_the_law: {0} lies before 2008-05-01, when the Regulation came into force | 2008-04-30", ""},
      {"in_person", "company", "2008-05-01", "accepted", ""},
  };
  for (const auto& row : rows) {
    for (const auto mode : {Mode::desk, Mode::record}) {
      INFO(row.channel << " " << row.kind << " " << row.submitted);
      const auto e = refusal_of("", request(row.channel, row.kind, row.submitted), row.submitted, mode);
      check_refusal(e, row.refusal);
      if (!row.hint.empty()) CHECK(e.value().hint == Text{"one of: {0}", {as::a_code(row.hint)}});
    }
  }
  auto e = request("in_person", "company", "2024-03-04");
  e.number.clear();
  check_refusal(refusal_of("", e, "2024-03-04"), "no_number: the number is missing");
}

TEST_CASE("nothing is received before it was submitted and the same day is no such thing") {
  auto e = request("post_signed", "company", "2024-03-04");
  e.received_on = day("2024-03-03");
  check_refusal(refusal_of("", e, "2024-03-04"),
                "received_before_submitted: received on {0}, before it was submitted on {1} | 2024-03-03 | 2024-03-04");
  e.received_on = day("2024-03-04");
  check_refusal(refusal_of("", e, "2024-03-04"), "accepted");
}

TEST_CASE("a receipt is confirmed on the day of the submission and not on the day before") {
  // Registered on 1 March as submitted on the 5th: the confirmation is entered in its turn and still comes too early.
  for (const auto mode : {Mode::desk, Mode::record}) {
    Told told;
    auto d = decide({}, {}, {request("web", "company", "2024-03-05"), day("2024-03-01"), "li", {}}, far_day, mode,
                    calendar());
    REQUIRE(d);
    told.events = d->events;
    told.c = d->after;
    REQUIRE(told.c.state == "awaiting_confirmation");
    auto early = told;
    early.act(read_act("confirm 2024-03-04"), mode, calendar());
    check_refusal(early.refused, "before_receipt: {0} lies before the submission on {1} | 2024-03-04 | 2024-03-05");
    told.act(read_act("confirm 2024-03-05"), mode, calendar());
    CHECK(text_of(told.refused) == "accepted");
  }
  check_refusal(tell_and("receive web 2024-03-05", "confirm 2024-03-04").refused,
                "before_receipt: {0} lies before the receipt on {1} | 2024-03-04 | 2024-03-05");
}

TEST_CASE("what happened on a day that no calendar knows is refused by rule C7") {
  // The calendar reaches from 25 December 2006 to the end of 2086.
  struct Row {
    std::string script, last, refusal;
  };
  const Row rows[] = {
      {"", "receive in_person 2006-12-24", "date_outside: {0} lies outside the calendar | 2006-12-24"},
      {"", "receive in_person 2006-12-25",
       "before_the_law: {0} lies before 2008-05-01, when the Regulation came into force | 2006-12-25"},
      {"", "receive in_person 2087-01-01", "date_outside: {0} lies outside the calendar | 2087-01-01"},
      {"receive in_person 2024-03-01", "assign 2087-01-01", "date_outside: {0} lies outside the calendar | 2087-01-01"},
      {"receive in_person 2024-03-01", "ask 2087-01-01", "date_outside: {0} lies outside the calendar | 2087-01-01"},
      {"receive in_person 2024-03-01", "assign 2086-12-31", "accepted"},
  };
  for (const auto& row : rows) {
    INFO(row.script << " + " << row.last);
    auto told = row.script.empty() ? Told{} : tell(row.script, Mode::desk);
    told.act(read_act(row.last), Mode::desk, calendar(), day("2099-12-31"));
    check_refusal(told.refused, row.refusal);
    if (!told.refused || told.refused->code != "date_outside") continue;
    CHECK(told.refused->article == "C7");
    CHECK(told.refused->hint == Text{"the calendar is known from {0}", {day("2006-12-25")}});
  }
}

TEST_CASE("an item or an applicant that the request does not have and one that was served before") {
  struct Row {
    std::string script, last, refusal, hint;  // of the hint its last word
  };
  const std::string two = "receive in_person 2024-03-01 items=2 applicants=2", one = "receive in_person 2024-03-01";
  const std::string no_item = "unknown_item: the request has no item {0} | ";
  const std::string no_applicant = "unknown_applicant: the request has no applicant {0} | ";
  const std::string served = "served_already: this applicant has been served already";
  const std::string sent = "; answer disclosed 2024-03-20";
  const Row rows[] = {
      {two, "answer 2024-03-20 items=3:disclosed", no_item + "3", "2"},
      {two, "answer 2024-03-20 items=0:disclosed", no_item + "0", "2"},
      {two, "answer 2024-03-20 items=2:disclosed", "accepted", ""},
      {one, "answer 2024-03-20 items=2:disclosed", no_item + "2", ""},
      {one, "answer 2024-03-20 items=1:disclosed", "accepted", ""},
      {two + sent, "deliver 2024-03-21 applicant=3", no_applicant + "3", "2"},
      {two + sent, "deliver 2024-03-21 applicant=0", no_applicant + "0", "2"},
      {one + sent, "deliver 2024-03-21 applicant=2", no_applicant + "2", "1"},
      {one + sent, "deliver 2024-03-21 applicant=1", "accepted", ""},
      {two + sent + "; deliver 2024-03-21 applicant=2", "deliver 2024-03-22 applicant=2", served, ""},
      {two + sent + "; deliver 2024-03-21 applicant=2", "deliver 2024-03-22 applicant=1", "accepted", ""},
      // a new answer is served anew
      {one + sent + "; deliver 2024-03-21; reopen 15 2024-04-01; answer disclosed 2024-04-08", "deliver 2024-04-09",
       "accepted", ""},
      {one + "; consult t1 2024-03-04; served t1 2024-03-05", "served t1 2024-03-06",
       "served_already: the letter was served already", ""},
  };
  for (const auto& row : rows) {
    INFO(row.script << " + " << row.last);
    const auto e = tell_and(row.script, row.last).refused;
    check_refusal(e, row.refusal);
    if (e && !row.hint.empty()) CHECK(e->hint.args.back().text == row.hint);
    if (e && e->code == "served_already") CHECK(e->hint.id == "allowed now: {0}");
  }
}

TEST_CASE("a void receipt is mended by codes that are known") {
  for (const auto& [mend, code] :
       {std::pair{"channel=pigeon", "unknown_channel"}, std::pair{"kind=poet", "unknown_applicant_kind"}}) {
    const auto told =
        tell(std::string("receive in_person 2024-03-01; void 1 2024-03-06; mend 1 2024-03-07 ") + mend, Mode::desk);
    CAPTURE(mend);
    REQUIRE(told.refused);
    CHECK(told.refused->code == code);
  }
  CHECK_FALSE(
      tell("receive in_person 2024-03-01; void 1 2024-03-06; mend 1 2024-03-07 channel=web", Mode::desk).refused);
}

TEST_CASE("a channel in the words of a ledger is that channel and no other") {
  // It was taken for one that waits for no confirmation.
  CHECK(tell("receive 平信 2024-03-01", Mode::desk).c.state == "awaiting_confirmation");
  CHECK(tell("receive 网络 2024-03-01", Mode::desk).c.state == "awaiting_confirmation");
  const auto told = tell("receive 当面 2024-03-01", Mode::desk);
  CHECK(told.c.state == "registered");
  CHECK(std::get<RequestReceived>(told.events.front().fact).channel == "in_person");
  CHECK_THROWS_AS(qixian::rules::channel_of("pigeon"), std::out_of_range);
}
