// Days on which a limit begins or ends, each by hand: what a change of < to <=, or of one day, would move.
#include <doctest/doctest.h>

#include "engine/request/remedies/remedies.hpp"
#include "support/told.hpp"

using namespace qixian;
using namespace qixian::test;
using rules::iso;

namespace {

std::string window_of(const std::string& script, const std::string& kind, std::optional<Day> today = {}) {
  const auto told = tell(script, Mode::record);
  REQUIRE_MESSAGE(!told.refused, text_of(told.refused));
  for (const auto& w : windows(told.c, calendar(), today))
    if (w.kind == kind) return w.until ? iso(*w.until) : "open";
  return "-";
}

}  // namespace

TEST_CASE("a simplified first instance is judged within 45 days") {
  const std::string answered = "receive in_person 2024-03-01; answer disclosed 2024-03-20; deliver 2024-03-20; ";
  CHECK(window_of(answered + "sue direct 2024-04-01 simplified=1", "judgment") == "2024-05-16");
  CHECK(window_of(answered + "sue direct 2024-04-01", "judgment") == "2024-10-08");  // 1 October is a day off
}

TEST_CASE("remedies untold: a year from the first day of 2024 on") {
  const std::string sent = "receive in_person 2023-12-01; answer refused.internal 2023-12-29 untold=1" + refusal + "; ";
  CHECK(window_of(sent + "deliver 2023-12-31", "apply_reconsideration") == "2024-02-29");
  CHECK(window_of(sent + "deliver 2024-01-01", "apply_reconsideration") == "2025-01-02");
}

TEST_CASE("on the due day itself nobody has been silent") {
  const std::string open = "receive in_person 2024-03-01";  // due 2024-03-29
  CHECK(window_of(open, "silence_reconsideration", day("2024-03-29")) == "-");
  CHECK(window_of(open, "silence_suit", day("2024-03-29")) == "-");
  CHECK(window_of(open, "silence_reconsideration", day("2024-03-30")) == "2024-05-28");
  CHECK(window_of(open, "silence_suit", day("2024-03-30")) == "2024-09-29");
}

TEST_CASE("a refusal item by item has separated what could be separated") {
  const std::string reviewed =
      "receive in_person 2024-03-01 items=2; review mark 2024-03-04 outcome=part_open; review head 2024-03-05; "
      "review body 2024-03-06 outcome=part_open person=zhao; review leader 2024-03-07 person=sun; ";
  const auto whole = tell(reviewed + "answer refused.internal 2024-03-20" + refusal, Mode::record);
  const auto items =
      tell(reviewed + "answer refused.internal 2024-03-20 items=1:refused.internal/2:refused.process" + refusal,
           Mode::record);
  REQUIRE_MESSAGE(!items.refused, text_of(items.refused));
  CHECK(flag_ids(whole.c.flags).find("P14") != std::string::npos);
  CHECK(flag_ids(items.c.flags).find("P14") == std::string::npos);
}

TEST_CASE("nobody is assigned before the request was handed in") {
  // Assigning may come before the receipt, as of a letter that waits for its confirmation, and not before that.
  const std::string letter = "receive post_ordinary 2024-03-04; confirm 2024-03-06; ";
  CHECK_FALSE(tell(letter + "assign 2024-03-04", Mode::desk).refused);
  const auto told = tell(letter + "assign 2024-03-01", Mode::desk);
  REQUIRE(told.refused);
  CHECK(told.refused->code == "before_receipt");
  CHECK(told.refused->message.id == "{0} lies before the receipt on {1}");
}

TEST_CASE("what follows in a ledger does not come before the request was handed in") {
  // follow() takes an act as the next one and folds nothing anew: here the day is refused by the check alone.
  auto told = tell("receive post_ordinary 2024-03-04; confirm 2024-03-06", Mode::record);
  REQUIRE(!told.refused);
  const auto a = read_act("assign 2024-03-01");
  const auto done = follow(told.c, {fact_of(a), a.on, "li", ""}, far_day, Mode::record, calendar());
  REQUIRE_FALSE(done);
  CHECK(done.error().code == "before_receipt");
  CHECK(done.error().message.id == "{0} lies before the submission on {1}");
}

TEST_CASE("between a submission and its receipt nobody but the officer is on record") {
  // The state is no bar here: the request is registered from its submission on.
  const std::string signed_for = "receive post_signed 2024-03-04 received=2024-03-06; ";
  CHECK_FALSE(tell(signed_for + "assign 2024-03-05", Mode::desk).refused);
  for (const std::string early : {"ask 2024-03-05", "consult t1 2024-03-05", "answer disclosed 2024-03-05"}) {
    INFO(early);
    const auto told = tell(signed_for + early, Mode::desk);
    REQUIRE(told.refused);
    CHECK(told.refused->code == "before_receipt");
    CHECK(told.refused->message.args == std::vector<Argument>{day("2024-03-05"), day("2024-03-06")});
  }
  CHECK_FALSE(tell(signed_for + "ask 2024-03-06", Mode::desk).refused);
}
