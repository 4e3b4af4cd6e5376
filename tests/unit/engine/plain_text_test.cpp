#include "engine/base/plain_text.hpp"

#include <doctest/doctest.h>

using qixian::engine::check_plain;

TEST_CASE("a name may hold what can be seen") {
  for (const auto* text : {"", "〔2024〕依申请第2号", "Lin Xiaoman", "𠮷野", "林\u3000某", "a\u00A0b", "é"}) {
    INFO(text);
    CHECK_FALSE(check_plain(text));
  }
}

TEST_CASE("what is no UTF-8 is refused wherever it breaks off or says too much") {
  using namespace std::string_view_literals;
  for (const auto text : {"\xC3"sv, "\xD6\xD0"sv, "a\x80"sv, "\xC0\xAF"sv, "\xE0\x80\xAF"sv, "\xED\xA0\x80"sv,
                          "\xF0\x80\x80\x80"sv, "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xE6\x9E"sv, "\xFF"sv}) {
    INFO(text.size());
    CHECK_FALSE(qixian::engine::is_utf8(text));
    REQUIRE(check_plain(text));
    CHECK(check_plain(text)->code == "not_utf8");
  }
  for (const auto text : {""sv, "a"sv, "林"sv, "𠮷"sv, "\u07FF\u0800\uD7FF\uE000\uFFFF"sv, "\U00010000\U0010FFFF"sv})
    CHECK(qixian::engine::is_utf8(text));
}

TEST_CASE("a name may not hold what can't be seen, and the refusal names it without saying it") {
  const auto refused = [](std::string_view text) {
    const auto bad = check_plain(text);
    return bad ? bad->code + " " + bad->message.args[0].text + " " + bad->message.args[1].text : "";
  };
  using namespace std::string_view_literals;
  CHECK(refused("a\0b"sv) == "control_character a�b U+0000");
  CHECK(refused("\x1B[31m") == "control_character �[31m U+001B");
  CHECK(refused("a\tb\n") == "control_character a�b� U+0009");
  CHECK(refused("a\x7F") == "control_character a� U+007F");
  CHECK(refused("林\u0080") == "control_character 林� U+0080");
  CHECK(refused("林\u009F") == "control_character 林� U+009F");
  CHECK(refused("新\u202E局") == "control_character 新�局 U+202E");
  CHECK(refused("新\u2066局") == "control_character 新�局 U+2066");
  CHECK(refused("新\u200B局") == "control_character 新�局 U+200B");
  CHECK(refused("\uFEFF局") == "control_character �局 U+FEFF");
}
