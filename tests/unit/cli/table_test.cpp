#include "cli/terminal/table.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace qixian::cli;

namespace {

std::string print(const Table& table, std::size_t terminal_width = 0) {
  std::ostringstream out;
  table.print(out, terminal_width);
  return out.str();
}

Table cases() {
  Table table({{"编号"}, {"申请内容"}, {"剩余", Align::Right}, {"备注"}});
  table.add({"2024-1", "某地块征收补偿安置方案及批准文件", "3", ""});
  table.add({"2024-12", "预算", "-12", "超期"});
  return table;
}

}  // namespace

TEST_CASE("columns are aligned and lines end without blanks") {
  CHECK(print(cases()) ==
        "编号     申请内容                          剩余  备注\n"
        "2024-1   某地块征收补偿安置方案及批准文件     3\n"
        "2024-12  预算                               -12  超期\n");
}

TEST_CASE("on a terminal the widest text goes on beneath itself") {
  CHECK(print(cases(), 40) ==
        "编号     申请内容             剩余  备注\n"
        "2024-1   某地块征收补偿安置      3\n"
        "         方案及批准文件\n"
        "2024-12  预算                  -12  超期\n");
  CHECK(print(cases(), 200) == print(cases()));
}

TEST_CASE("headings give way to what stands under them, words are not broken") {
  Table table({{"status"}, {"剩余工作日", Align::Right}});
  table.add({"answered in time", "-12"});
  CHECK(print(table, 18) ==
        "status        剩余\n"
        "              工作\n"
        "                日\n"
        "answered in    -12\n"
        "time\n");
}

TEST_CASE("a spare column goes where the texts would get too narrow") {
  Table table({whole("no"), {"agency"}, spare("received")});
  table.add({"2024-12", "县自然资源和规划局", "2024-03-01"});
  CHECK(print(table, 40) == "no       agency              received\n2024-12  县自然资源和规划局  2024-03-01\n");
  CHECK(print(table, 30) == "no       agency\n2024-12  县自然资源和规划局\n");
  CHECK(print(table, 20) == "no       agency\n2024-12  县自然资源\n         和规划局\n");
}

TEST_CASE("too narrow a terminal gets long lines, not cut numbers and dates") {
  Table table({{"a"}, whole("due"), {"n", Align::Right}});
  table.add({"01234567890123456789", "2024-03-29?", "1234567890123"});
  CHECK(print(table, 20) ==
        "a             due                      n\n"
        "012345678901  2024-03-29?  1234567890123\n"
        "23456789\n");
}

TEST_CASE("what stands below a row is indented behind its first column") {
  Table table({{"#", Align::Right}, {"event"}});
  table.add({"1", "a"});
  table.add_below("reason: the applicant asked twice");
  CHECK(print(table) == "#  event\n1  a\n   reason: the applicant asked twice\n");
  CHECK(print(table, 20) == "#  event\n1  a\n   reason: the\n   applicant asked\n   twice\n");
}

TEST_CASE("missing cells are empty, line ends in a cell are blanks") {
  Table table({{"a"}, {"b"}});
  CHECK(table.empty());
  table.add({"x\ny"});
  CHECK(print(table) == "a    b\nx y\n");
}
