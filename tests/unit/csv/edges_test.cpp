// Both sides of the reader's limits, and what decides between two encodings.
#include <doctest/doctest.h>

#include <sstream>

#include "adapters/csv/guard.hpp"
#include "adapters/csv/reader.hpp"

using namespace qixian::adapters::csv;

namespace {

struct Read {
  std::size_t rows = 0, cells = 0;  ///< cells of the last row
  std::string last;                 ///< cell
  std::string notes, fault;
  Encoding encoding = Encoding::Auto;
};

Read read(const std::string& text, Options options = {}) {
  std::istringstream in(text);
  Reader reader(in, options);
  Row row;
  Read out;
  auto more = reader.next(row);
  for (; more && *more; more = reader.next(row)) {
    ++out.rows;
    out.cells = row.cells.size();
    out.last = row.cells.back();
  }
  if (!more) out.fault = more.error().code + ": " + more.error().message.id;
  out.notes = reader.notes();
  out.encoding = reader.encoding();
  return out;
}

}  // namespace

TEST_CASE("a row has as many cells as a spreadsheet holds and not one more") {
  const std::string commas(Reader::kMaxCells - 1, ',');
  CHECK(read(commas + "\n").cells == Reader::kMaxCells);
  CHECK(read(commas + "\n").fault == "");
  CHECK(read(commas + ",\n").fault == "row_too_long: line {0}: the row that begins here is too long");
}

TEST_CASE("a row is four MiB long and not a byte more") {
  const std::string cell(Reader::kMaxCell, 'x');
  const auto whole = cell + ',' + cell + ',' + cell + ',' + cell;
  CHECK(read(whole + "\n").cells == 4);
  CHECK(read(whole + ",\n").cells == 5);
  CHECK(read(whole + ",y\n").fault.starts_with("row_too_long"));
}

TEST_CASE("notes are kept word for word up to their limit") {
  const Options notes{.notes = true};
  CHECK(read("# 文号: 1\r\na\n#b,\"\n\"c\n#d\"\n# e", notes).notes == "# 文号: 1\r\n#b,\"\n# e");
  CHECK(read("#a\nb\n").notes == "");
  const std::string line = "#" + std::string(Reader::kMaxNotes / 2 - 2, 'n') + "\n";  // half of what is kept
  CHECK(read(line + line + "a\n", notes).notes.size() == Reader::kMaxNotes);
  const auto more = read(line + line + "#\na\n", notes);
  CHECK(more.notes.size() == Reader::kMaxNotes);
  CHECK(more.rows == 1);
}

TEST_CASE("eight characters before a damaged byte are UTF-8 and seven are not enough to say so") {
  const auto eight = read("编号机关申请内容\n\xFF\n"), seven = read("编号机关申请内\n\xFF\n");
  CHECK(eight.encoding == Encoding::Utf8);
  CHECK(eight.fault == "bad_encoding: line {0}: bytes that are not UTF-8");
  CHECK(seven.encoding == Encoding::Gb18030);
  CHECK(seven.fault == "bad_encoding: line {0}: bytes that are neither UTF-8 nor GB18030");
  CHECK(read("a\n").encoding == Encoding::Auto);
}

TEST_CASE("a byte order mark says UTF-8 whatever was asked for") {
  const auto marked = read("\xEF\xBB\xBF编号\n", {.encoding = Encoding::Gb18030});
  CHECK(marked.last == "编号");
  CHECK(marked.encoding == Encoding::Utf8);
}

TEST_CASE("a half character at a block's end is a cut one only if its bytes can go on") {
  // E4 78 is one character of GB18030; in UTF-8 E4 begins one, and 78 can't follow it.
  const std::string head(64 * 1024 - 2, 'x');
  const auto gb = read(head + "\xE4x\n");
  CHECK(gb.last == head + "鋢");
  CHECK(gb.encoding == Encoding::Gb18030);
  CHECK(read(head + "中\n").last == head + "中");
  const auto mixed = read("中中" + head.substr(6) + "\xE4x\n");  // two characters of UTF-8, by chance
  CHECK(mixed.encoding == Encoding::Gb18030);
  CHECK(mixed.fault == "");
  CHECK(mixed.last.ends_with("x鋢"));
}

TEST_CASE("each sign that begins a formula is guarded and so are the full-width ones") {
  for (const char* sign : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
    INFO(sign);
    CHECK(with_guard(std::string(sign) + "a") == "'" + std::string(sign) + "a");
    CHECK(without_guard("'" + std::string(sign) + "a") == std::string(sign) + "a");
    CHECK(with_guard("a" + std::string(sign)) == "a" + std::string(sign));
  }
}
