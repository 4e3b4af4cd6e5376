#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>

#include "support/calendars.hpp"

using namespace qixian::rules;
using namespace qixian::test;

TEST_CASE("the shipped notices are those of 2007 to 2026, in order of publication") {
  const auto notices = shipped_notices();
  REQUIRE(notices.size() == 23);
  CHECK(std::ranges::is_sorted(notices, {}, &Notice::published));
  std::map<int, int> annual;
  for (const Notice& notice : notices) {
    INFO(notice.number);
    annual[notice.year] += notice.kind == NoticeKind::annual;
    CHECK(notice.issued <= notice.published);
    CHECK(notice.url.find("gov.cn/") != std::string::npos);
    CHECK_FALSE(notice.days.empty());
    const auto out_of_order = std::ranges::adjacent_find(notice.days, std::ranges::greater_equal{}, &NoticeDay::day);
    CHECK(out_of_order == notice.days.end());
  }
  CHECK(annual.size() == 20);
  for (const auto& [year, count] : annual) CHECK_MESSAGE(count == 1, year);
}

TEST_CASE("a notice makes up on weekends only, and stays within its year and the December before") {
  for (const Notice& notice : shipped_notices()) {
    for (const NoticeDay& set : notice.days) {
      INFO(notice.number << " " << iso(set.day) << " " << set.name);
      CHECK_FALSE(set.name.empty());
      CHECK((!set.works || weekday_number(set.day) % 6 == 0));
      CHECK(set.day >= first_day_of(notice.year) - Days{7});
      CHECK(set.day <= last_day_of(notice.year));
    }
  }
}

TEST_CASE("annual notices hold their days as first issued") {
  struct Row {
    const char *number, *day;
    int works;  // -1: not in the notice
  };
  static constexpr Row rows[] = {
      {"国办发明电〔2019〕16号", "2020-02-01", 1},  {"国办发明电〔2019〕16号", "2020-01-31", -1},
      {"国办发明电〔2019〕16号", "2020-02-02", -1}, {"国办发明电〔2020〕1号", "2020-02-01", 0},
      {"国办发明电〔2018〕15号", "2019-05-01", 0},  {"国办发明电〔2018〕15号", "2019-05-02", -1},
      {"国办发明电〔2018〕15号", "2019-04-28", -1}, {"国办发明电〔2019〕3号", "2019-05-01", 0},
      {"国办发明电〔2014〕28号", "2015-09-03", -1}, {"国发明电〔2015〕1号", "2015-09-06", 1},
  };
  for (const Row& row : rows) {
    INFO(row.number << " " << row.day);
    const auto notice = std::ranges::find(shipped_notices(), row.number, &Notice::number);
    REQUIRE(notice != shipped_notices().end());
    const auto entry = std::ranges::find(notice->days, day(row.day), &NoticeDay::day);
    CHECK((entry == notice->days.end() ? -1 : int{entry->works}) == row.works);
  }
}
