#include <doctest/doctest.h>

#include <sstream>

#include "rules/fees.hpp"
#include "support/vectors.hpp"

using namespace qixian::rules;
using qixian::test::day;

TEST_CASE("by count: both sides of each band's edge") {
  struct Row {
    int before, now;
    Yuan expected;
  };
  static constexpr Row rows[] = {
      {0, 0, 0},     {0, 1, 0},     {0, 10, 0},     {0, 11, 100},   {9, 1, 0},       {10, 1, 100},
      {10, 0, 0},    {0, 30, 2000}, {29, 1, 100},   {30, 1, 200},   {0, 31, 2200},   {39, 1, 200},
      {0, 40, 4000}, {40, 1, 300},  {0, 41, 4300},  {49, 1, 300},   {0, 50, 7000},   {50, 1, 400},
      {59, 1, 400},  {60, 1, 500},  {0, 60, 11000}, {0, 70, 16000}, {99, 1, 800},    {100, 1, 900},
      {8, 4, 200},   {28, 4, 600},  {38, 4, 1000},  {5, 5, 0},      {35, 30, 10500},
  };
  for (const Row& row : rows) {
    INFO("before: " << row.before << ", now: " << row.now);
    CHECK(by_count(row.before, row.now) == row.expected);
  }
}

TEST_CASE("by page: both sides of each band's edge") {
  static constexpr std::pair<int, Yuan> rows[] = {
      {0, 0},     {1, 0},      {30, 0},     {31, 10},    {99, 690},   {100, 700},
      {101, 720}, {199, 2680}, {200, 2700}, {201, 2740}, {300, 6700},
  };
  for (const auto& [pages, expected] : rows) {
    INFO("pages: " << pages);
    CHECK(by_page(pages) == expected);
  }
}

TEST_CASE("each request or page costs its band's price, one by one") {
  const auto one_request = [](int k) { return k <= 10 ? 0 : k <= 30 ? 100 : 200 + (k - 31) / 10 * 100; };
  const auto one_page = [](int k) { return k <= 30 ? 0 : k <= 100 ? 10 : k <= 200 ? 20 : 40; };
  Yuan requests = 0, pages = 0;
  for (int k = 1; k <= 2000; ++k) {
    INFO("k: " << k);
    REQUIRE(by_count(k - 1, 1) == one_request(k));
    REQUIRE(by_count(0, k) == (requests += one_request(k)));
    REQUIRE(by_page(k) == (pages += one_page(k)));
  }
}

TEST_CASE("the fees that agencies published") {
  const auto rows = qixian::test::vector_rows("fee_cases.csv");
  REQUIRE(rows.size() == 11);
  for (const auto& row : rows) {
    INFO(row.at(0) << " " << row.at(1) << ": " << row.at(3) << " " << row.at(4));
    std::istringstream units(row.at(4));
    Yuan sum = 0;
    for (int unit; units >> unit;) sum += row.at(3) == "count" ? by_count(10, unit) : by_page(unit);
    CHECK(sum == std::stoll(row.at(2)));
  }
}

TEST_CASE("the fee is for receipts from 2021 on") {
  CHECK_FALSE(fee_applies(day("2020-12-31")));
  CHECK(fee_applies(day("2021-01-01")));
}

TEST_CASE("a number that nobody can have asked for is refused") {
  CHECK_THROWS_AS(by_page(-1), std::out_of_range);
  CHECK_THROWS_AS(by_count(-1, 1), std::out_of_range);
  CHECK_THROWS_AS(by_count(0, -1), std::out_of_range);
  CHECK_THROWS_AS(by_page(1'000'001), std::out_of_range);
  CHECK(by_page(1'000'000) == 2700 + 999'800LL * 40);
  CHECK(by_count(1'000'000, 1) == 200 + (1'000'001 - 31) / 10 * 100);
}
