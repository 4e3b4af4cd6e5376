#include "engine/annual_report.hpp"

#include <doctest/doctest.h>

#include <random>

#include "engine/report_text.hpp"
#include "support/reports.hpp"

using namespace qixian;
using namespace qixian::engine;
using rules::FilledTable;

namespace {

Period year(int y) { return {rules::first_day_of(y), rules::last_day_of(y)}; }

/// What the check of texts finds in the report's own words.
void check_own_text(const FilledTable& table, int of_year, std::size_t least) {
  const auto text = report_text(draft_report(table, year(of_year), {"东篱县人民政府", 1080}));
  CAPTURE(text);
  const auto reading = read_report(text, table);
  for (const auto& sentence : reading.not_understood) FAIL_CHECK("not understood: " << sentence);
  for (const auto& claim : reading.claims) {
    CAPTURE(claim.words);
    CHECK(claim.table == claim.figure);
  }
  CHECK(reading.claims.size() >= least);
}

}  // namespace

TEST_CASE("the report's own text agrees with its table, every sentence understood") {
  check_own_text(test::report("suqian_2023"), 2023, 27);
  check_own_text(test::report("suqian_2024"), 2024, 27);
  check_own_text(test::report("shuyang_county_2025"), 2025, 27);
  check_own_text(test::report("rudong_2018"), 2018, 38);
}

TEST_CASE("property: so it does for any figures") {
  const auto fresh = std::random_device{}();
  MESSAGE("fresh seed " << fresh);
  for (const auto seed : {1u, 2u, 3u, 4u, 5u, fresh}) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> count(0, 1'000'000);
    for (const auto& form : rules::forms()) {
      CAPTURE(form.id);
      FilledTable table(form);
      for (auto& cell : table.cells) cell = rules::Figure(count(random));
      check_own_text(table, form.first_year, 27);
    }
  }
}

TEST_CASE("a blank figure is a blank in the sentence, and what only people can write is marked") {
  const auto& form = *rules::find_form("2021");
  FilledTable table(form);
  table.cells[*form.cell("1")] = rules::Figure(7);
  const auto report = draft_report(table, year(2024), {});
  const auto text = report_text(report);
  CHECK(report.title == "【请填写：机关名称】2024年政府信息公开工作年度报告");
  CHECK(text.find("统计期限自2024年1月1日起至2024年12月31日止") != text.npos);
  CHECK(text.find("新收政府信息公开申请7件，其中自然人【请填写：数字】件") != text.npos);
  CHECK(text.find("收取信息处理费【请填写：金额】元") != text.npos);
  CHECK(text.find("【请填写：存在的主要问题】") != text.npos);
  REQUIRE(report.sections.size() == 6);
  const char* titles[] = {"一、总体情况",
                          "二、主动公开政府信息情况",
                          "三、收到和处理政府信息公开申请情况",
                          "四、政府信息公开行政复议、行政诉讼情况",
                          "五、存在的主要问题及改进情况",
                          "六、其他需要报告的事项"};
  for (std::size_t i = 0; i < 6; ++i) CHECK(report.sections[i].title == titles[i]);
  // Each of the form's tables stands in the report once.
  for (const auto& one : rules::forms()) {
    std::vector<std::size_t> tables;
    for (const auto& section : draft_report(FilledTable(one), year(one.first_year), {}).sections)
      for (const auto& block : section.blocks)
        if (const auto* at = std::get_if<ReportTable>(&block)) tables.push_back(at->table);
    CHECK(tables.size() == one.tables.size());
  }
}
