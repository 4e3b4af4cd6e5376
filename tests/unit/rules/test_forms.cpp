#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "rules/codes.hpp"
#include "rules/filled_table.hpp"

using namespace qixian::rules;

namespace {

const Form& form(const char* id) { return *find_form(id); }

/// How many rows of closed cases without parts count an answer: leaves of table 3, or of 3.3 in table 2014.
std::map<std::string, int> leaves_of_answers(const Form& f) {
  std::map<std::string, int> leaves;
  for (const auto& answer : answers()) leaves[std::string(answer.code)] = 0;
  for (const auto& row : f.rows) {
    const bool is_sum = std::ranges::any_of(f.rows, [&](auto& r) { return r.id.starts_with(row.id + "."); });
    if (row.source.what != "closed" || is_sum) continue;
    for (const auto& c : row.source.conditions) {
      for (const auto& code : c.values) {
        if (c.field == "answer") ++leaves.at(code);
      }
    }
  }
  return leaves;
}

Form small_form() {
  return read_form(
      "form,test,2000,\nfile,row,label,unit,a,b,总计\ntable,1,t,down\n"
      "column,1,甲,a,甲,,\ncolumn,1,乙,b,乙,,\ncolumn,1,总计,总计,总计,,\n"
      "row,1,1,one,,,0,件,,received\nrow,1,2,two,,,0,件,,return\nrow,1,3,money,,,0,万元,甲,return\n"
      "check,F1,error,columns,1,甲|乙,1 = 2 + 2@previous\ncheck,F3,error,rows,1,1,总计 = 甲 + 乙\n");
}

}  // namespace

TEST_CASE("each year has one form") {
  CHECK_FALSE(form_of_year(2007));
  for (int year = 2008; year <= 2018; ++year) CHECK(form_of_year(year)->id == "2014");
  for (int year : {2019, 2020}) CHECK(form_of_year(year)->id == "2019");
  for (int year : {2021, 2026, 2080}) CHECK(form_of_year(year)->id == "2021");
  CHECK_FALSE(find_form("2010"));
}

TEST_CASE("each answer counts in one leaf of tables 2019 and 2021, and in one or none of table 2014") {
  for (const char* id : {"2019", "2021"}) {
    for (const auto& [code, leaves] : leaves_of_answers(form(id))) {
      INFO(id << " " << code);
      CHECK(leaves == 1);
    }
  }
  for (const auto& answer : answers()) {
    INFO(answer.code);
    const bool answered = answer.by_r07 && answer.group != AnswerGroup::closed;
    CHECK(leaves_of_answers(form("2014")).at(std::string(answer.code)) == (answered ? 1 : 0));
  }
}

TEST_CASE("each channel and each kind of applicant counts once") {
  const auto times = [](const Form& f, std::string_view field, std::string_view code, auto wanted) {
    int n = 0;
    for (const auto& row : f.rows) {
      for (const auto& c : row.source.conditions)
        n += wanted(row) && c.field == field && std::ranges::find(c.values, code) != c.values.end();
    }
    return n;
  };
  for (const auto& channel : channels()) {
    INFO(channel.code);
    CHECK(times(form("2014"), "channel", channel.code, [](auto&) { return true; }) == 1);
  }
  for (const auto& kind : applicant_kinds()) {
    INFO(kind.code);
    CHECK(times(form("2014"), "kind", kind.code,
                [](auto& row) { return row.id.starts_with("S") && row.id.find('.') == std::string::npos; }) == 1);
    for (const char* id : {"2019", "2021"}) {
      int n = 0;
      for (const auto& column : form(id).tables[1].columns) {
        for (const auto& c : column.conditions) n += std::ranges::find(c.values, kind.code) != c.values.end();
      }
      CHECK(n == 1);
    }
  }
}

TEST_CASE("tables 3 and 4 of 2019 are those of 2021 with one row 3.6, and table 2 is another one") {
  std::vector<std::string> rows;
  for (const auto& row : form("2021").rows) {
    if (row.table == 0) continue;
    if (!row.id.starts_with("3.6.")) rows.push_back(row.id);
    if (row.id == "3.6.1") rows.emplace_back("3.6");
  }
  std::vector<std::string> older, second;
  const auto& f = form("2019");
  for (const auto& row : f.rows) (row.table == 0 ? second : older).push_back(row.id);
  CHECK(older == rows);
  CHECK(second == std::vector<std::string>{"20.1.1", "20.1.2", "20.5.1", "20.5.2", "20.6.1", "20.6.2", "20.8", "20.9"});
  for (const auto* column : {"制发", "废止", "现行有效", "收费金额"}) CHECK_FALSE(f.cell("20.1.1", column));
}

TEST_CASE("a column of table 2019 counts in its own unit, and a change may be negative") {
  const auto& f = form("2019");
  const auto cell = [&](const char* row, const char* column) { return *f.cell(row, column); };
  CHECK(f.unit_of(cell("20.6.1", "上一年项目数量")) == "项");
  CHECK(f.unit_of(cell("20.6.1", "处理决定数量")) == "件");
  CHECK(f.unit_of(cell("20.9", "采购总金额")) == "万元");
  CHECK(f.unit_of(cell("20.9", "采购项目数量")) == "项");
  FilledTable table(f);
  table.cells[cell("20.8", "本年增减")] = Figure(-5);
  table.cells[cell("20.9", "采购总金额")] = Figure::parse("160.5964");
  CHECK(impossible_cells(table).empty());
  table.cells[cell("20.8", "上一年项目数量")] = Figure(-5);
  table.cells[cell("20.9", "采购项目数量")] = Figure::parse("8.5");
  table.cells[cell("20.6.1", "本年增减")] = Figure::parse("-1.5");
  CHECK(impossible_cells(table) == std::vector<std::size_t>{cell("20.6.1", "本年增减"), cell("20.8", "上一年项目数量"),
                                                            cell("20.9", "采购项目数量")});
}

TEST_CASE("cells go by row and column, and know their names") {
  const auto f = small_form();
  CHECK(f.cells == 7);
  CHECK(f.name_of(*f.cell("1", "乙")) == "1,乙");
  CHECK(f.cell("1") == f.cell("1", "总计"));
  CHECK(f.cell("3") == f.cell("3", "甲"));
  CHECK(f.name_of(*f.cell("3")) == "3");
  CHECK_FALSE(f.cell("3", "乙"));
  CHECK_FALSE(f.cell("4"));
  const auto& table_2014 = form("2014");
  CHECK_FALSE(table_2014.cell("1"));
  for (std::size_t i = 0; i < table_2014.cells; ++i) CHECK(table_2014.cell(table_2014.name_of(i)) == i);
}

TEST_CASE("a check is judged for each column or row, and only where its figures are known") {
  const auto f = small_form();
  FilledTable now(f), before(f);
  const auto put = [&](FilledTable& t, const char* row, const char* column, std::int64_t n) {
    t.cells[*f.cell(row, column)] = Figure(n);
  };
  CHECK(broken_checks(now, &before).empty());
  put(now, "1", "甲", 5);
  put(now, "1", "总计", 5);
  CHECK(broken_checks(now, &before).empty());
  put(now, "2", "甲", 2);
  CHECK(broken_checks(now).empty());
  put(before, "2", "甲", 4);
  const auto broken = broken_checks(now, &before);
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].equation->check == "F1");
  CHECK(broken[0].left == Figure(5));
  CHECK(broken[0].right == Figure(6));
  put(before, "2", "甲", 3);
  put(now, "1", "乙", 1);
  REQUIRE(broken_checks(now, &before).size() == 1);
  CHECK(broken_checks(now, &before)[0].equation->check == "F3");
}

TEST_CASE("figures that can't be, blanks, sums and differences") {
  const auto f = small_form();
  FilledTable a(f), b(f);
  a.cells[0] = Figure(-1);
  a.cells[1] = Figure::parse("1.5");
  a.cells[6] = Figure::parse("1.5");  // 万元
  CHECK(impossible_cells(a) == std::vector<std::size_t>{0, 1});
  CHECK(blank_cells(a) == std::vector<std::size_t>{2, 3, 4, 5});
  b.cells[6] = Figure(2);
  b.cells[2] = Figure(0);
  const std::vector<FilledTable> both{a, b};
  const auto sum = sum_of(f, both);
  CHECK(sum.cells[6]->text() == "3.5");
  CHECK(sum.cells[2] == Figure(0));
  CHECK_FALSE(sum.cells[3]);
  CHECK(differing_cells(a, b) == std::vector<std::size_t>{0, 1, 2, 6});
}

TEST_CASE("a form's file that is broken names its line") {
  for (const char* text :
       {"row,1,1,x,,,0,件,,received\n", "form,a\n", "shelf,1\n", "table,1,t,down\nrow,1,1,x,,,zero,件,,\n",
        "table,1,t,down\nmeasure,1,甲,项,\n", "file,a\ntable,1,t,down\ncolumn,1,甲,a,甲,,\nmeasure,1,甲,,maybe\n",
        "file,row\ntable,1,t,down\ncolumn,1,v,value,v,,\n"}) {
    INFO(text);
    CHECK_THROWS_AS(read_form(text), std::logic_error);
  }
}
