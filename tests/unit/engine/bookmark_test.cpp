#include <doctest/doctest.h>

#include "engine/store/ports.hpp"

using qixian::engine::Bookmark;

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
                                                {"7:3 ", "7:3", 0, 3}}) {
    CAPTURE(text);
    const auto read = Bookmark::read(text);
    REQUIRE((read ? read->text() : "!") == std::string(again));
    if (!read) continue;
    CHECK(read->of(0) == of_0);
    CHECK(read->of(7) == of_7);
  }
}
