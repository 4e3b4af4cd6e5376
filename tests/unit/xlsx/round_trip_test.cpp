// Fixed rows beside round_trip_property.cpp: each text that a workbook holds in another way.
#include <doctest/doctest.h>

#include "adapters/xlsx/workbook.hpp"
#include "adapters/xlsx/writer.hpp"
#include "support/scratch.hpp"

using namespace qixian;
using namespace qixian::adapters::xlsx;

TEST_CASE("what a workbook has to hold in another way is read as it was written") {
  const tests::ScratchFolder folder;
  const auto path = folder / "a.xlsx";
  const std::vector<std::vector<std::string>> rows{
      {"2024-0001", "2018-03-05", "15", "当面"},
      {"0001", "5 March", "-3", "网络"},
      {" a ", "", "1.5", "\t"},
      {"_x0041_", "2018-02-30", "十", "_x"},
      {"a\r\nb", "1899-12-31", "007", "\x01"},
      {"=1+1", "9999-12-31", "1e5", "<&\">"},
      {"😀", "", "", ""},
      {"", "", "", "末"},
  };
  Writer writer(path, {"台账", "选项", ""},
                {{"编号"}, {"日期", Kind::day}, {"数", Kind::number}, {"方式", Kind::text, {"当面", "网络"}}},
                rules::Day{});
  for (const auto& row : rows) writer.row(std::vector<std::string_view>(row.begin(), row.end()));
  writer.row(std::vector<std::string_view>{"", "", "", ""});
  REQUIRE(writer.finish());
  const auto book = Workbook::open(path);
  REQUIRE(book);
  CHECK(book->sheets() == std::vector<std::string>{"台账", "选项"});
  auto reader = book->read(0);
  REQUIRE(reader);
  Row row;
  REQUIRE(reader->next(row).value());
  CHECK(std::vector<std::string>(row.cells.begin(), row.cells.end()) ==
        std::vector<std::string>{"编号", "日期", "数", "方式"});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(rows[i][0]);
    REQUIRE(reader->next(row).value());
    CHECK(row.line == i + 2);
    std::vector<std::string> cells(row.cells.begin(), row.cells.end());
    cells.resize(4);
    CHECK(cells == rows[i]);
  }
  CHECK_FALSE(reader->next(row).value());
}
