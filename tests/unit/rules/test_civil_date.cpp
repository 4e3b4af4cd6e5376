#include <doctest/doctest.h>

#include "rules/civil_date.hpp"
#include "support/vectors.hpp"

using namespace qixian::rules;
using qixian::test::day;

TEST_CASE("a date is read in three forms and in no other") {
  struct Row {
    std::string_view text, expected;  // empty: refused
  };
  static constexpr Row rows[] = {
      {"2026-11-22", "2026-11-22"},
      {"2024-02-29", "2024-02-29"},
      {"2026/11/22", "2026-11-22"},
      {"2026/2/3", "2026-02-03"},
      {"2026/02/03", "2026-02-03"},
      {"2026年11月22日", "2026-11-22"},
      {"2026年2月3日", "2026-02-03"},
      {"2026年02月03日", "2026-02-03"},
      {"2026-2-3", ""},
      {"2026-02-3", ""},
      {"2026-2-03", ""},
      {"2026/002/03", ""},
      {"2026/2/003", ""},
      {"2026//3", ""},
      {"2026/2/", ""},
      {"2026-02-30", ""},
      {"2025-02-29", ""},
      {"2026-13-01", ""},
      {"2026-00-10", ""},
      {"2026-10-00", ""},
      {"2026-04-31", ""},
      {"2026年4月31日", ""},
      {"", ""},
      {"junk", ""},
      {"2026", ""},
      {"2026-", ""},
      {"2026-11", ""},
      {"20261122", ""},
      {"26-11-22", ""},
      {"02026-11-22", ""},
      {"-026-11-22", ""},
      {"+2026-11-22", ""},
      {"2026-+1-22", ""},
      {"2026-11-22 ", ""},
      {" 2026-11-22", ""},
      {"2026-11-22x", ""},
      {"2026-11-221", ""},
      {"2026-11-22T00:00", ""},
      {"2026年11月22", ""},
      {"2026年11月22号", ""},
      {"2026年11月22日前", ""},
      {"2026-11/22", ""},
      {"2026/11-22", ""},
      {"2026.11.22", ""},
      {"２０２６-１１-２２", ""},
      {"2026－11－22", ""},
      {"２０２６年１１月２２日", ""},
      {std::string_view("2026-11-22\0", 11), ""},
  };
  for (const Row& row : rows) {
    INFO("text: " << std::string(row.text));
    const auto read = parse_day(row.text);
    CHECK((read ? iso(*read) : "") == std::string(row.expected));
  }
}

TEST_CASE("every day from 1900 to 2199 is written and read back") {
  for (Day d = first_day_of(1900); d <= last_day_of(2199); d += Days{1}) {
    const auto text = iso(d);
    if (parse_day(text) != d || day(text) != d) FAIL_CHECK("not read back: " << text);
  }
}

TEST_CASE("running text names the day of the week") {
  static constexpr std::pair<const char*, const char*> rows[] = {
      {"2026-11-22", "2026年11月22日 (周日)"}, {"2026-11-23", "2026年11月23日 (周一)"},
      {"2026-02-03", "2026年2月3日 (周二)"},   {"2024-05-01", "2024年5月1日 (周三)"},
      {"2025-11-20", "2025年11月20日 (周四)"}, {"2022-09-30", "2022年9月30日 (周五)"},
      {"2007-12-29", "2007年12月29日 (周六)"},
  };
  for (const auto& [text, expected] : rows) CHECK(running_text(day(text)) == expected);
}

TEST_CASE("a limit in months ends on the same day number, else on the month's last") {
  struct Row {
    const char* from;
    int months;
    const char* expected;
  };
  static constexpr Row rows[] = {
      {"2026-01-15", 6, "2026-07-15"},  {"2026-01-31", 1, "2026-02-28"},   {"2024-01-31", 1, "2024-02-29"},
      {"2025-08-31", 6, "2026-02-28"},  {"2026-12-31", 2, "2027-02-28"},   {"2024-02-29", 12, "2025-02-28"},
      {"2024-02-29", 48, "2028-02-29"}, {"2026-10-31", 1, "2026-11-30"},   {"2026-03-31", -1, "2026-02-28"},
      {"2026-01-10", -1, "2025-12-10"}, {"2026-05-31", 0, "2026-05-31"},   {"2026-07-31", 1, "2026-08-31"},
      {"2026-11-30", 3, "2027-02-28"},  {"2026-11-22", 120, "2036-11-22"},
  };
  for (const Row& row : rows) {
    INFO(row.from << " and " << row.months << " months");
    CHECK(iso(add_months(day(row.from), row.months)) == row.expected);
  }
}

TEST_CASE("years and days of the week") {
  CHECK(iso(first_day_of(2026)) == "2026-01-01");
  CHECK(iso(last_day_of(2026)) == "2026-12-31");
  CHECK(year_of(day("2026-12-31")) == 2026);
  CHECK(year_of(day("2027-01-01")) == 2027);
  CHECK(weekday_number(day("2026-11-22")) == 0);
  CHECK(weekday_number(day("2026-11-28")) == 6);
}
