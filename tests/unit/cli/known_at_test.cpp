#include "cli/known_at.hpp"

#include <doctest/doctest.h>

using qixian::cli::recorded_by;

TEST_CASE("a day stands for its end in China, a time for itself") {
  CHECK(recorded_by("2019-01-31") == "2019-01-31T15:59:59.999Z");
  CHECK(recorded_by("2019-01-31T16:00:00Z") == "2019-01-31T16:00:00.000Z");
  CHECK(recorded_by("2019-01-31T16:00:00.250Z") == "2019-01-31T16:00:00.250Z");
  CHECK(recorded_by("2019-01-31T16:00Z") == "2019-01-31T16:00:00.000Z");
  CHECK(recorded_by("2019-02-01T00:00:00+08:00") == "2019-01-31T16:00:00.000Z");
  CHECK(recorded_by("2019-02-01T00:00+08:00") == "2019-01-31T16:00:00.000Z");
}

TEST_CASE("anything else is no time") {
  for (const char* text : {"", "2026-13-01", "2026-02-30T00:00:00Z", "2019-01-31T25:00:00Z", "2019-01-31T16:00:00",
                           "2019-01-31T16:00:00Zx", "yesterday", "16:00"}) {
    CAPTURE(text);
    CHECK_FALSE(recorded_by(text));
  }
}
