// What a command may leave out (an id, a fee), and the steps whose words are refused: review, simplified procedure.
#include <doctest/doctest.h>

#include "engine/request/checks/checks.hpp"
#include "support/told.hpp"

using namespace qixian::test;
using namespace qixian::engine;

namespace {

std::optional<Error> refusal_of(const std::string& script, Fact fact, const std::string& on, Mode mode = Mode::desk) {
  const auto told = tell(script, mode);
  REQUIRE_MESSAGE(!told.refused, script << " => " << text_of(told.refused));
  const auto done = decide(told.events, told.c, {std::move(fact), day(on), "li", {}}, far_day, mode, calendar());
  if (!done) CHECK_FALSE(done.error().hint.id.empty());
  return done ? std::nullopt : std::optional(done.error());
}

/// The fact as it is recorded: what was left out is filled in.
template <class F>
F recorded(const std::string& script, F fact, const std::string& on, Mode mode = Mode::desk) {
  const auto told = tell(script, mode);
  REQUIRE_MESSAGE(!told.refused, script << " => " << text_of(told.refused));
  const auto done = decide(told.events, told.c, {fact, day(on), "li", {}}, far_day, mode, calendar());
  REQUIRE_MESSAGE(done, text_of(done ? std::nullopt : std::optional(done.error())));
  return std::get<F>(done->events.front().fact);
}

}  // namespace

TEST_CASE("a letter without an id takes the first free number") {
  const std::string in = "receive in_person 2024-03-01";
  const OpinionAsked letter{"third_party", "", {}};
  CHECK(recorded(in, letter, "2024-03-05").id == "1");
  CHECK(recorded(in + "; consult 1 2024-03-04", letter, "2024-03-05").id == "2");
  CHECK(recorded(in + "; consult 2 2024-03-04", letter, "2024-03-05").id == "1");
  CHECK(recorded(in + "; consult 1 2024-03-04; consult 2 2024-03-04", letter, "2024-03-05").id == "3");
  // one that came back does not give its number away
  CHECK(recorded(in + "; consult 1 2024-03-04; opinion 1 agrees 2024-03-05", letter, "2024-03-06").id == "2");
  // entered late, between others
  CHECK(recorded(in + "; consult 1 2024-03-04; assign 2024-03-08", letter, "2024-03-06").id == "2");
  CHECK(recorded(in, OpinionAsked{"agency", "g7", {}}, "2024-03-05").id == "g7");
  CHECK(text_of(refusal_of(in + "; consult t1 2024-03-04", OpinionAsked{"agency", "t1", {}}, "2024-03-05")) ==
        "id_in_use: a consultation {0} is on record already | t1");
  CHECK(text_of(refusal_of(in, OpinionAsked{"neighbour", "", {}}, "2024-03-05")) ==
        "unknown_kind: unknown kind of consultation: {0} | neighbour");
}

TEST_CASE("a fee without a sum is the tariff's and the rest of it is what is paid") {
  struct Row {
    std::string method;
    int quantity, earlier, yuan, wanted;
  };
  const Row rows[] = {
      {"page", 31, 0, 0, 10},   {"page", 101, 0, 0, 720},
      {"page", 31, 99, 0, 10},  // pages of other requests do not count
      {"count", 1, 10, 0, 100}, {"count", 4, 28, 0, 600},
      {"count", 5, 7, 0, 200},  {"page", 31, 0, 7, 7},  // a sum that was given stands
  };
  const std::string in = "receive in_person 2024-03-01";
  for (const auto& [method, quantity, earlier, yuan, wanted] : rows) {
    INFO(method << " " << quantity << " after " << earlier);
    CHECK(recorded(in, FeeNoticed{method, quantity, earlier, yuan, {}}, "2024-03-05").yuan == wanted);
  }
  const std::string by_page = "the quantity {0} lies in the free band: nothing to charge | ";
  const std::string by_count =
      "nos. {0} to {1} of the applicant in the month lie in the free band: nothing to charge | ";
  const std::string one = "no. {0} of the applicant in the month lies in the free band: nothing to charge | ";
  for (const auto& [method, quantity, earlier, said] : {std::tuple{"page", 30, 0, by_page + "30"},
                                                        {"count", 5, 5, by_count + "6 | 10"},
                                                        {"count", 10, 0, by_count + "1 | 10"},
                                                        {"count", 0, 4, one + "5"}})
    CHECK(text_of(refusal_of(in, FeeNoticed{method, quantity, earlier, 0, {}}, "2024-03-05")) ==
          "nothing_to_charge: " + said);
  CHECK(recorded(in, FeeNoticed{"count", 0, 10, 0, {}}, "2024-03-05").yuan == 100);  // one case is one
  CHECK(recorded(in + "; fee 500 2024-03-05", FeePaid{}, "2024-03-06").yuan == 500);
  CHECK(recorded(in + "; fee 500 2024-03-05; pay 499 2024-03-06", FeePaid{}, "2024-03-07").yuan == 1);
  CHECK(recorded(in + "; fee 500 2024-03-05; pay 200 2024-03-06", FeePaid{}, "2024-03-07").yuan == 300);
  CHECK(text_of(refusal_of(in + "; fee 500 2024-03-05", FeePaid{-1}, "2024-03-06")) ==
        "no_sum: the sum paid must be more than zero");
}

TEST_CASE("a fee is paid when all of it is and only once asked for") {
  const std::string in = "receive in_person 2024-03-01; fee 500 2024-03-05; ";
  const auto state_of = [&](const std::string& acts) { return tell(in + acts, Mode::desk).c.waits.at(0).state; };
  CHECK(state_of("assign 2024-03-06") == "asked");
  CHECK(state_of("pay 499 2024-03-06") == "asked");
  CHECK(state_of("pay 500 2024-03-06") == "replied");
  CHECK(state_of("pay 600 2024-03-06") == "replied");
  CHECK(state_of("pay 250 2024-03-06; pay 250 2024-03-07") == "replied");
  CHECK(text_of(
            tell_and("receive in_person 2024-03-01; assign 2024-03-04; ask 2024-03-05", "pay 5 2024-03-06").refused) ==
        "refused: no fee is awaited");
  CHECK(text_of(tell(in + "pay 500 2024-03-06; pay 1 2024-03-07", Mode::desk).refused) == "refused: no fee is awaited");
  CHECK(text_of(tell(in + "fee 500 2024-03-06", Mode::desk).refused) ==
        "refused: a fee has been asked for and is still awaited");
}

TEST_CASE("a referral says at the desk which of two questions it asks") {
  const std::string agreed = "receive in_person 2024-03-01; review mark 2024-03-04; review head 2024-03-05";
  struct Row {
    std::string step, question;
    Mode mode;
    std::string refusal;
  };
  const std::string which =
      "unknown_question: which question does it ask: whether it is a state secret, or whether it "
      "may be opened? | ";
  const Row rows[] = {
      {"refer", "secrecy", Mode::desk, "accepted"},
      {"refer", "openness", Mode::desk, "accepted"},
      {"refer", "", Mode::desk, which},
      {"refer", "", Mode::record, "accepted"},
      {"refer", "price", Mode::record, "unknown_question: unknown question: {0} | price"},
      {"body", "secrecy", Mode::desk, "no_referral: only a referral asks a question"},
  };
  for (const auto& row : rows) {
    INFO(row.step << " " << row.question);
    CHECK(text_of(refusal_of(agreed, ReviewStepped{row.step, "bureau", "", {}, "", row.question}, "2024-03-07",
                             row.mode)) == row.refusal);
  }
}

TEST_CASE("only a ruling has a level and at the desk it has one of four") {
  const std::string up =
      "receive in_person 2024-03-01; review mark 2024-03-04; review head 2024-03-05; review refer 2024-03-06";
  struct Row {
    std::string step, level;
    Mode mode;
    std::string refusal;
  };
  const std::string unknown = "unknown_level: unknown level: {0} | ", whose = "unknown_level: whose ruling is it? | ";
  const Row rows[] = {
      {"ruled", "national", Mode::desk, "accepted"},
      {"ruled", "province", Mode::desk, "accepted"},
      {"ruled", "city", Mode::desk, "accepted"},
      {"ruled", "county", Mode::desk, "accepted"},
      {"ruled", "township", Mode::desk, unknown + "township"},
      {"ruled", "township", Mode::record, unknown + "township"},
      {"ruled", "", Mode::desk, whose},
      {"ruled", "", Mode::record, "accepted"},
      {"legal", "", Mode::desk, "accepted"},
  };
  for (const auto& row : rows) {
    INFO(row.step << " " << row.level);
    const bool before = row.step == "legal";
    const auto script = before ? "receive in_person 2024-03-01" : up;
    const auto e = refusal_of(script, ReviewStepped{row.step, "bureau", "", {}, row.level}, "2024-03-07", row.mode);
    CHECK(text_of(e) == row.refusal);
    if (e) CHECK(e->article == "SECRET 2010 art 20");  // the law of 2024 is of 2024-05-01
    if (e)
      CHECK(e->hint ==
            Text{"give {0}, one of: {1}", {as::a_field("level"), as::a_code("national, province, city, county")}});
  }
  const auto step = [&](const std::string& name, const std::string& outcome, const std::string& level) {
    return text_of(
        refusal_of("receive in_person 2024-03-01", ReviewStepped{name, "wang", outcome, {}, level}, "2024-03-04"));
  };
  CHECK(step("mark", "", "county") == "no_ruling: only a ruling has a level");
  CHECK(step("mark", "perhaps", "") == "unknown_outcome: unknown outcome: {0} | perhaps");
  CHECK(step("mark", "part_open", "") == "accepted");
}

TEST_CASE("a simplified procedure stands in its law and instance and is looked at behind the order of remedies") {
  const std::string sent = "receive in_person 2024-03-01; answer disclosed 2024-03-20";
  const std::string of_2014 = "receive in_person 2014-03-03; answer disclosed 2014-03-10";
  struct Row {
    std::string script;
    Fact fact;
    std::string on, refusal, article;
  };
  const std::string none = "no_simplified: the law of that day knows no simplified procedure";
  const std::string kind = "unknown_kind: unknown kind of suit: {0} | crooked";
  const Row rows[] = {
      {sent, SuitFiled{"direct", 1, true, {}}, "2024-04-01", "accepted", ""},
      {of_2014, SuitFiled{"direct", 1, true, {}}, "2015-04-30", none, "LIT art 83"},
      {of_2014, SuitFiled{"direct", 1, true, {}}, "2015-05-01", "accepted", ""},
      {of_2014, SuitFiled{"direct", 1, false, {}}, "2015-04-30", "accepted", ""},
      {sent + "; sue direct 2024-04-01; judge upheld 2024-06-03", SuitFiled{"", 2, true, {}}, "2024-06-10", none,
       "LIT art 83"},
      {sent + "; sue direct 2024-04-01; judge upheld 2024-06-03", SuitFiled{"", 2, false, {}}, "2024-06-10", "accepted",
       ""},
      // first the order, then the procedure, then the kind
      {sent + "; sue direct 2024-04-01", SuitFiled{"crooked", 1, true, {}}, "2024-04-02",
       "remedy_order: a suit is pending already", "LIT"},
      {of_2014, SuitFiled{"crooked", 1, true, {}}, "2015-04-30", none, "LIT art 83"},
      {of_2014, SuitFiled{"crooked", 1, true, {}}, "2015-05-01", kind, ""},
      {sent, SuitFiled{"", 1, false, {}}, "2024-04-01", "no_kind: the kind of suit is missing", ""},
      {sent, SuitFiled{"after_reconsideration", 1, false, {}}, "2024-04-01",
       "no_reconsideration: no reconsideration on record has been decided", ""},
      {"receive in_person 2023-12-01; answer disclosed 2023-12-20", ReconsiderationFiled{"", true}, "2023-12-31", none,
       "REV art 54"},
      {"receive in_person 2023-12-01; answer disclosed 2023-12-20", ReconsiderationFiled{"", true}, "2024-01-01",
       "accepted", ""},
      {sent + "; file 2024-04-01", ReconsiderationClosed{"lost"}, "2024-05-06",
       "unknown_result: unknown result: {0} | lost", ""},
  };
  for (const auto& row : rows) {
    INFO(row.script << " + " << verb_of(row.fact) << " " << row.on);
    const auto e = refusal_of(row.script, row.fact, row.on);
    CHECK(text_of(e) == row.refusal);
    if (e) CHECK(e->article == row.article);
  }
}
