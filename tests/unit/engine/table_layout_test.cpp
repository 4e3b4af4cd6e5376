#include "engine/tables/report/table_layout.hpp"

#include <doctest/doctest.h>

#include <map>
#include <numeric>
#include <set>

using namespace qixian;
using engine::LayoutCell;
using engine::LayoutTable;
using Kind = LayoutCell::Kind;

namespace {

const LayoutTable table(const char* form, std::size_t n) { return engine::lay_out(*rules::find_form(form)).at(n); }

/// Where a text stands: row, column and what is merged.
std::string place(const LayoutTable& layout, std::string_view text, std::size_t nth = 0) {
  for (const auto& cell : layout.cells) {
    if (cell.text != text || nth-- > 0) continue;
    return std::to_string(cell.row) + "," + std::to_string(cell.column) + " " + std::to_string(cell.rows) + "x" +
           std::to_string(cell.columns);
  }
  return "nowhere";
}

}  // namespace

TEST_CASE("layout: every place of a grid belongs to one cell, every cell of the form stands once") {
  for (const auto& form : rules::forms()) {
    CAPTURE(form.id);
    std::map<std::size_t, int> times;
    for (const auto& layout : engine::lay_out(form)) {
      CAPTURE(layout.title);
      std::vector<int> taken(layout.rows * layout.widths.size(), 0);
      std::pair<std::size_t, std::size_t> before{0, 0};
      for (const auto& cell : layout.cells) {
        CHECK(before <= std::pair(cell.row, cell.column));
        before = {cell.row, cell.column};
        for (auto r = cell.row; r < cell.row + cell.rows; ++r)
          for (auto c = cell.column; c < cell.column + cell.columns; ++c) ++taken.at(r * layout.widths.size() + c);
        CHECK((cell.kind == Kind::figure) == cell.cell.has_value());
        if (cell.cell) ++times[*cell.cell];
        // A head that reached below the heads would be cut where a page ends.
        if (layout.head_rows > 0) CHECK((cell.row < layout.head_rows) == (cell.row + cell.rows <= layout.head_rows));
      }
      CHECK(std::set(taken.begin(), taken.end()) == std::set<int>{1});
    }
    CHECK(times.size() == form.cells);
    for (const auto& [cell, n] : times) CHECK(n == 1);
  }
}

TEST_CASE("layout: merged heads as the official forms have them") {
  const auto two = table("2021", 0), three = table("2021", 1), four = table("2021", 2);
  CHECK(place(two, "第二十条第（五）项") == "4,0 1x4");
  CHECK(place(two, "本年制发件数") == "1,1 1x1");
  CHECK(place(two, "本年处理决定数量") == "5,1 1x3");
  CHECK(place(two, "信息内容", 1) == "5,0 1x1");
  CHECK(place(three, "申请人情况") == "0,3 1x7");
  CHECK(place(three, "自然人") == "1,3 2x1");
  CHECK(place(three, "法人或其他组织") == "1,4 1x5");
  CHECK(place(three, "法律服务机构") == "2,7 1x1");
  CHECK(place(three, "总计") == "1,9 2x1");
  CHECK(place(three, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）") == "0,0 3x3");
  CHECK(place(three, "一、本年新收政府信息公开申请数量") == "3,0 1x3");
  CHECK(place(three, "三、本年度办理结果") == "5,0 22x1");
  CHECK(place(three, "（一）予以公开") == "5,1 1x2");
  CHECK(place(three, "（三）不予公开") == "7,1 8x1");
  CHECK(place(three, "1.属于国家秘密") == "7,2 1x1");
  CHECK(place(three, "四、结转下年度继续办理") == "27,0 1x3");
  CHECK(place(four, "行政复议") == "0,0 2x5");
  CHECK(place(four, "行政诉讼") == "0,5 1x10");
  CHECK(place(four, "复议后起诉") == "1,10 1x5");
  CHECK(place(four, "结果维持", 2) == "2,10 1x1");
  CHECK(place(table("2019", 1), "（六）其他处理") == "23,1 1x2");
  const auto older = table("2019", 0);
  CHECK(place(older, "第二十条第（八）项") == "12,0 1x7");
  CHECK(place(older, "本年增/减") == "5,3 1x2");
  CHECK(place(older, "本年增/减", 2) == "13,4 1x3");
  CHECK(place(older, "采购总金额（单位：万元）") == "16,4 1x3");
}

TEST_CASE("layout: table 2014 with its units and indents, and the applicants apart") {
  const auto all = engine::lay_out(*rules::find_form("2014"));
  REQUIRE(all.size() == 2);
  CHECK(all[0].label_columns == 2);
  CHECK(place(all[0], "单位") == "0,1 1x1");
  for (const auto& cell : all[0].cells) {
    if (cell.text == "其中：涉及国家秘密") CHECK(cell.indent == 3);
    if (cell.text == "一、主动公开情况") CHECK(cell.indent == 0);
  }
  CHECK(all[1].title == "政府信息公开申请来源统计表");
  CHECK(all[1].rows == 12);
}

TEST_CASE("places of a text") {
  CHECK(engine::places("") == 0);
  CHECK(engine::places("a1") == 2);
  CHECK(engine::places("万元b") == 5);
}

TEST_CASE("layout: what part of all requests each source is stands behind the figures and is none of them") {
  const auto& form = *rules::find_form("2014");
  const auto sources = table("2014", 1);
  CHECK(place(sources, "占比") == "0,2 1x1");
  rules::FilledTable filled(form);
  const auto share = [&](const char* row) {
    for (const auto& cell : sources.cells)
      if (cell.share && cell.share->part == *form.cell(row)) return engine::share_text(filled, *cell.share);
    return std::string("nowhere");
  };
  CHECK(share("S6") == "");
  filled.cells[*form.cell("S6")] = rules::Figure(255);
  CHECK(share("S6") == "");
  filled.cells[*form.cell("S0")] = rules::Figure(0);
  CHECK(share("S6") == "");
  filled.cells[*form.cell("S0")] = rules::Figure(320);
  CHECK(share("S6") == "79.7%");
  CHECK(share("S0") == "100.0%");
  CHECK(share("S1") == "");
  filled.cells[*form.cell("S1")] = rules::Figure(4);
  CHECK(share("S1") == "1.3%");
  CHECK(share("S6.1") == "");
}
