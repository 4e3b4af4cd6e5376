#include <doctest/doctest.h>

#include <set>

#include "engine/request/life/machine.hpp"
#include "support/told.hpp"

using namespace qixian::test;
using namespace qixian::engine;

TEST_CASE("what each state allows") {
  struct Row {
    std::string acts;
    std::string today;
    std::string allowed;  // beside complaints, corrections, explanations and erasure, which any case allows
  };
  const Row rows[] = {
      {"receive web 2024-03-01", "2024-03-05", "confirm assign withdraw"},
      {"receive in_person 2024-03-01", "2024-03-29",
       "assign ask-supplement consult ask-reasons extend charge review answer withdraw"},
      {"receive in_person 2024-03-01; assign 2024-03-04", "2024-04-01",
       "assign ask-supplement consult ask-reasons extend charge review answer withdraw reconsideration_file "
       "suit_file"},
      {"receive in_person 2017-03-01", "2017-03-05",
       "assign ask-supplement consult extend costs review answer withdraw"},
      {"receive in_person 2024-03-01; ask 2024-03-05 due=2024-03-15", "2024-03-15",
       "assign supplement consult ask-reasons extend charge review answer withdraw"},
      {"receive in_person 2024-03-01; ask 2024-03-05 due=2024-03-15", "2024-03-18",
       "assign supplement consult ask-reasons extend charge review answer withdraw lapse"},
      {"receive in_person 2024-03-01; fee 9 2024-03-05; extend 3 2024-03-06", "2024-03-18",
       "assign ask-supplement consult ask-reasons charge-received paid review answer withdraw"},
      {"receive in_person 2024-03-01; fee 9 2024-03-05; feeserved 2024-03-06; extend 3 2024-03-06", "2024-04-07",
       "assign ask-supplement consult ask-reasons paid review answer withdraw lapse"},
      {"receive in_person 2024-03-01; consult t1 2024-03-05; askreasons 2024-03-06", "2024-03-18",
       "assign ask-supplement consult consult-received opinion ask-reasons reasons extend charge review answer "
       "withdraw"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-20", "2024-03-21",
       "deliver reconsideration_file suit_file reopen"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-20; deliver 2024-03-21", "2024-03-22",
       "reconsideration_file suit_file reopen"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-20; deliver 2024-03-21; file 2024-03-25", "2024-03-26",
       "reconsideration_accept reconsideration_supplement reconsideration_refuse reconsideration_suspend "
       "reconsideration_expire reconsideration_answer reconsideration_close reopen"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-20; sue direct 2024-03-25; judge upheld 2024-06-25",
       "2024-06-26", "deliver suit_file suit_received suit_retry reopen"},
      {"receive in_person 2024-03-01; withdraw 2024-03-20", "2024-03-21",
       "deliver reconsideration_file suit_file reopen"},
      {"receive in_person 2024-03-01; ask 2024-03-05 due=2024-03-15; lapse 2024-03-18", "2024-03-21",
       "supplement deliver reconsideration_file suit_file reopen"},
  };
  for (const auto& row : rows) {
    INFO(row.acts << ", on " << row.today);
    const auto told = tell(row.acts, Mode::desk);
    REQUIRE_FALSE(told.refused);
    std::string allowed;
    for (const auto& a : actions_of(told.c, day(row.today), calendar())) {
      INFO(a.verb);
      if (!a.allowed) CHECK_FALSE(a.reason.id.empty());
      const std::set<std::string> beside{"complain", "explain-flag", "correct", "erase"};
      if (beside.contains(a.verb)) CHECK(a.allowed);
      if (!a.allowed || beside.contains(a.verb)) continue;
      std::string verb = a.verb;
      std::replace(verb.begin(), verb.end(), ' ', '_');
      (allowed += allowed.empty() ? "" : " ") += verb;
    }
    CHECK(allowed == row.allowed);
  }
  for (const auto& a : actions_of(Case{}, day("2024-03-01"), calendar())) {
    INFO(a.verb);
    CHECK(a.allowed == (a.verb == "receive"));
  }
}

TEST_CASE("every pair that the table does not have is refused with a reason") {
  std::set<std::pair<std::string, std::string>> there;
  std::set<std::string> states;
  for (const auto& row : request_rows()) {
    there.emplace(row.source, row.command);
    states.emplace(row.source);
    states.emplace(row.target);
  }
  CHECK(states.size() == 8);
  std::set<std::string> remedies;
  for (const auto& a : actions_of(Case{}, day("2024-03-01"), calendar()))
    if (a.verb.starts_with("reconsideration ") || a.verb.starts_with("suit ")) remedies.insert(a.verb);
  CHECK(remedies.size() == 16);
  const std::set<std::string> beside{"complain", "costs", "explain-flag", "correct", "erase"};
  std::vector<std::string> verbs;
  for (const auto& a : actions_of(Case{}, day("2024-03-01"), calendar())) verbs.push_back(a.verb);
  CHECK(verbs.size() == 43);
  int missing = 0;
  for (const auto& state : states) {
    for (const auto& verb : verbs) {
      if (there.contains({state, remedies.contains(verb) ? "remedy" : verb})) continue;
      if (beside.contains(verb) && state != "fresh") continue;
      INFO(state << " " << verb);
      ++missing;
      Case c;
      c.state = qixian::rules::coded<State>(state);
      const auto may = may_request(Facts{c, calendar(), day("2024-03-05"), 1, "li", Mode::desk}, verb);
      CHECK(may.result == Firing::not_here);
      CHECK(may.state == state);
      CHECK_FALSE(may.why.id.empty());
      CHECK(may.why.id != "no such command");
    }
  }
  CHECK(missing > 100);
}
