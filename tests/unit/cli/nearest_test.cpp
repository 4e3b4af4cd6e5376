#include "cli/nearest.hpp"

#include <doctest/doctest.h>

using qixian::cli::nearest;

TEST_CASE("the nearest word is the one that was probably meant") {
  const std::vector<std::string> words{"list", "suit", "answer", "answered_on", "答复日期", "送达日期", "承办人"};
  CHECK(nearest("lsit", words) == "list");
  CHECK(nearest("answerd_on", words) == "answered_on");
  CHECK(nearest("anwser", words) == "answer");
  CHECK(nearest("答复日", words) == "答复日期");
  CHECK(nearest("经办人", words) == "承办人");
  CHECK(nearest("备注", words) == "");
  CHECK(nearest("nosuch", words) == "");
  CHECK(nearest("", words) == "");
  CHECK(nearest("\xff\xfe", {}) == "");
}
