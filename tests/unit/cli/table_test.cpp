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

TEST_CASE("on a terminal the widest text gives way") {
  CHECK(print(cases(), 40) ==
        "编号     申请内容             剩余  备注\n"
        "2024-1   某地块征收补偿安置…     3\n"
        "2024-12  预算                  -12  超期\n");
  CHECK(print(cases(), 200) == print(cases()));
}

TEST_CASE("too narrow a terminal gets long lines, not cut numbers") {
  Table table({{"a"}, {"n", Align::Right}});
  table.add({"0123456789", "1234567890123"});
  CHECK(print(table, 10) == "a                     n\n0123456…  1234567890123\n");
}

TEST_CASE("missing cells are empty, line ends in a cell are blanks") {
  Table table({{"a"}, {"b"}});
  CHECK(table.empty());
  table.add({"x\ny"});
  CHECK(print(table) == "a    b\nx y\n");
}
