#include "engine/supervision/assessment.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "support/calendars.hpp"

using namespace qixian;
using namespace qixian::engine;
using qixian::test::day;

TEST_CASE("quantiles of days are those of the sorted list") {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    DayCounts counts;
    std::vector<int> all(1 + random() % 60);
    for (auto& days : all) counts.add(days = static_cast<int>(random() % 40) - 2);
    std::sort(all.begin(), all.end());
    for (const double share : {0.01, 0.5, 0.9, 1.0}) {
      const auto nth = static_cast<std::size_t>(std::ceil(share * static_cast<double>(all.size())));
      INFO("seed " << seed << ", share " << share << ", of " << all.size());
      CHECK(counts.quantile(share) == all[std::max<std::size_t>(nth, 1) - 1]);
    }
  }
  CHECK_FALSE(DayCounts{}.quantile(0.5));
}

TEST_CASE("the period before: whole months before whole months, else as many days") {
  struct Row {
    const char *from, *to, *before_from, *before_to;
  };
  const Row rows[] = {{"2024-01-01", "2024-12-31", "2023-01-01", "2023-12-31"},
                      {"2024-01-01", "2024-03-31", "2023-10-01", "2023-12-31"},
                      {"2024-03-01", "2024-03-31", "2024-02-01", "2024-02-29"},
                      {"2025-10-01", "2025-10-31", "2025-09-01", "2025-09-30"},
                      {"2024-02-01", "2024-02-29", "2024-01-01", "2024-01-31"},
                      {"2024-03-04", "2024-03-10", "2024-02-26", "2024-03-03"},
                      {"2024-03-01", "2024-03-30", "2024-01-31", "2024-02-29"},
                      {"2024-03-05", "2024-03-05", "2024-03-04", "2024-03-04"}};
  for (const auto& row : rows) {
    INFO(row.from << " to " << row.to);
    const auto before = period_before({day(row.from), day(row.to)});
    CHECK(rules::iso(before.from) == row.before_from);
    CHECK(rules::iso(before.to) == row.before_to);
  }
}

TEST_CASE("a share of nothing is blank") {
  CHECK_FALSE(Measures{}.on_time());
  CHECK_FALSE(Measures::share(0, 0));
  CHECK(*Measures::share(1, 4) == doctest::Approx(0.25));
}
