#include "engine/tables/report/annual_report.hpp"

#include <doctest/doctest.h>

#include <random>

#include "engine/tables/published/report_text.hpp"
#include "support/reports.hpp"

using namespace qixian;
using namespace qixian::engine;
using rules::Figure;
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

TEST_CASE("a report cites the laws of its year, whatever form it is written on") {
  struct Cited {
    const char* words;
    int from, to;
  };
  // 《条例》 is R07 to 2018 and R19 from 2019; the numbers of its articles tell which.
  const Cited all[] = {{"《中华人民共和国政府信息公开条例》第三十一条、第三十二条", 2008, 2018},
                       {"《政府信息公开条例》第二十七条、第二十八条", 2008, 2018},
                       {"《中华人民共和国政府信息公开条例》第五十条", 2019, 2026},
                       {"《中华人民共和国政府信息公开工作年度报告格式（试行）》", 2019, 2020},
                       {"《中华人民共和国政府信息公开工作年度报告格式》", 2021, 2026},
                       {"《政府信息公开条例》第四十二条", 2021, 2026},
                       {"《政府信息公开信息处理费管理办法》", 2021, 2026}};
  for (int y = 2008; y <= 2026; ++y) {
    for (const auto& form : rules::forms()) {
      CAPTURE(y);
      CAPTURE(form.id);
      const bool own = rules::form_of_year(y) == &form;
      auto text =
          report_text(draft_report(FilledTable(form), year(y), {"东篱县人民政府", 1080, Figure(120), Figure(30)}));
      for (const auto& [words, from, to] : all) {
        CAPTURE(words);
        const auto at = text.find(words);
        if (y < from || y > to || own) CHECK((at != text.npos) == (from <= y && y <= to));
        if (at != text.npos) text.erase(at, std::string(words).size());
      }
      // Nothing else is cited.
      CHECK(text.find("《") == text.npos);
      CHECK(text.find("第二十") == text.npos);
    }
  }
}

TEST_CASE("what an office took and waived under R07 is told, or is a blank") {
  const FilledTable table(*rules::find_form("2014"));
  CHECK(report_text(draft_report(table, year(2018), {"", {}, Figure::parse("120.5"), Figure(0)}))
            .find("成本费用120.5元，减免0元") != std::string::npos);
  CHECK(report_text(draft_report(table, year(2018), {})).find("成本费用【请填写：金额】元，减免【请填写：金额】元") !=
        std::string::npos);
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
