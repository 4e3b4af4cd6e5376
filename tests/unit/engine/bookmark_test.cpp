#include "engine/store/ports/bookmark.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace qixian::engine;

TEST_CASE("a bookmark is read as it is kept, that of an older edition too") {
  struct Row {
    const char* text;
    const char* again;  // "!": refused
    std::int64_t of_0, of_7;
  };
  for (const auto& [text, again, of_0, of_7] : {Row{"", "", 0, 0},
                                                {"0", "", 0, 0},
                                                {"12", "12", 12, 0},
                                                {"0:12", "12", 12, 0},
                                                {"0:12 7:3", "0:12 7:3", 12, 3},
                                                {"7:3", "7:3", 0, 3},
                                                {"7:3 0:12", "0:12 7:3", 12, 3},
                                                {"x", "!", 0, 0},
                                                {"12 13", "!", 0, 0},
                                                {"7:", "!", 0, 0},
                                                {"7:0", "!", 0, 0},
                                                {"7:3 7:4", "!", 0, 0},
                                                {"7:3 ", "!", 0, 0}}) {
    CAPTURE(text);
    const auto read = Bookmark::read(text);
    REQUIRE((read ? read->text() : "!") == std::string(again));
    if (!read) continue;
    CHECK(read->of(0) == of_0);
    CHECK(read->of(7) == of_7);
  }
}

TEST_CASE("the mark of a bookmark is short, and another after each event") {
  Bookmark b;
  CHECK(b.mark() == "0");
  b.advance(0, 12);
  CHECK(b.mark() == "12");
  b.advance(7, 3);
  CHECK(b.mark() == "15.2");
  b.advance(7, 2);  // never back
  CHECK(b.text() == "0:12 7:3");
}

TEST_CASE("heads are read as they are printed, those of one chain as ever") {
  const std::string a(64, 'a'), b(64, 'b'), none(64, '0');
  CHECK(Heads().text() == "0:" + none);
  CHECK(Heads(ChainHead{12, a}).text() == "12:" + a);
  const auto many = Heads({{7, {3, b}}, {0, {12, a}}});
  CHECK(many.text() == "0:12:" + a + " 7:3:" + b);
  CHECK(many.events() == 15);
  CHECK(many.bookmark().text() == "0:12 7:3");
  for (const auto& heads : {Heads(ChainHead{0, none}), Heads(ChainHead{12, a}), many})
    CHECK(Heads::read(heads.text()) == heads);
  for (const auto& text : std::vector<std::string>{"", "12", "12:abc", "-1:" + a, "x:" + a, "12:" + a + " 13:" + a,
                                                   "7:3:" + b + " 7:4:" + b, "7:3:" + b + " "}) {
    CAPTURE(text);
    CHECK_FALSE(Heads::read(text));
  }
}
