#include "cli/terminal/width.hpp"

#include <doctest/doctest.h>

using namespace qixian::cli;

TEST_CASE("width") {
  struct {
    const char* text;
    std::size_t columns;
  } const table[] = {
      {"", 0},        {"abc", 3},    {"答复", 4}, {"《条例》", 8}, {"，。", 4}, {"ａ", 2}, {"“已”", 6}, {"…", 1},
      {"e\u0301", 1}, {"\u200B", 0}, {"📄", 2},    {"𠮷", 2},       {"한", 2},   {"각", 2}, {"\xFF", 1},
  };
  for (const auto& [text, columns] : table) {
    CAPTURE(text);
    CHECK(width(text) == columns);
  }
}

TEST_CASE("truncate") {
  struct {
    const char* text;
    std::size_t columns;
    const char* cut;
  } const table[] = {
      {"abcdef", 6, "abcdef"},     {"abcdef", 5, "abcd…"},     {"abcdef", 1, "…"},       {"abcdef", 0, ""},
      {"申请内容", 8, "申请内容"}, {"申请内容", 7, "申请内…"}, {"申请内容", 6, "申请…"}, {"申请内容", 5, "申请…"},
      {"申请内容", 2, "…"},        {"e\u0301e\u0301", 1, "…"}, {"ae\u0301b", 2, "a…"},
  };
  for (const auto& [text, columns, cut] : table) {
    CAPTURE(text);
    CAPTURE(columns);
    CHECK(truncate(text, columns) == cut);
    CHECK(width(truncate(text, columns)) <= columns);
  }
}

TEST_CASE("padding counts columns, not bytes") {
  CHECK(pad_right("答复", 6) == "答复  ");
  CHECK(pad_left("答复", 6) == "  答复");
  CHECK(pad_right("答复", 3) == "答复");
}

TEST_CASE("a long text is broken where its script allows it") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("", 4) == Lines{""});
  CHECK(wrap("预算", 4) == Lines{"预算"});
  CHECK(wrap("2024年部门预算，2024年决算", 10) == Lines{"2024年部门", "预算，2024", "年决算"});
  CHECK(wrap("《政府信息公开条例》第三十三条", 20) == Lines{"《政府信息公开条例》", "第三十三条"});
  CHECK(wrap("征求意见（张某）。", 16) == Lines{"征求意见（张", "某）。"});
  CHECK(wrap("not before the end", 10) == Lines{"not before", "the end"});
  CHECK(wrap("P2 P8 P10", 5) == Lines{"P2 P8", "P10"});
  CHECK(wrap("0123456789", 4) == Lines{"0123", "4567", "89"});
  CHECK(wrap("预算", 1) == Lines{"预", "算"});  // no narrower than a character
  CHECK(wrap("one line", 0) == Lines{"one line"});
}
