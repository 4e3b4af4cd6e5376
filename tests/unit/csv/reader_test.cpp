#include "adapters/csv/reader.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <stdexcept>
#include <streambuf>

using namespace qixian::adapters::csv;

namespace {

/// Every row as "line:cell|cell", then "!code(arguments)" if it ended in an error.
std::string read(std::string_view text, Options options = {}) {
  std::istringstream in{std::string(text)};
  Reader reader(in, options);
  Row row;
  std::string out;
  while (true) {
    const auto more = reader.next(row);
    if (!more) {
      out += "!" + more.error().code;
      for (const auto& arg : more.error().message.args) out += " " + arg.text;
      return out;
    }
    if (!*more) return out;
    out += std::to_string(row.line) + ":";
    for (std::size_t i = 0; i < row.cells.size(); ++i) out += (i ? "|" : "") + std::string(row.cells[i]);
    out += ";";
  }
}

}  // namespace

TEST_CASE("rows") {
  struct {
    std::string_view text, rows;
  } const table[] = {
      {"", ""},
      {"a,b\n", "1:a|b;"},
      {"a,b", "1:a|b;"},
      {"a,b\r\nc,d\r\n", "1:a|b;2:c|d;"},
      {"a\rb\r", "1:a;2:b;"},
      {"a\r\rb", "1:a;3:b;"},
      {",\n", "1:|;"},
      {"\"\"\n", "1:;"},
      {"\n\n  \na\n", "4:a;"},
      {"\"a,b\",\"say \"\"x\"\"\"\n", "1:a,b|say \"x\";"},
      {"\"a\nb\r\nc\",d\ne\n", "1:a\nb\r\nc|d;4:e;"},
      {" a , \" b \" \n", "1:a| b ;"},
      {"\xEF\xBB\xBF编号,机关\n", "1:编号|机关;"},
      {"\xEF\xBB\xBF", ""},
      {"#a\nb\n", "1:#a;2:b;"},
      {"a,b,c\nd\n", "1:a|b|c;2:d;"},
  };
  for (const auto& [text, rows] : table) {
    CAPTURE(text);
    CHECK(read(text) == rows);
  }
}

TEST_CASE("notes") {
  const Options notes{.notes = true};
  CHECK(read("# a \"note\r\n\r\nb,#c\n#d", notes) == "3:b|#c;");
  CHECK(read("\"#a\"\n", notes) == "1:#a;");
  CHECK(read("\"a\n#b\"\n", notes) == "1:a\n#b;");
}

TEST_CASE("a wrong quote is named with its line") {
  CHECK(read("a\n\"b\nc\n") == "1:a;!unclosed_quote 2");
  CHECK(read("a,\"x\ny\",\"b\nc") == "!unclosed_quote 2");
  CHECK(read("a\nb\"c\n") == "1:a;!stray_quote 2 2");
  CHECK(read("\"a\nb\"c\n") == "!stray_quote 2 1");
}

TEST_CASE("an error stays") {
  std::istringstream in("a\"b\nc\n");
  Reader reader(in);
  Row row;
  CHECK_FALSE(reader.next(row).has_value());
  CHECK_FALSE(reader.next(row).has_value());
}

TEST_CASE("what is not a table of text is refused") {
  CHECK(read(std::string_view("a\nb\0c\n", 6)) == "1:a;!not_text 2");
  CHECK(read(std::string_view("\xFF\xFE"
                              "a\0,\0",
                              6))
            .find("!") != std::string::npos);
  CHECK(read("a\n\"" + std::string(Reader::kMaxCell + 70'000, 'x')) == "1:a;!cell_too_long 2");
  CHECK(read("a\n" + std::string(70'000, ',')) == "1:a;!row_too_long 2");
  CHECK(read("a\n" + std::string(Reader::kMaxCell, 'x') + "\n").size() == Reader::kMaxCell + 7);
}

TEST_CASE("encodings") {
  const std::string gb = "\xB1\xE0\xBA\xC5,\xBB\xFA\xB9\xD8\n\xCB\xDE\xC7\xA8,\x81\x30\x81\x30\n";
  CHECK(read(gb) == "1:编号|机关;2:宿迁|\xC2\x80;");
  CHECK(read(gb, {.encoding = Encoding::Utf8}) == "!bad_encoding 1");
  CHECK(read("a\n\xB1\xE0\xBA") == "1:a;!bad_encoding 2");
  CHECK(read("中文\nx\xE4\xB8", {.encoding = Encoding::Utf8}) == "1:中文;!bad_encoding 2");
  // Enough UTF-8 before the damaged byte: not GB18030, which would be gibberish.
  CHECK(read("编号机关申请内容\n坏\xFF字\n") == "1:编号机关申请内容;!bad_encoding 2");
  CHECK(read("a,𠮷\n") == "1:a|𠮷;");
}

TEST_CASE("characters and line ends that two blocks share") {
  const std::string gb_char = "\xBA\xC5", rare = "\x95\x32\x82\x36";  // 号, 𠀀
  for (std::size_t pad = 64 * 1024 - 6; pad < 64 * 1024 + 3; ++pad) {
    CAPTURE(pad);
    const std::string head(pad, 'x');
    CHECK(read(head + "号𠀀\r\n\"\r\n\",#\r\n") == "1:" + head + "号𠀀;2:\r\n|#;");
    CHECK(read(head + gb_char + rare + "\r\nb\r\n") == "1:" + head + "号𠀀;2:b;");
    CHECK(read(head + "\r\n#n\r\nb\r\n", {.notes = true}) == "1:" + head + ";3:b;");
  }
}

TEST_CASE("a failing disk is an error, not an end") {
  struct Broken : std::streambuf {
    int_type underflow() override { throw std::runtime_error("disk"); }
  } buffer;
  std::istream in(&buffer);
  Reader reader(in);
  Row row;
  const auto end = reader.next(row);
  REQUIRE_FALSE(end.has_value());
  CHECK(end.error().code == "read_failed");
}
