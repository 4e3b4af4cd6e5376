#include <doctest/doctest.h>

#include "support/calendars.hpp"

using namespace qixian::rules;
using namespace qixian::test;

TEST_CASE("each day that an amendment changed, as known before and after its publication") {
  const auto rows = vector_rows("amendments.csv");
  REQUIRE(rows.size() == 12);
  for (const auto& row : rows) {
    const auto &number = row.at(0), &amended = row.at(3), &changed = row.at(4), &from = row.at(5), &to = row.at(6);
    const Day published = day(row.at(2));
    INFO(number << " " << changed << ": " << from << " to " << to);
    const WorkCalendar before(shipped_notices(), published - Days{1});
    const auto was = before.why(day(changed));
    CHECK(word_for(was) == from);
    CHECK(number_of(was) == (from == "workday" || from == "holiday" ? amended : ""));
    CHECK(before.is_working(day(changed)) == (from == "workday" || from == "ordinary-workday"));
    for (const Day known : {published, published + Days{1}}) {
      const WorkCalendar after(shipped_notices(), known);
      CHECK(word_for(after.why(day(changed))) == to);
      CHECK(number_of(after.why(day(changed))) == number);
      CHECK(after.is_working(day(changed)) == (to == "workday"));
    }
  }
}

TEST_CASE("May Day of 2019 was off before its amendment and after, by another notice") {
  CHECK(number_of(known_on("2019-03-21").why(day("2019-05-01"))) == "国办发明电〔2018〕15号");
  CHECK(number_of(known_on("2019-03-22").why(day("2019-05-01"))) == "国办发明电〔2019〕3号");
}

TEST_CASE("deadlines that an amendment moved") {
  struct Row {
    const char *known_before, *known_after, *received;
    int days;
    const char *due_before, *due_after;
  };
  static constexpr Row rows[] = {
      {"2015-05-12", "2015-05-14", "2015-08-10", 20, "2015-09-07", "2015-09-08"},
      {"2015-05-12", "2015-05-14", "2015-08-31", 15, "2015-09-21", "2015-09-22"},
      {"2019-03-21", "2019-03-23", "2019-04-01", 20, "2019-04-30", "2019-04-29"},
      {"2019-03-21", "2019-03-23", "2019-04-10", 15, "2019-05-02", "2019-04-30"},
      {"2019-03-21", "2019-03-23", "2019-04-22", 15, "2019-05-14", "2019-05-14"},
      {"2020-01-26", "2020-01-28", "2020-01-07", 15, "2020-02-01", "2020-02-04"},
      {"2020-01-26", "2020-01-28", "2020-01-02", 20, "2020-02-04", "2020-02-06"},
      {"2020-01-26", "2020-01-28", "2020-01-22", 20, "2020-02-25", "2020-02-27"},
  };
  for (const Row& row : rows) {
    INFO("received " << row.received << ", " << row.days << " working days, known on " << row.known_before << " and "
                     << row.known_after);
    CHECK(iso(known_on(row.known_before).add(day(row.received), row.days)) == row.due_before);
    CHECK(iso(known_on(row.known_after).add(day(row.received), row.days)) == row.due_after);
  }
}

TEST_CASE("beyond the last notice the calendar is provisional, from 25 December on") {
  struct Row {
    const char *known, *day;
    Certainty expected;
  };
  static constexpr Row rows[] = {
      {"2026-11-23", "2026-12-24", Certainty::final},       {"2026-11-23", "2026-12-25", Certainty::provisional},
      {"2026-11-23", "2026-12-31", Certainty::provisional}, {"2026-11-23", "2027-01-04", Certainty::provisional},
      {"2026-11-23", "2007-01-01", Certainty::final},       {"2018-12-05", "2018-12-24", Certainty::final},
      {"2018-12-05", "2018-12-25", Certainty::provisional}, {"2018-12-05", "2018-12-31", Certainty::provisional},
      {"2018-12-06", "2018-12-29", Certainty::final},       {"2018-12-06", "2019-12-24", Certainty::final},
      {"2018-12-06", "2019-12-25", Certainty::provisional}, {"2019-03-22", "2019-12-25", Certainty::provisional},
      {"2006-12-17", "2006-12-25", Certainty::provisional}, {"2006-12-17", "2026-01-01", Certainty::provisional},
      {"2006-12-18", "2006-12-25", Certainty::final},       {"2006-12-18", "2007-12-25", Certainty::provisional},
  };
  for (const Row& row : rows) {
    INFO(row.day << " as known on " << row.known);
    CHECK((known_on(row.known).certainty(day(row.day)) == row.expected));
  }
}

TEST_CASE("a notice reaches back into the December before it") {
  struct Row {
    const char* day;
    const char *known_before, *known_after;
    bool works_before, works_after;
  };
  static constexpr Row rows[] = {
      {"2006-12-30", "2006-12-17", "2006-12-18", false, true}, {"2007-12-29", "2007-12-17", "2007-12-18", false, true},
      {"2007-12-31", "2007-12-17", "2007-12-18", true, false}, {"2018-12-29", "2018-12-05", "2018-12-06", false, true},
      {"2018-12-31", "2018-12-05", "2018-12-06", true, false}, {"2011-12-31", "2011-12-05", "2011-12-06", false, true},
  };
  for (const Row& row : rows) {
    INFO(row.day);
    CHECK(known_on(row.known_before).is_working(day(row.day)) == row.works_before);
    CHECK(known_on(row.known_after).is_working(day(row.day)) == row.works_after);
    CHECK((known_on(row.known_before).certainty(day(row.day)) == Certainty::provisional));
  }
}

TEST_CASE("before any notice: weekends only, all provisional") {
  for (const WorkCalendar& calendar : {known_on("2006-12-17"), WorkCalendar({})}) {
    CHECK(calendar.notices().empty());
    CHECK(calendar.provisional_from() == calendar.first());
    CHECK(iso(calendar.first()) == "2006-12-25");
    CHECK(iso(calendar.last()) == "2066-12-31");
    for (Day d = calendar.first(); d <= calendar.last(); d += Days{1})
      REQUIRE(calendar.is_working(d) == (weekday_number(d) != 0 && weekday_number(d) != 6));
  }
}

TEST_CASE("a region's own days come on top, and make nothing certain") {
  std::vector<Notice> notices(shipped_notices().begin(), shipped_notices().end());
  notices.push_back({"桂政发〔2027〕1号",
                     2027,
                     NoticeKind::regional,
                     day("2026-11-01"),
                     day("2026-11-02"),
                     "",
                     {{day("2027-04-09"), false, "三月三"}}});
  const WorkCalendar calendar(notices);
  CHECK(std::string(calendar.why(day("2027-04-09")).name) == "三月三");
  CHECK_FALSE(calendar.is_working(day("2027-04-09")));
  CHECK(calendar.provisional_from() == shipped_calendar().provisional_from());
  CHECK(calendar.last() == shipped_calendar().last());
  CHECK(WorkCalendar(notices, day("2026-11-01")).is_working(day("2027-04-09")));
}

TEST_CASE("notices may come in any order, and of one day the amendment speaks last") {
  const Day published = day("2026-11-02"), set = day("2027-01-01");
  const Notice annual{"甲", 2027, NoticeKind::annual, published, published, "", {{set, false, "元旦"}}};
  const Notice amendment{"乙", 2027, NoticeKind::amendment, published, published, "", {{set, true, "元旦"}}};
  for (const auto& notices : {std::vector{annual, amendment}, std::vector{amendment, annual}}) {
    const WorkCalendar calendar(notices);
    CHECK(calendar.is_working(set));
    CHECK(number_of(calendar.why(set)) == "乙");
    CHECK(iso(calendar.provisional_from()) == "2027-12-25");
    CHECK(iso(calendar.last()) == "2087-12-31");
  }
}

TEST_CASE("a year that is missing between two makes what follows provisional") {
  std::vector<Notice> notices;
  for (const Notice& notice : shipped_notices())
    if (notice.year != 2025) notices.push_back(notice);
  const WorkCalendar calendar(notices);
  CHECK(iso(calendar.provisional_from()) == "2024-12-25");
  CHECK(iso(calendar.last()) == "2086-12-31");
}

TEST_CASE("a notice that sets a day outside the calendar is refused by name") {
  const Notice notice{"甲", 2026, NoticeKind::annual, {}, {}, "", {{day("2006-12-24"), false, "元旦"}}};
  CHECK_THROWS_WITH_AS(WorkCalendar(std::span(&notice, 1)), "甲 sets 2006-12-24, outside the calendar",
                       std::invalid_argument);
}
