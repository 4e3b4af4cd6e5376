#include <doctest/doctest.h>

#include "rules/figure.hpp"

using qixian::rules::Figure;

TEST_CASE("a figure is read and written without loss") {
  struct Row {
    const char *text, *written;
  };
  for (const auto& [text, written] : {Row{"0", "0"}, Row{"39734", "39734"}, Row{"21.8", "21.8"}, Row{"21.80", "21.8"},
                                      Row{"59237.2449", "59237.2449"}, Row{"0.000001", "0.000001"}, Row{"-3", "-3"},
                                      Row{"1,532", "1532"}, Row{"2,822,652.5", "2822652.5"}, Row{"007", "7"}}) {
    INFO(text);
    const auto figure = Figure::parse(text);
    REQUIRE(figure);
    CHECK(figure->text() == written);
  }
}

TEST_CASE("what is no figure is none") {
  for (const char* text : {"", "/", "—", "12件", "1.2.3", ".5", "5.", "-", "+3", "1,53", "12,3456", ",123", "1e3", " 1",
                           "0.0000001", "1234567890123", "３"}) {
    INFO(text);
    CHECK_FALSE(Figure::parse(text));
  }
}

TEST_CASE("sums of figures are exact") {
  Figure sum;
  for (int i = 0; i < 10; ++i) sum += *Figure::parse("0.1");
  CHECK(sum == Figure(1));
  CHECK(sum.whole());
  CHECK((Figure(1) - *Figure::parse("1.5")).text() == "-0.5");
}
