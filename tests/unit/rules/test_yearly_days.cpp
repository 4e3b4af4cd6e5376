#include <doctest/doctest.h>

#include <stdexcept>

#include "rules/notices.hpp"
#include "rules/yearly_days.hpp"

using namespace qixian::rules;

TEST_CASE("the annual report: 31 March under R07, 31 January for agencies since R19") {
  struct Row {
    int year;
    const char *agency, *government;
  };
  const Row rows[] = {{2008, "2009-03-31", "2009-03-31"},
                      {2018, "2019-03-31", "2019-03-31"},  // R19 holds from 2019-05-15
                      {2019, "2020-01-31", "2020-03-31"},
                      {2025, "2026-01-31", "2026-03-31"}};
  for (const auto& row : rows) {
    CAPTURE(row.year);
    CHECK(iso(annual_report_day(row.year, false)) == row.agency);
    CHECK(iso(annual_report_day(row.year, true)) == row.government);
  }
  CHECK(yearly_day("annual_report.agency", 2019).article == "R07 art 31");
  CHECK(yearly_day("annual_report.agency", 2020).article == "R19 art 49");
  CHECK(iso(day_in("holiday_notice", 2026)) == "2026-12-01");
  CHECK_THROWS_AS(yearly_day("annual_report.agency", 2007), std::out_of_range);
  CHECK_THROWS_AS(yearly_day("birthday", 2020), std::out_of_range);
}

TEST_CASE("each annual notice shifts days and gives no more than the law does") {
  for (const auto& n : shipped_notices()) {
    if (n.kind != NoticeKind::annual) continue;
    CAPTURE(n.number);
    int net = 0;
    for (const auto& d : n.days) net += d.works ? -1 : weekday_number(d.day) % 6 != 0;
    CHECK(net == statutory_days_off(n.year));
  }
}
