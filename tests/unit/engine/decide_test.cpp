#include <doctest/doctest.h>

#include "support/told.hpp"

using namespace qixian::test;
using namespace qixian::engine;

TEST_CASE("an act entered late is accepted when everything after it still fits") {
  struct Row {
    std::string before;
    std::string late;
    std::string outcome;  // accepted, the code of the refusal, or the event that no longer fits
  };
  const Row rows[] = {
      {"receive in_person 2024-03-01; extend 5 2024-03-20", "assign 2024-03-05", "accepted"},
      {"receive in_person 2024-03-01; extend 5 2024-03-20; answer disclosed 2024-03-25", "fee 500 2024-03-08",
       "accepted"},
      {"receive in_person 2024-03-01; consult t1 2024-03-05; opinion t1 agrees 2024-03-14", "served t1 2024-03-07",
       "accepted"},
      {"receive in_person 2024-03-01; consult t1 2024-03-05", "consult t1 2024-03-04", "2 consult 2024-03-05"},
      {"receive in_person 2024-03-01; ask 2024-03-05; supplement 2024-03-12", "ask 2024-03-04",
       "2 ask-supplement 2024-03-05"},
      {"receive in_person 2024-03-01; ask 2024-03-05; supplement 2024-03-12", "supplement 2024-03-08",
       "3 supplement 2024-03-12"},
      {"receive in_person 2024-03-01; assign 2024-03-04; answer disclosed 2024-03-20; deliver 2024-03-22",
       "withdraw 2024-03-10", "3 answer 2024-03-20"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-20; deliver 2024-03-22", "answer disclosed 2024-03-10",
       "2 answer 2024-03-20"},
      {"receive in_person 2024-03-01; ask 2024-03-05 due=2024-03-15; lapse 2024-03-18", "supplement 2024-03-14",
       "3 lapse 2024-03-18"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-20", "confirm 2024-03-05", "not_in_state"},
      {"receive in_person 2024-03-01; assign 2024-03-10", "extend 25 2024-03-08", "over_the_cap"},
      {"receive in_person 2024-03-01; extend 5 2024-03-20", "extend 5 2024-03-10", "refused"},
      {"receive in_person 2024-03-01; assign 2024-03-10", "assign 2024-02-28", "before_receipt"},
  };
  for (const auto& row : rows) {
    INFO(row.before << " + " << row.late);
    const auto told = tell_and(row.before, row.late);
    INFO(text_of(told.refused));
    const auto& e = told.refused;
    std::string outcome = e ? e->code : "accepted";
    if (outcome == "no_longer_fits") {
      // A sentence with words of its own stands for itself; then the hint names the event.
      const auto& args = e->message.args.size() == 4 ? e->message.args : e->hint.args;
      outcome = args.at(0).text + " " + args.at(1).text + " " + args.at(2).text;
      CHECK_FALSE(e->hint.id.empty());
    }
    CHECK(outcome == row.outcome);
    if (!e) CHECK(fold(told.events, calendar())->state == told.c.state);
  }
}

TEST_CASE("the officer's reason stays with the flag when the case is read again") {
  for (const std::string last :
       {"move 2 2024-04-02 to=2024-03-29 despite=stamp", "extend 5 2024-03-20 despite=stamp"}) {
    INFO(last);
    const auto told = tell_and("receive in_person 2024-03-01; answer disclosed 2024-04-01", last);
    REQUIRE_FALSE(told.refused);
    REQUIRE(flag_ids(told.raised) == "P4");
    const auto folded = fold(told.events, calendar());
    REQUIRE(folded);
    for (const auto* c : {&told.c, &*folded}) {
      REQUIRE(c->flags.size() == 1);
      CHECK(c->flags[0].reason.value == "stamp");
      CHECK(c->flags[0].seq == 3);
    }
  }
}

TEST_CASE("what is refused at the desk says so by code, state, command, article and a way out") {
  struct Row {
    std::string before;
    std::string last;
    std::string code;
    std::string state;
    std::string command;
    std::string article;
  };
  const Row rows[] = {
      {"receive in_person 2024-03-01; extend 5 2024-03-20", "extend 5 2024-03-21", "refused", "in_hand", "extend",
       "R19 art 33"},
      {"receive in_person 2024-03-01", "extend 21 2024-03-20", "over_the_cap", "registered", "extend", "R19 art 33"},
      {"receive in_person 2017-03-01", "extend 16 2017-03-20", "over_the_cap", "registered", "extend", "R07 art 24"},
      {"receive in_person 2024-03-01", "extend 5 2024-03-20 by=", "no_consent", "registered", "extend", "R19 art 33"},
      {"receive in_person 2024-03-01", "extend 0 2024-03-20", "no_days", "registered", "extend", "R19 art 33"},
      {"receive in_person 2024-03-01", "answer refused.no_special_need 2024-03-20", "answer_of_other_law", "registered",
       "answer", "R19 (P16)"},
      {"receive in_person 2017-03-01", "answer refused.internal 2017-03-20", "answer_of_other_law", "registered",
       "answer", "R07"},
      {"receive in_person 2024-03-01; fee 500 2024-03-04; pay 500 2024-03-05", "fee 500 2024-03-06 method=count",
       "both_methods", "in_hand", "charge", "FEE"},
      {"receive in_person 2020-12-31", "fee 500 2021-01-05", "no_tariff", "registered", "charge", "FEE"},
      {"receive in_person 2024-03-01", "fee 0 2024-03-05", "no_quantity", "registered", "charge", "FEE"},
      {"receive in_person 2024-03-01", "fee 0 2024-03-05 method=count", "nothing_to_charge", "registered", "charge",
       "FEE"},
      {"receive in_person 2019-05-15", "costs 0 500 0 2019-05-16", "costs_of_other_law", "registered", "costs",
       "R19 art 42"},
      {"receive web 2018-03-05 rule=1", "costs 0 500 0 2018-03-06", "no_receipt_date", "awaiting_confirmation", "costs",
       ""},
      {"receive in_person 2018-03-05", "costs 0 0 0 2018-03-06", "no_sum", "registered", "costs", "R07 art 27"},
      {"receive in_person 2018-03-05", "costs 0 500 0 2018-03-06 waived=501", "waived_more", "registered", "costs",
       "R07 art 28"},
      {"receive in_person 2018-03-05", "costs 0 500 0 2018-03-06 waived=500 by=", "no_consent", "registered", "costs",
       "R07 art 28"},
      {"receive in_person 2018-03-05", "costs 0 500 0 2018-03-06 waived=500 reason=", "no_consent", "registered",
       "costs", "R07 art 28"},
      {"receive in_person 2024-03-01", "fee 9 2024-03-05 method=weight", "unknown_method", "registered", "charge",
       "FEE"},
      {"receive in_person 2024-03-01; ask 2024-03-05", "ask 2024-03-06", "refused", "in_hand", "ask-supplement",
       "R19 art 30"},
      {"receive in_person 2024-03-01", "ask 2024-03-05 due=2024-03-05", "due_before_notice", "registered",
       "ask-supplement", "R19 art 30"},
      {"receive in_person 2024-03-01", "ask 2024-03-05 items=", "no_items", "registered", "ask-supplement",
       "R19 art 30"},
      // due on a Friday: the Saturday after is not yet a day to lapse on
      {"receive in_person 2024-03-01; ask 2024-03-05 due=2024-03-15", "lapse 2024-03-15", "not_lapsed", "in_hand",
       "lapse", "R19 art 30"},
      {"receive in_person 2024-03-01; ask 2024-03-05 due=2024-03-15", "lapse 2024-03-16", "not_lapsed", "in_hand",
       "lapse", "R19 art 30"},
      {"receive in_person 2024-03-01; fee 500 2024-03-05 served=2024-03-05", "lapse 2024-04-02", "not_lapsed",
       "in_hand", "lapse", "FEE art 6"},
      // its receipt is not on record: no time to pay has begun, however long ago the notice was
      {"receive in_person 2024-03-01; fee 500 2024-03-05", "lapse 2025-03-05", "not_lapsed", "in_hand", "lapse",
       "FEE art 6"},
      {"receive in_person 2024-03-01; fee 500 2024-03-05; feeserved 2024-03-08", "lapse 2024-04-08", "not_lapsed",
       "in_hand", "lapse", "FEE art 6"},
      {"receive in_person 2024-03-01; fee 500 2024-03-05; feeserved 2024-03-08", "feeserved 2024-03-11", "refused",
       "in_hand", "charge-received", "FEE art 6"},
      {"receive in_person 2024-03-01; fee 500 2024-03-05", "feeserved 2024-03-04", "before_notice", "in_hand",
       "charge-received", "FEE art 6"},
      {"receive in_person 2024-03-01; ask 2024-03-05 due=2024-03-15; lapse 2024-03-18", "supplement 2024-03-20",
       "no_good_reason", "closed", "supplement", "R19 art 30"},
      {"receive in_person 2024-03-01; assign 2024-03-04", "postpone 2024-03-05 to=2024-06-01", "not_in_state",
       "assigned", "postpone", ""},
      {"receive in_person 2024-03-01; askreasons 2024-03-04; reasons 2024-03-05 unreasonable=1",
       "postpone 2024-03-06 to=2024-06-01", "refused", "in_hand", "postpone", "R19 art 35"},
      {"receive in_person 2017-03-01", "askreasons 2017-03-04", "refused", "registered", "ask-reasons", "R19 art 35"},
      {"receive in_person 2024-03-01", "answer closed.withdrawn 2024-03-05", "not_an_answer", "registered", "answer",
       ""},
      {"receive in_person 2024-03-01", "answer nonsense 2024-03-05", "unknown_answer", "registered", "answer", ""},
      {"receive in_person 2024-03-01", "answer disclosed 2024-03-05 signed=2024-03-06", "signed_after_sending",
       "registered", "answer", ""},
      {"receive web 2024-03-01", "answer disclosed 2024-03-05", "not_in_state", "awaiting_confirmation", "answer", ""},
      {"receive in_person 2024-03-01; consult t1 2024-03-04", "opinion t2 agrees 2024-03-05", "unknown_consultation",
       "in_hand", "opinion", ""},
      {"receive in_person 2024-03-01; consult t1 2024-03-04", "opinion t1 maybe 2024-03-05", "unknown_view", "in_hand",
       "opinion", ""},
      {"receive in_person 2024-03-01", "sue direct 2024-03-29", "refused", "registered", "suit file", "LIT art 47"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-29; file 2024-04-01", "sue direct 2024-04-02",
       "remedy_order", "answered", "suit file", "LIT"},
      {"receive web 2024-03-01; withdraw 2024-03-04", "reopen 15 2024-04-02", "refused", "closed", "reopen", ""},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-29", "reopen 5 2024-04-02 to=2024-05-06", "two_limits",
       "answered", "reopen", ""},
      {"receive in_person 2024-03-01; review mark 2024-03-04", "review leader 2024-03-05", "review_order", "in_hand",
       "review", "R19 art 17"},
      {"receive in_person 2024-03-01", "answer disclosed 2024-03-20 manner=post carrier=顺丰", "no_postal_enterprise",
       "registered", "answer", "国办公开办函〔2016〕235号"},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-28 today=2024-04-03", "void 3 2024-04-08",
       "note_of_an_act", "answered", "correct", ""},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-28", "void 1 2024-04-08", "void_hides", "answered",
       "correct", ""},
      {"receive in_person 2024-03-01", "void 1 2024-04-08", "void_hides", "registered", "correct", ""},
      {"receive in_person 2024-03-01; consult g1 2024-03-04; served g1 2024-03-05", "opinion g1 silent 2024-03-25",
       "not_silent_yet", "in_hand", "opinion", "R19 art 34"},
      {"receive in_person 2018-03-01; extend 5 2018-03-05", "extend 5 2018-03-06", "refused", "in_hand", "extend",
       "R07 art 24"},
      {"receive in_person 2024-03-01; ask 2024-03-04; answer disclosed 2024-03-28; reopen 15 2024-06-03",
       "lapse 2024-06-12", "refused", "in_hand", "lapse", "R19 art 30"},
      {"receive in_person 2024-03-01", "move 7 2024-03-05 to=2024-03-04", "unknown_event", "registered", "correct", ""},
      {"receive in_person 2024-03-01", "move 1 2024-03-05", "no_correction", "registered", "correct", ""},
      {"receive in_person 2024-03-01; void 1 2024-03-05", "assign 2024-03-06", "voided", "voided", "assign", ""},
      {"receive in_person 2024-03-01; void 1 2024-03-05", "void 2 2024-03-06", "void_of_void", "voided", "correct", ""},
      {"receive in_person 2024-03-01; assign 2024-03-04", "mend 2 2024-03-05 channel=web", "no_receipt", "assigned",
       "correct", ""},
      {"receive in_person 2024-03-01; assign 2024-03-04", "mend 1 2024-03-05 submitted=2024-03-05", "no_longer_fits",
       "assigned", "correct", ""},
      {"receive in_person 2024-03-01", "mend 1 2024-03-05 channel=pigeon", "no_longer_fits", "registered", "correct",
       ""},
      {"receive in_person 2024-03-01", "move 1 2024-03-05 to=2024-03-04 reason=", "no_reason", "registered", "correct",
       ""},
      {"receive in_person 2024-03-01", "assign 2080-01-02", "later_day", "registered", "assign", ""},
      {"receive in_person 2024-03-01", "move 1 2024-03-05 to=2080-01-02", "later_day", "registered", "correct", ""},
      {"receive in_person 2024-03-01", "assign 2024-03-05 officer=", "no_officer", "registered", "assign", ""},
  };
  for (const auto& row : rows) {
    INFO(row.before << " + " << row.last);
    const auto told = tell_and(row.before, row.last);
    INFO(text_of(told.refused));
    REQUIRE(told.refused);
    const auto& e = *told.refused;
    CHECK(e.code == row.code);
    CHECK(e.state == row.state);
    CHECK(e.command == row.command);
    CHECK(e.article == row.article);
    CHECK_FALSE(e.message.id.empty());
    CHECK_FALSE(e.hint.id.empty());
  }
}

TEST_CASE("today is the last day that an act can have happened on") {
  for (const auto& [last, today, ok] :
       {std::tuple<std::string, std::string, bool>{"assign 2024-03-05", "2024-03-05", true},
        std::tuple<std::string, std::string, bool>{"assign 2024-03-06", "2024-03-05", false}}) {
    INFO(last << ", today " << today);
    CHECK(tell_and("receive in_person 2024-03-01", last, Mode::desk, day(today)).refused.has_value() != ok);
  }
}

TEST_CASE("what the law forbids outright is refused at the desk and flagged on record") {
  const std::tuple<std::string, std::string, std::string> rows[] = {
      {"receive in_person 2024-03-01; extend 5 2024-03-20", "extend 5 2024-03-21", "P5"},
      {"receive in_person 2024-03-01", "extend 21 2024-03-20", "P5"},
      {"receive in_person 2024-03-01", "answer refused.no_special_need 2024-03-20 imported=1", "P16"},
      {"receive in_person 2024-03-01; fee 500 2024-03-04; pay 500 2024-03-05", "fee 500 2024-03-06 method=count",
       "P17"},
  };
  for (const auto& [before, last, flag] : rows) {
    INFO(before << " + " << last);
    CHECK(tell_and(before, last, Mode::desk).refused);
    const auto told = tell_and(before, last, Mode::record);
    INFO(text_of(told.refused));
    REQUIRE_FALSE(told.refused);
    CHECK(flag_ids(told.raised) == flag);
  }
}

TEST_CASE("what the desk refuses though the state would allow it") {
  struct Row {
    std::string script, code;
  };
  const std::string in = "receive in_person 2024-03-01; ";
  const std::string lost = in + "answer disclosed 2024-03-20; file 2024-03-25; close corrected 2024-04-01; ";
  const Row rows[] = {
      {in + "askreasons 2024-03-04; reasons 2024-03-05; postpone 2024-03-06 to=2024-03-29", "not_later"},
      {in + "askreasons 2024-03-04; reasons 2024-03-05; postpone 2024-03-06 to=2024-04-01", "-"},
      {in + "askreasons 2024-03-04; reasons 2024-03-05; postpone 2024-03-06 to=2024-04-10; postpone 2024-03-07 "
            "to=2024-04-10",
       "not_later"},
      {in + "askreasons 2024-03-04; reasons 2024-03-05; postpone 2024-03-06 to=2024-04-10; extend 5 2024-03-07",
       "own_limit"},
      {lost + "reopen 15 2024-04-02", "-"},
      {lost + "reopen 15 2024-04-02; extend 5 2024-04-03", "own_limit"},
      {lost + "reopen 0 2024-04-02 to=2024-04-02", "date_passed"},
      {lost + "reopen 0 2024-04-02 to=2024-04-03", "-"},
      {in + "fee 500 2024-03-12 served=2024-03-11", "served_before_notice"},
      {in + "fee 500 2024-03-12 served=2024-03-13", "-"},
      {"receive in_person 2018-03-01; ask 2018-03-05; lapse supplement 2018-05-05", "answer_of_other_law"},
      {"receive in_person 2024-03-01 items=2; answer 2024-03-20 items=1:disclosed/1:refused.internal", "item_twice"},
      {in + "sue direct 2024-03-20", "refused"},
  };
  for (const auto& row : rows) {
    INFO(row.script);
    const auto told = tell(row.script, Mode::desk);
    INFO(text_of(told.refused));
    CHECK((told.refused ? told.refused->code : "-") == row.code);
    if (told.refused) CHECK_FALSE(told.refused->hint.id.empty());
  }
}
