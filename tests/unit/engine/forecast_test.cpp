#include "engine/supervision/forecast.hpp"

#include <doctest/doctest.h>

#include "support/calendars.hpp"

using namespace qixian;
using namespace qixian::engine;
using qixian::test::day;

namespace {

Standing open_case(const char* officer, const char* due, const char* stopped_until = nullptr,
                   bool provisional = false) {
  Standing s;
  s.officer = officer;
  if (due) s.due = day(due);
  if (stopped_until) s.stopped_until = day(stopped_until);
  s.provisional = provisional;
  return s;
}

std::string days_of(const OfficerLoad& load) {
  std::string out;
  for (const auto& d : load.days) out += std::to_string(d.certain) + "/" + std::to_string(d.provisional) + " ";
  return out;
}

}  // namespace

TEST_CASE("a forecast - over the National Day of 2026, which is off from 1 to 7 October, 10 October worked") {
  Forecast f(rules::shipped_calendar(), day("2026-09-29"), 4);
  std::string days;
  for (const auto d : f.days()) days += rules::iso(d).substr(5) + " ";
  CHECK(days == "09-29 09-30 10-08 10-09 10-10 ");
  f.add("request", 1, open_case("王", "2026-09-28"));
  f.add("request", 2, open_case("王", "2026-09-29"));
  f.add("request", 3, open_case("王", "2026-10-10"));
  f.add("request", 4, open_case("李", "2026-10-03"));  // a date that was fixed: the last working day before it
  f.add("request", 5, open_case("李", "2026-10-09", "2026-09-29"));
  f.add("request", 6, open_case("李", "2026-10-09", "2026-09-28"));
  f.add("publication", 7, open_case("李", "2026-10-08", nullptr, true));
  f.add("request", 8, open_case("李", nullptr, "9999-12-31"));
  f.add("request", 9, open_case("", "2026-10-12"));
  CHECK(days_of(f.officers().at("王")) == "1/0 0/0 0/0 0/0 1/0 ");
  CHECK(days_of(f.officers().at("李")) == "0/0 1/0 0/1 2/0 0/0 ");
  CHECK(f.officers().at("王").overdue == 1);
  CHECK(f.officers().at("李").standing == 1);
  CHECK(f.officers().at("").later == 1);
  CHECK(days_of(f.total()) == "1/0 1/0 0/1 2/0 1/0 ");
  REQUIRE(f.late().size() == 7);
  CHECK_FALSE(f.late()[0].last_day);
  CHECK(rules::iso(f.late()[0].late_from) == "2026-09-29");
  CHECK(f.late()[3].last_day == 1u);
  CHECK(rules::iso(f.late()[2].late_from) == "2026-10-11");
  CHECK(f.late()[4].stopped);
  CHECK_FALSE(f.late()[5].stopped);
}

TEST_CASE("a forecast - the pace that is needed is the steepest stretch from today on") {
  struct Row {
    int overdue;
    std::vector<int> due;
    double pace;
  };
  const Row rows[] = {{0, {0, 0, 0}, 0}, {0, {1, 1, 1}, 1}, {0, {0, 0, 6}, 2},
                      {3, {0, 0, 0}, 3}, {0, {0, 4, 0}, 2}, {1, {1, 4}, 3}};
  for (const auto& row : rows) {
    OfficerLoad load;
    load.overdue = row.overdue;
    for (const int n : row.due) load.days.push_back({n, 0});
    CHECK(load.pace() == doctest::Approx(row.pace));
  }
}

TEST_CASE("a forecast - begun on a rest day its first day is the next working one") {
  Forecast f(rules::shipped_calendar(), day("2026-10-03"), 2);
  REQUIRE(f.days().size() == 2);
  CHECK(rules::iso(f.days()[0]) == "2026-10-08");
  f.add("request", 1, open_case("王", "2026-10-05"));  // not overdue yet: to be done at once
  CHECK(days_of(f.total()) == "1/0 0/0 ");
}
