// Which rung of the ladder is true when.
#include "engine/reminding/ladder/reminders.hpp"

#include <doctest/doctest.h>

#include <random>

#include "engine/reminding/ladder/house_obligations.hpp"
#include "engine/request/obligations.hpp"
#include "engine/request/project.hpp"
#include "support/acts.hpp"

using namespace qixian;
using namespace qixian::engine;
using qixian::test::day;
using namespace std::chrono_literals;

namespace {

const rules::WorkCalendar& calendar() { return rules::shipped_calendar(); }

std::string rung_on(const DeadlineRow& row, const char* today, std::chrono::minutes time = 9h) {
  const auto now = moment_at(day(today), time);
  const auto rung = true_rung(default_policy(), row, calendar(), day_reached({}, now), day_of(now));
  return rung ? std::to_string(rung->offset) : "-";
}

DeadlineRow row_of(const std::string& kind, const char* due) {
  DeadlineRow row;
  row.kind = kind;
  row.due = day(due);
  return row;
}

std::string obligations_of(const std::string& script) {
  const auto told = test::tell(script, Mode::desk);
  REQUIRE_MESSAGE(!told.refused, test::text_of(told.refused));
  std::string out;
  for (const auto& d : obligations(told.c, project(told.c, 1, calendar()), calendar())) {
    out += (out.empty() ? "" : ", ") + d.kind + (d.ordinal.empty() ? "" : " " + d.ordinal) + " " + rules::iso(d.due);
    if (d.stopped_until) out += " stopped to " + rules::iso(*d.stopped_until);
  }
  return out;
}

}  // namespace

TEST_CASE("the newest rung whose hour has come") {
  const struct {
    const char* what;
    const char* kind;
    const char* due;
    const char* today;
    const char* rung;
  } rows[] = {
      // 2024-11-25 is a Monday
      {"six days before", "reply", "2024-11-25", "2024-11-15", "-"},
      {"five before", "reply", "2024-11-25", "2024-11-18", "-5"},
      {"four before", "reply", "2024-11-25", "2024-11-19", "-5"},
      {"three before", "reply", "2024-11-25", "2024-11-20", "-3"},
      {"one before", "reply", "2024-11-25", "2024-11-22", "-1"},
      {"the day itself", "reply", "2024-11-25", "2024-11-25", "0"},
      {"overdue by one", "reply", "2024-11-25", "2024-11-26", "1"},
      {"overdue by two", "reply", "2024-11-25", "2024-11-27", "1"},
      {"overdue by three", "reply", "2024-11-25", "2024-11-28", "3"},
      {"then each working day", "reply", "2024-11-25", "2024-11-29", "4"},
      {"a weekend counts as its Friday", "reply", "2024-11-25", "2024-12-01", "4"},
      {"a month later", "reply", "2024-11-25", "2024-12-25", "22"},
      {"a make-up Saturday is a working day", "reply", "2024-09-14", "2024-09-14", "0"},
      {"the make-up Saturday before", "reply", "2024-09-18", "2024-09-14", "-1"},
      {"due on a Sunday: its last working day", "reply", "2024-11-24", "2024-11-22", "0"},
      {"and the day before that", "reply", "2024-11-24", "2024-11-21", "-1"},
      {"and Monday it is overdue", "reply", "2024-11-24", "2024-11-25", "1"},
      {"confirmation: the same day", "receipt", "2024-11-25", "2024-11-25", "0"},
      {"confirmation: weeks later", "receipt", "2024-11-25", "2024-12-25", "0"},
      {"supplement notice: the 5th of 7", "supplement_notice", "2024-11-27", "2024-11-25", "-2"},
      {"supplement notice: the 7th", "supplement_notice", "2024-11-27", "2024-11-27", "0"},
      {"supplement notice: too late to say", "supplement_notice", "2024-11-27", "2024-11-28", "-"},
      {"third party: one before", "third_party", "2024-11-25", "2024-11-22", "-1"},
      {"third party: past its end", "third_party", "2024-11-25", "2024-11-29", "0"},
      {"agency", "agency", "2024-11-25", "2024-11-25", "0"},
      {"fee", "fee", "2024-11-25", "2024-11-22", "-1"},
      {"fee notice sent two days ago", "fee_receipt", "2024-11-25", "2024-11-27", "-"},
      {"fee notice sent three days ago", "fee_receipt", "2024-11-25", "2024-11-28", "3"},
      {"fee notice: each week after", "fee_receipt", "2024-11-25", "2024-12-05", "8"},
      {"review step opened two days ago", "review", "2024-11-25", "2024-11-27", "-"},
      {"review step opened three days ago", "review", "2024-11-25", "2024-11-28", "3"},
      {"new answer", "new_answer", "2024-11-25", "2024-11-26", "1"},
      {"answer to the reviewer", "reconsideration_answer", "2024-11-25", "2024-11-20", "-3"},
      {"defence", "defence", "2024-11-25", "2024-11-27", "2"},
      {"publication", "publication", "2024-11-25", "2024-11-20", "-3"},
      {"annual report: 20 before", "annual_report", "2024-01-31", "2024-01-03", "-20"},
      {"annual report: its last rung", "annual_report", "2024-01-31", "2024-01-31", "-5"},
      {"annual report: past its day", "annual_report", "2024-01-31", "2024-02-01", "-"},
      {"holiday notice", "holiday_notice", "2024-12-01", "2024-11-29", "0"},
      {"holiday notice: each week after", "holiday_notice", "2024-12-01", "2024-12-06", "5"},
      {"holiday notice: within the week", "holiday_notice", "2024-12-01", "2024-12-12", "5"},
      {"an unknown kind", "nothing", "2024-11-25", "2024-11-25", "-"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(rung_on(row_of(row.kind, row.due), row.today) == row.rung);
  }
}

TEST_CASE("before its hour a rung is not true yet, and a stop ends with its day") {
  auto row = row_of("reply", "2024-11-25");
  CHECK(rung_on(row, "2024-11-25", 8h + 59min) == "-1");
  CHECK(rung_on(row, "2024-11-25", 9h) == "0");
  CHECK(rung_on(row, "2024-11-26", 0h) == "0");
  row.stopped_until = day("2024-11-22");
  CHECK(rung_on(row, "2024-11-22") == "-");
  CHECK(rung_on(row, "2024-11-25") == "0");
  row.stopped_until = until_an_act;
  CHECK(rung_on(row, "2024-11-25") == "-");
}

TEST_CASE("messages leave on working days inside the hours of the office") {
  const SendingHours hours;
  const struct {
    const char* day;
    std::chrono::minutes time;
    bool sends;
    const char* opens;
  } rows[] = {
      {"2024-11-25", 8h + 59min, false, "2024-11-25"}, {"2024-11-25", 9h, true, "2024-11-26"},
      {"2024-11-25", 16h + 59min, true, "2024-11-26"}, {"2024-11-25", 17h, false, "2024-11-26"},
      {"2024-11-22", 18h, false, "2024-11-25"},        {"2024-11-23", 10h, false, "2024-11-25"},
      {"2024-09-14", 10h, true, "2024-09-18"},         {"2024-09-30", 17h, false, "2024-10-08"},
      {"2024-10-01", 10h, false, "2024-10-08"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.day);
    const auto now = moment_at(day(row.day), row.time);
    CHECK(day_of(now) == day(row.day));
    CHECK(time_of(now) == row.time);
    CHECK(is_sending(hours, calendar(), now) == row.sends);
    CHECK(next_opening(hours, calendar(), now) == moment_at(day(row.opens), hours.from));
  }
  SendingHours every_day;
  every_day.working_days_only = false;
  CHECK(is_sending(every_day, calendar(), moment_at(day("2024-11-23"), 10h)));
  CHECK(moment_at(day("2024-11-25"), 9h) == Moment(day("2024-11-25")) + 1h);  // Asia/Shanghai
}

TEST_CASE("what a case still asks of somebody") {
  const struct {
    const char* what;
    const char* script;
    const char* rows;
  } rows[] = {
      {"new", "receive in_person 2024-03-01", "reply 2024-03-29, supplement_notice 2024-03-12"},
      {"to be confirmed", "receive web 2024-03-01", "receipt 2024-03-01"},
      {"under R07 no supplement notice", "receive in_person 2018-03-05", "reply 2018-03-26"},
      {"supplement awaited", "receive in_person 2024-03-01; ask 2024-03-05 due=2024-03-20", "supplement 1 2024-03-20"},
      {"supplemented", "receive in_person 2024-03-01; ask 2024-03-05; supplement 2024-03-11", "reply 2024-04-09"},
      {"a third party", "receive in_person 2024-03-01; consult t1 2024-03-05",
       "reply 2024-04-22 stopped to 2024-03-26, supplement_notice 2024-03-12, third_party t1 2024-03-26"},
      {"a fee", "receive in_person 2024-03-01; fee 30 2024-03-05 served=2024-03-05",
       "supplement_notice 2024-03-12, fee 1 2024-04-02"},
      {"a fee notice on its way", "receive in_person 2024-03-01; fee 30 2024-03-05",
       "supplement_notice 2024-03-12, fee_receipt 1 2024-03-05"},
      {"a fee notice received later", "receive in_person 2024-03-01; fee 30 2024-03-05; feeserved 2024-03-08",
       "supplement_notice 2024-03-12, fee 1 2024-04-08"},
      {"a review step", "receive in_person 2024-03-01; review mark 2024-03-05; review head 2024-03-07",
       "reply 2024-03-29, supplement_notice 2024-03-12, review 1.head_agreed 2024-03-07"},
      {"answered", "receive in_person 2024-03-01; answer disclosed 2024-03-05", ""},
      {"reconsideration",
       "receive in_person 2024-03-01; answer disclosed 2024-03-05; deliver 2024-03-06; file 2024-03-11",
       "reconsideration_answer 1.1 2024-03-25"},
      {"answered to the reviewer",
       "receive in_person 2024-03-01; answer disclosed 2024-03-05; deliver 2024-03-06; file 2024-03-11; respond "
       "2024-03-18",
       ""},
      {"ordered anew",
       "receive in_person 2024-03-01; answer disclosed 2024-03-05; deliver 2024-03-06; file 2024-03-11; respond "
       "2024-03-18; close corrected 2024-04-15; reopen 15 2024-04-16",
       "new_answer 1 2024-05-09"},
      {"sued", "receive in_person 2024-03-01; answer disclosed 2024-03-05; deliver 2024-03-06; sue direct 2024-03-11",
       "defence 1.1 2024-03-26"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(obligations_of(row.script) == row.rows);
  }
}

TEST_CASE("what the house owes") {
  const auto owed = [](const char* today, bool agencies, bool governments, const char* known_on = "2080-01-01") {
    std::string out;
    const rules::WorkCalendar known(rules::shipped_notices(), day(known_on));
    for (const auto& d : house_obligations(known, day(today), agencies, governments))
      out += (out.empty() ? "" : ", ") + d.kind + " " + d.ordinal + " " + rules::iso(d.due);
    return out;
  };
  CHECK(owed("2024-11-25", false, false).empty());
  CHECK(owed("2024-11-25", true, false) ==
        "annual_report 2023.agencies 2024-01-31, annual_report 2024.agencies 2025-01-31");
  CHECK(owed("2024-11-25", false, true) ==
        "annual_report 2023.governments 2024-03-31, annual_report 2024.governments 2025-03-31");
  CHECK(owed("2018-11-25", true, false) ==  // R07: all by 31 March
        "annual_report 2017.governments 2018-03-31, annual_report 2018.governments 2019-03-31");
  const std::string reports = "annual_report 2023.agencies 2024-01-31, annual_report 2024.agencies 2025-01-31";
  CHECK(owed("2024-11-30", true, false, "2024-10-01") == reports);
  CHECK(owed("2024-12-01", true, false, "2024-10-01") == reports + ", holiday_notice 2025 2024-12-01");
}

TEST_CASE("the spans of an index hold every deadline whose rung has changed - random policies and days") {
  const unsigned fresh = std::random_device{}();
  MESSAGE("seed " << fresh);
  for (const unsigned seed : {1U, 2U, 3U, fresh}) {
    CAPTURE(seed);
    std::mt19937 draw(seed);
    const auto upto = [&](int n) { return static_cast<int>(draw() % static_cast<unsigned>(n + 1)); };
    for (int round = 0; round < 60; ++round) {
      std::vector<Rung> policy;
      for (int i = upto(4); i >= 0; --i) policy.push_back({"reply", upto(30) - 20, {Role::officer}, upto(3)});
      std::ranges::sort(policy, {}, &Rung::days);
      const auto twice = std::ranges::unique(policy, {}, &Rung::days);
      policy.erase(twice.begin(), twice.end());
      const Day before = day("2024-01-02") + rules::Days{upto(300)}, reached = before + rules::Days{1 + upto(12)};
      const auto looked = spans(policy, calendar(), before, reached);
      for (Day due = before - rules::Days{60}; due < reached + rules::Days{60}; due += rules::Days{1}) {
        const auto row = row_of("reply", rules::iso(due).c_str());
        const auto was = true_rung(policy, row, calendar(), before, before);
        const auto is = true_rung(policy, row, calendar(), reached, reached);
        if (was == is) continue;
        CAPTURE(rules::iso(due));
        CHECK(std::ranges::any_of(looked, [&](const DueSpan& s) { return s.from <= due && due <= s.to; }));
      }
    }
  }
}
