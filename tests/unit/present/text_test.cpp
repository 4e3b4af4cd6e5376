#include "present/language/text.hpp"

#include <doctest/doctest.h>

using namespace qixian::present;

TEST_CASE("a text cannot move the cursor") {
  CHECK(one_line("a\r\nb\tc") == "a b c");
  CHECK(one_line("\x1b[2Jx") == " [2Jx");
  CHECK(one_line("a\u0085b\u2028c") == "a b c");
  CHECK(one_line("a\u202Eb") == "ab");
  CHECK(one_line("申请，“内容”") == "申请，“内容”");
}
