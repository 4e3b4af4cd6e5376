#include <doctest/doctest.h>

#include <string>

#include "rules/split.hpp"

using qixian::rules::split;
using Parts = std::vector<std::string_view>;

TEST_CASE("a text in parts: an empty one counts, wherever it stands") {
  CHECK(split("", ',') == Parts{});
  CHECK(split("a", ',') == Parts{"a"});
  CHECK(split(",", ',') == Parts{"", ""});
  CHECK(split("a,,b,", ',') == Parts{"a", "", "b", ""});
  CHECK(split("第一行\n第二行", '\n') == Parts{"第一行", "第二行"});
  CHECK(split<std::string>(std::string("x|y"), '|') == std::vector<std::string>{"x", "y"});
}
