#include "adapters/csv/writer.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <sstream>
#include <vector>

#include "adapters/csv/reader.hpp"

using namespace qixian::adapters::csv;

namespace {

using Cells = std::vector<std::string>;

std::string write(const Cells& cells) {
  std::ostringstream out;
  Writer writer(out);
  writer.row(cells);
  CHECK(writer.finish().has_value());
  return out.str();
}

}  // namespace

TEST_CASE("quotes stand only where they are needed") {
  CHECK(write({"a", "", "2024-01-02"}) == "a,,2024-01-02\r\n");
  CHECK(write({"a,b", "say \"x\"", "1\n2"}) == "\"a,b\",\"say \"\"x\"\"\",\"1\n2\"\r\n");
  CHECK(write({" a", "b\t"}) == "\" a\",\"b\t\"\r\n");
  CHECK(write({"#1", "#2"}) == "\"#1\",#2\r\n");
  CHECK(write({""}) == "\"\"\r\n");
  CHECK(write({"=1+1", "-2"}) == "=1+1,-2\r\n");
}

TEST_CASE("the byte order mark comes first") {
  std::ostringstream out;
  Writer writer(out, true);
  writer.row(std::initializer_list<std::string_view>{"编号"});
  CHECK(out.str() == "\xEF\xBB\xBF编号\r\n");
}

TEST_CASE("what is written reads back the same") {
  const std::vector<Cells> rows = {
      {"#n", " a ", "b\r\nc"}, {""}, {"", ""}, {"\"", "\"\"", ",", "中 文"}, {"\t", "x\r"}};
  std::stringstream file;
  Writer writer(file, true);
  for (const auto& row : rows) writer.row(row);
  Reader reader(file, {.notes = true});
  Row row;
  for (const auto& expected : rows) {
    REQUIRE(reader.next(row).value());
    CHECK(Cells(row.cells.begin(), row.cells.end()) == expected);
  }
  CHECK_FALSE(reader.next(row).value());
}

TEST_CASE("a full disk is told") {
  std::ostringstream out;
  Writer writer(out);
  out.setstate(std::ios::badbit);
  writer.row(Cells{"a"});
  const auto done = writer.finish();
  REQUIRE_FALSE(done.has_value());
  CHECK(done.error().code == "write_failed");
}
