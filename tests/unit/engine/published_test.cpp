#include <doctest/doctest.h>

#include "support/reports.hpp"

using namespace qixian::test;
using namespace qixian::engine;
using namespace qixian::rules;

namespace {

std::string broken_in(const FilledTable& table, const FilledTable* previous = nullptr) {
  std::string out;
  for (const auto& b : broken_checks(table, previous)) {
    out += (out.empty() ? "" : "; ") + b.equation->check + (b.equation->warning ? "? " : " ") +
           table.form->name_of(b.equation->left.front().cell) + " " + b.left.text() + " " + b.right.text();
  }
  return out;
}

}  // namespace

TEST_CASE("published tables: their form, their checks, and written back as they were read") {
  struct Row {
    const char *name, *form, *broken;
  };
  for (const auto& [name, form, broken] :
       {Row{"rudong_2018", "2014", "F2? 2.1 999 1019"}, Row{"suqian_2023", "2021", ""}, Row{"suqian_2024", "2021", ""},
        Row{"shuyang_county_2025", "2021", ""}}) {
    INFO(name);
    const auto table = report(name);
    CHECK(table.form->id == form);
    CHECK(broken_in(table) == broken);
    CHECK(blank_cells(table).empty());
    CHECK(impossible_cells(table).empty());
    CHECK(write_published(table) == report_rows(name));
  }
}

TEST_CASE("carried in is last year's carried out, and documents in force follow from last year's") {
  auto now = report("suqian_2024");
  auto before = report("suqian_2023");
  CHECK(broken_in(now, &before) == "");
  before.cells[*before.form->cell("4", "商业企业")] = Figure(4);
  before.cells[*before.form->cell("20.1.1", "现行有效")] = Figure(12);
  CHECK(broken_in(now, &before) == "F5 2,商业企业 3 4; F6 20.1.1,现行有效 12 13");
}

TEST_CASE("an item of 2019's form goes on from last year's and its change, and not from another form's") {
  const auto& form = *find_form("2019");
  FilledTable now(form), before(form);
  const auto put = [&](FilledTable& t, const char* row, const char* column, std::int64_t n) {
    t.cells[*form.cell(row, column)] = Figure(n);
  };
  put(before, "20.5.1", "上一年项目数量", 8);
  put(before, "20.5.1", "本年增减", -5);
  put(now, "20.5.1", "上一年项目数量", 3);
  CHECK(broken_in(now, &before) == "");
  put(now, "20.5.1", "上一年项目数量", 8);
  CHECK(broken_in(now, &before) == "F6 20.5.1,上一年项目数量 8 3");
  // From 2020 to 2021 the form changes: nobody can ask what follows from what.
  auto later = report("suqian_2024");
  for (auto& cell : before.cells) cell = Figure(0);
  for (std::size_t i = 0; i < form.cells; ++i)
    if (form.place(i).row->id == "4")
      before.cells[i] = later.at("2", form.column(*form.place(i).row, form.place(i).nth).name);
  CHECK(broken_in(later, &before) == "");
  const auto older = report("rudong_2018");
  CHECK(broken_in(now, &older) == "");
}

TEST_CASE("a figure of 2019's table 2 is read as people write it, where the form has it so") {
  const auto& form = *find_form("2019");
  const auto read = [&](const char* row, const char* column, const char* text) {
    const auto figure = read_figure(form, *form.cell(row, column), text);
    return figure ? figure->text() : "none";
  };
  CHECK(read("20.9", "采购总金额", "160.5964万元") == "160.5964");
  CHECK(read("20.9", "采购项目数量", "8万元") == "none");
  for (const auto* text : {"-5", "－5", "−5"}) CHECK(read("20.5.1", "本年增减", text) == "-5");
  CHECK(read("20.5.1", "本年增减", "+5") == "5");
  CHECK(read("20.5.1", "处理决定数量", "+5") == "none");
}

TEST_CASE("a row with other figures than 2021's is recognised as 2019") {
  auto rows = report_rows("suqian_2024");
  std::erase_if(rows, [](auto& row) { return row[0] == "2"; });
  for (auto& row : rows) {
    if (row[1] == "3.6.1") row[1] = "3.6";
  }
  std::erase_if(rows, [](auto& row) { return row[1] == "3.6.2" || row[1] == "3.6.3"; });
  CHECK(form_of(rows)->id == "2019");
  CHECK(form_of({{"a", "b"}}) == nullptr);
}

TEST_CASE("a published table that can't be read says where and why") {
  const auto& form = *find_form("2014");
  struct Row {
    TextRows rows;
    const char* code;
    const char* line;
  };
  const Row rows[] = {
      {{{"row", "label", "value"}}, "not_a_table", "2014"},
      {{{"row", "label", "unit", "value"}, {"3.1", "", "", "1"}, {"9.9", "", "", "1"}}, "unknown_row", "3"},
      {{{"row", "label", "unit", "value"}, {"3.1", "", "", "1"}, {"3.1", "", "", "1"}}, "double_row", "3"},
      {{{"row", "label", "unit", "value"}, {"1", "", "", "7"}}, "misplaced_figure", "2"},
  };
  for (const auto& row : rows) {
    INFO(row.code);
    const auto read = read_published(form, row.rows);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == row.code);
    CHECK(read.error().message.args.at(0).text == row.line);
  }
}

TEST_CASE("columns may stand in another order, and a text that is no figure is named") {
  const auto read = read_published(*find_form("2014"),
                                   {{"value", "unit", "row", "label"}, {"/", "件", "3.1", "x"}, {"4", "", "3.2", ""}});
  REQUIRE(read);
  CHECK(read->table.at("3.2") == Figure(4));
  CHECK_FALSE(read->table.at("3.1"));
  REQUIRE(read->odd.size() == 1);
  CHECK(read->odd[0].row == 1);
  CHECK(read->odd[0].text == "/");
}
