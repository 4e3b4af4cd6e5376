#include "engine/tables/published/table_check.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "support/reports.hpp"

using namespace qixian::test;
using namespace qixian::engine;
using namespace qixian::rules;

namespace {

/// "F2! 3.7,自然人 3440 3441; F10? 3.1,其他": ! broken, ? a warning.
std::string said(const FilledTable& table, const TableCheck& check) {
  std::string out;
  for (const auto& f : check.findings) {
    out += (out.empty() ? "" : "; ") + f.check + (f.gravity == Gravity::broken ? "!" : "?");
    if (!f.left.empty()) out += " " + table.form->name_of(f.left.front().cell);
    if (f.left_sum) out += " " + f.left_sum->text();
    if (f.right_sum) out += " " + f.right_sum->text();
    for (const auto cell : f.cells) out += " " + table.form->name_of(cell);
  }
  return out;
}

/// "3.1,自然人 1409>1408 | …" a choice behind another; "; " between repairs.
std::string repairs(const FilledTable& table, const TableCheck& check) {
  std::string out;
  for (const auto& repair : check.repairs) {
    out += out.empty() ? "" : "; ";
    if (repair.choices.empty()) out += "none";
    for (std::size_t i = 0; i < repair.choices.size(); ++i) {
      out += i ? " | " : "";
      for (const auto& change : repair.choices[i])
        out += (&change == &repair.choices[i].front() ? "" : " & ") + table.form->name_of(change.cell) +
               (change.previous ? "@previous " : " ") + (change.from ? change.from->text() : "blank") + ">" +
               change.to.text();
    }
  }
  return out;
}

TableCheck checked(const FilledTable& table, const FilledTable* previous = nullptr) {
  return check_table({table, {}}, std::nullopt, {previous, std::nullopt});
}

std::size_t errors_with(const FilledTable& table, std::size_t cell, bool previous, bool with_previous) {
  return static_cast<std::size_t>(std::ranges::count_if(table.form->equations, [&](const Equation& e) {
    const auto of_previous = [](const Term& t) { return t.previous; };
    if (e.warning) return false;
    if (!with_previous && (std::ranges::any_of(e.left, of_previous) || std::ranges::any_of(e.right, of_previous)))
      return false;
    const auto here = [&](const Term& t) { return t.cell == cell && t.previous == previous; };
    return std::ranges::any_of(e.left, here) || std::ranges::any_of(e.right, here);
  }));
}

/// With one figure changed each check that it stands in is broken, its old value is among the smallest corrections, and
/// it is the only one where two checks meet in it.
void one_wrong_figure(const FilledTable& right, const FilledTable* previous, std::size_t cell, std::int64_t by) {
  INFO(right.form->id, " ", right.form->name_of(cell), " by ", by);
  auto wrong = right;
  *wrong.cells[cell] += Figure(by);
  if (wrong.cells[cell]->negative()) return;
  const auto check = checked(wrong, previous);
  const auto met = errors_with(right, cell, false, previous != nullptr);
  const auto broken = std::ranges::count(check.findings, Gravity::broken, &Finding::gravity);
  CHECK(static_cast<std::size_t>(broken) == met);
  if (met == 0) return;
  const Change back{cell, false, wrong.cells[cell], *right.cells[cell]};
  std::vector<std::vector<Change>> choices;
  for (const auto& repair : check.repairs) {
    if (check.findings[repair.mends.front()].gravity == Gravity::broken)
      choices.insert(choices.end(), repair.choices.begin(), repair.choices.end());
  }
  CHECK(std::ranges::find(choices, std::vector{back}) != choices.end());
  if (met > 1) CHECK(choices.size() == 1);
}

}  // namespace

TEST_CASE("each cell of each report, one changed: found, and named where it can be told") {
  const auto before = report("suqian_2023");
  struct Row {
    const char* name;
    const FilledTable* previous;
  };
  for (const auto& [name, previous] :
       {Row{"suqian_2024", nullptr}, Row{"suqian_2024", &before}, Row{"suqian_2023", nullptr},
        Row{"shuyang_county_2025", nullptr}, Row{"rudong_2018", nullptr}}) {
    const auto right = report(name);
    for (std::size_t cell = 0; cell < right.cells.size(); ++cell) {
      for (const std::int64_t by : {1, -1, 9, 90}) one_wrong_figure(right, previous, cell, by);
    }
  }
}

TEST_CASE("last year's figure may be the wrong one") {
  const auto now = report("suqian_2024");
  auto before = report("suqian_2023");
  before.cells[*before.form->cell("4", "商业企业")] = Figure(4);
  const auto check = checked(now, &before);
  CHECK(said(now, check) == "F5! 2,商业企业 3 4");
  CHECK(repairs(now, check) == "4,商业企业@previous 4>3");
}

TEST_CASE("broken tables and their smallest corrections") {
  struct Put {
    const char *row, *column, *figure;  ///< "" blanks the cell
  };
  struct Row {
    const char* name;
    std::vector<Put> put;
    std::string_view said, repaired;
  };
  const Row rows[] = {
      {"rudong_2018",
       {},
       "F2? 2.1 999 1019",
       "2.1 999>1019 | 2.2.1 21>1 | 2.2.2 26>6 | 2.2.3 86>66 | 2.2.4 350>330 | 2.2.5 536>516"},
      {"suqian_2024",
       {{"复议_总计", "", "171"}},
       "F4! 复议_总计 171 170",
       "复议_结果维持 88>89 | 复议_结果纠正 18>19 | 复议_其他结果 28>29 | 复议_尚未审结 36>37 | 复议_总计 171>170"},
      // Two in each other's place.
      {"suqian_2024",
       {{"3.3.5", "自然人", "859"}, {"3.4.1", "自然人", "21"}},
       "F3! 3.3.5,总计 21 859; F3! 3.4.1,总计 897 59",
       "3.3.5,自然人 859>21 & 3.4.1,自然人 21>859"},
      // Two apart from one another.
      {"suqian_2024",
       {{"3.1", "自然人", "1400"}, {"3.4.3", "商业企业", "1"}},
       "F2! 3.7,自然人 3440 3432; F2! 3.7,商业企业 73 74; F3! 3.1,总计 1431 1423; F3! 3.4.3,总计 8 9",
       "3.1,自然人 1400>1408; 3.4.3,商业企业 1>0"},
      // A blank is filled, and is the likelier among several.
      {"suqian_2024",
       {{"3.1", "自然人", ""}},
       "F2? 3.7,自然人 3440 2032; F3? 3.1,总计 1431 23; F10? 3.1,自然人",
       "3.1,自然人 blank>1408"},
      {"suqian_2024",
       {{"复议_其他结果", "", ""}},
       "F4? 复议_总计 170 142; F10? 复议_其他结果",
       "复议_其他结果 blank>28"},
      // A blank where nothing is missing still is no zero.
      {"suqian_2024", {{"3.3.1", "商业企业", ""}}, "F10? 3.3.1,商业企业", ""},
      {"suqian_2024",
       {{"3.3.1", "商业企业", "-1"}},
       "F2! 3.7,商业企业 73 72; F3! 3.3.1,总计 2 1; F9! 3.3.1,商业企业",
       "3.3.1,商业企业 -1>0"},
      {"suqian_2024", {{"20.5", "", "3.5"}, {"20.8", "", "72701.25"}}, "F9! 20.5", ""},
  };
  for (const auto& row : rows) {
    auto table = report(row.name);
    for (const auto& put : row.put) {
      INFO(put.row);
      const auto cell = table.form->cell(put.row, put.column);
      REQUIRE(cell);
      table.cells[*cell] = Figure::parse(put.figure);
    }
    const auto check = checked(table);
    CHECK(said(table, check) == row.said);
    CHECK(repairs(table, check) == row.repaired);
  }
}

TEST_CASE("a sound table stays sound under any sound change, and any two wrong figures are found") {
  const auto right = report("suqian_2024");
  CHECK(rc::check([&] {
    auto wrong = right;
    for (int i = 0; i < 2; ++i) {
      const auto cell = *rc::gen::inRange<std::size_t>(0, wrong.cells.size());
      wrong.cells[cell] = Figure(*rc::gen::inRange<std::int64_t>(0, 5000));
    }
    const auto check = checked(wrong);
    const auto broken = broken_checks(wrong);
    RC_ASSERT(check.findings.size() == broken.size() + !impossible_cells(wrong).empty());
    // What the first choice of each repair says can be done, and leaves nothing broken that it mends.
    auto mended = wrong;
    bool all = true;
    for (const auto& repair : check.repairs) {
      all &= !repair.choices.empty();
      if (repair.choices.empty()) continue;
      for (const auto& change : repair.choices.front()) mended.cells[change.cell] = change.to;
    }
    if (all && check.repairs.size() == 1) RC_ASSERT(broken_checks(mended).empty());
  }));
}

TEST_CASE("texts that are no figure") {
  const auto table = report("suqian_2024");
  PublishedTable published{table, {}};
  const auto odd = [&](const char* row, const char* column, const char* text) {
    const auto cell = *table.form->cell(row, column);
    published.table.cells[cell] = std::nullopt;
    published.odd.push_back({0, cell, text});
  };
  odd("3.3.1", "商业企业", "/");
  odd("3.3.1", "科研机构", "——");
  odd("3.5.3", "自然人", "0件");
  CHECK(said(table, check_table(published, 2024)) == "F9! 3.5.3,自然人; F10? 3.3.1,商业企业 3.3.1,科研机构");
}

TEST_CASE("the form of the year, and the year before") {
  const auto table = report("suqian_2024");
  const auto before = report("suqian_2023");
  CHECK(said(table, check_table({table, {}}, 2020)) == "form!");
  CHECK(said(table, check_table({table, {}}, 2021)) == "");
  CHECK(said(table, check_table({table, {}}, 2024, {&before, 2023})) == "");
  CHECK(said(table, check_table({table, {}}, 2024, {&before, 2022})) == "previous?");
  struct Row {
    std::vector<std::string> notes;
    std::optional<int> year;
  };
  for (const auto& [notes, year] :
       {Row{{"# place: 宿迁市 (whole city); year 2024; format 国办公开办函〔2021〕30号"}, 2024},
        Row{{"东篱县", "2019年政府信息公开工作年度报告（2020年1月）"}, 2019},
        Row{{"国办发〔2014〕32号", "the 2018 report"}, {}}, Row{{"year 20245", "12024年"}, {}}, Row{{}, {}}})
    CHECK(year_in(notes) == year);
}
