#include <doctest/doctest.h>

#include "support/told.hpp"

using namespace qixian::test;
using namespace qixian::engine;

TEST_CASE("a correction moves or voids an event, and a late answer stays late") {
  struct Row {
    std::string before;
    std::string last;
    std::string state;
    std::string timing;  // of the first closing
    std::string flags;
  };
  const Row rows[] = {
      {"receive in_person 2024-03-01; answer disclosed 2024-04-01", "move 2 2024-04-02 to=2024-03-29", "answered",
       "late", "P4"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-29", "move 2 2024-04-02 to=2024-04-01", "answered",
       "late", "-"},
      {"receive in_person 2024-03-01; answer disclosed 2024-04-01", "move 1 2024-04-02 to=2024-03-04", "answered",
       "late", "P4"},
      {"receive in_person 2024-03-04; answer disclosed 2024-04-01", "move 1 2024-04-02 to=2024-03-01", "answered",
       "late", "-"},
      {"receive in_person 2024-03-01; assign 2024-03-05; answer disclosed 2024-04-01",
       "move 2 2024-04-02 to=2024-03-06", "answered", "late", "-"},
      {"receive in_person 2024-03-01; answer disclosed 2024-04-01", "void 2 2024-04-02", "registered", "", "-"},
      {"receive in_person 2024-03-01; answer disclosed 2024-04-01; void 2 2024-04-02", "answer disclosed 2024-03-29",
       "answered", "late", "P4"},
      {"receive in_person 2024-03-01; answer disclosed 2024-04-01; void 2 2024-04-02", "answer disclosed 2024-04-03",
       "answered", "late", "-"},
      {"receive in_person 2024-03-01; answer disclosed 2024-04-01; void 2 2024-04-02", "bringback 3 2024-04-03",
       "answered", "late", "-"},
      {"receive in_person 2024-03-01; answer disclosed 2024-04-01; move 2 2024-04-02 to=2024-03-29",
       "void 3 2024-04-03", "answered", "late", "-"},
      {"receive in_person 2024-03-01; answer disclosed 2024-04-01; move 2 2024-04-02 to=2024-03-29",
       "assign 2024-03-05", "answered", "late", "P4"},
      {"receive in_person 2024-03-01; answer disclosed 2024-04-03", "extend 5 2024-03-20", "answered", "late", "P4"},
      {"receive in_person 2024-03-01; extend 5 2024-03-20; answer disclosed 2024-04-03", "assign 2024-03-04",
       "answered", "extended", "-"},
      {"receive in_person 2024-03-01", "mend 1 2024-03-05 kind=company channel=web received=2024-03-05", "registered",
       "", "P2"},
      {"receive post_signed 2024-03-01 posted=1; assign 2024-03-05", "mend 1 2024-03-06 arrived=2024-03-04", "assigned",
       "", "-"},
      {"receive in_person 2024-03-01; assign 2024-03-05", "void 1 2024-03-06", "voided", "", "-"},
      {"receive in_person 2024-03-01; assign 2024-03-05; void 1 2024-03-06", "bringback 3 2024-03-07", "assigned", "",
       "-"},
      // P4 by an act that is dated back: the case stood here as overdue
      {"receive in_person 2024-03-01", "answer disclosed 2024-03-28 today=2024-04-03", "answered", "base", "P4"},
      {"receive in_person 2024-03-01", "ask 2024-03-05 today=2024-04-03", "in_hand", "", "P4"},
      {"receive in_person 2024-03-01", "answer disclosed 2024-03-28 today=2024-03-29", "answered", "base", "-"},
      {"receive in_person 2024-03-01", "answer disclosed 2024-04-02 today=2024-04-03", "answered", "late", "-"},
      {"receive in_person 2024-03-01",
       "answer disclosed 2024-03-28 today=2024-04-03 manner=post tracking=EA123456785CN", "answered", "base", "-"},
      // any text is no number of the post
      {"receive in_person 2024-03-01",
       "answer disclosed 2024-03-28 today=2024-04-03 manner=post tracking=EA123456784CN", "answered", "base", "P4"},
      {"receive in_person 2024-03-01",
       "answer disclosed 2024-03-28 today=2024-04-03 manner=post tracking=1150012345678", "answered", "base", "-"},
      // the note stands and falls with its act
      {"receive in_person 2024-03-01; answer disclosed 2024-03-28 today=2024-04-03", "void 2 2024-04-03", "registered",
       "", "-"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-28 today=2024-04-03", "move 2 2024-04-08 to=2024-04-03",
       "answered", "late", "-"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-28 today=2024-04-03", "move 2 2024-04-08 to=2024-03-27",
       "answered", "base", "P4"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-28 today=2024-04-03; void 2 2024-04-03",
       "bringback 4 2024-04-08", "answered", "base", "P4"},
      // what was entered in time, void by mistake and brought back late, puts nothing in order
      {"receive in_person 2024-03-01; answer disclosed 2024-03-28; void 2 2024-04-03", "bringback 3 2024-04-08",
       "answered", "base", "-"},
      // what is served with its day is moved and void together with its service
      {"receive in_person 2024-03-01; answer disclosed 2024-03-27 manner=handed_over",
       "move 2 2024-03-29 to=2024-03-28", "served", "base", "-"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-27 manner=handed_over",
       "move 2 2024-03-29 to=2024-03-26", "served", "base", "-"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-27 manner=handed_over", "void 2 2024-03-29",
       "registered", "", "-"},
      {"receive in_person 2024-03-01 applicants=2; answer disclosed 2024-03-27 spot=1; void 2 2024-03-28",
       "bringback 5 2024-03-29", "served", "base", "-"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-27 manner=handed_over; move 2 2024-03-29 to=2024-03-28",
       "move 2 2024-03-29 to=2024-03-29", "served", "base", "-"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-27 manner=handed_over; move 2 2024-03-29 to=2024-03-28",
       "void 2 2024-03-29", "registered", "", "-"},
      // the notice that goes out with the decision is in time, whichever was entered first
      {"receive in_person 2024-03-01; consult t1 2024-03-04; opinion t1 objects 2024-03-05; answer disclosed "
       "2024-03-11",
       "tell t1 2024-03-11", "answered", "base", "-"},
      {"receive in_person 2024-03-01; consult t1 2024-03-04; opinion t1 objects 2024-03-05; answer disclosed "
       "2024-03-11",
       "tell t1 2024-03-12", "answered", "base", "P25"},
      // what did not come as a letter has no arrival
      {"receive post_signed 2024-03-01 arrived=2024-03-04", "mend 1 2024-03-05 channel=in_person", "registered", "",
       "-"},
      {"receive post_signed 2024-03-01 arrived=2024-03-05 again=2024-03-06", "mend 1 2024-03-07 arrived=2024-03-08",
       "registered", "", "-"},
      {"receive in_person 2024-03-01; extend 5 2024-04-01", "move 2 2024-04-02 to=2024-03-29", "in_hand", "", "P4"},
      {"receive in_person 2024-03-01; ask 2024-03-13", "move 2 2024-03-14 to=2024-03-12", "in_hand", "", "-"},
      {"receive in_person 2024-03-01; ask 2024-03-12", "move 2 2024-03-14 to=2024-03-13", "in_hand", "", "P8"},
  };
  for (const auto& row : rows) {
    INFO(row.before << " + " << row.last);
    const auto told = tell_and(row.before, row.last);
    INFO(text_of(told.refused));
    REQUIRE_FALSE(told.refused);
    const auto folded = fold(told.events, calendar());
    REQUIRE(folded);
    for (const auto* c : {&told.c, &*folded}) {
      CHECK(c->state == row.state);
      CHECK((c->closings.empty() ? "" : code_of(c->closings.front().timing)) == row.timing);
      CHECK(flag_ids(c->flags) == row.flags);
      CHECK(c->last_seq == told.events.back().seq);
    }
  }
}
