#include "engine/tables/published/report_text.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/tables/published/table_check.hpp"
#include "rules/report_words.hpp"
#include "support/reports.hpp"

using namespace qixian::test;
using namespace qixian::engine;

namespace {

/// Each claim as "figure = table", "figure ~ reason" or "figure ! table"; then the sentences that were not understood.
std::string read(const char* name, std::string_view text) {
  std::string out;
  const auto reading = read_report(text, report(name));
  for (const auto& claim : reading.claims) {
    out += (out.empty() ? "" : "; ") + claim.figure.text();
    const auto table = claim.table ? claim.table->text() : "blank";
    out += claim.agrees() ? " =" : claim.agrees_otherwise() ? " ~ " + claim.other_reason : " ! " + table;
  }
  for (const auto& sentence : reading.not_understood) out += " ? " + sentence;
  return out;
}

}  // namespace

TEST_CASE("sentences of annual reports") {
  struct Row {
    const char* report;
    std::string_view text, read;
  };
  const Row rows[] = {
      // The two sentences of law section 7: closed matters only, and a figure that is nothing.
      {"suqian_2024", "全市行政复议134件，行政诉讼57件。", "134 ~ closed_only; 57 ~ closed_only"},
      {"suqian_2024", "全市行政复议135件，行政诉讼77件。", "135 ! 170; 77 ="},
      {"suqian_2024", "行政复议、行政诉讼案件247件", "247 ="},
      {"suqian_2024", "行政复议170件，其中维持88件、纠正18件、其他结果28件、尚未审结36件；行政诉讼77件，维持40件。",
       "170 =; 88 =; 18 =; 28 =; 36 =; 77 =; 40 ="},
      {"suqian_2024", "未经复议直接起诉25件，维持7件，复议后起诉52件，维持33件。", "25 =; 7 =; 52 =; 33 ="},
      {"suqian_2024", "2024年，收到政府信息公开申请3525件，其中自然人3440件，法人或其他组织85件，上年结转121件。",
       "3525 =; 3440 =; 85 =; 121 ="},
      {"suqian_2024", "收到 3,525 件\n政府信息公开申请，办结３５２１件。", "3525 =; 3521 ="},
      {"suqian_2024", "共受理申请3646件，其中自然人3558件。", "3646 ~ with_carried; 3558 ~ with_carried"},
      {"suqian_2024",
       "予以公开1431件，部分公开471件，不予公开92件，无法提供941件，不予处理117件，其他处理469件，结转下年度125件。",
       "1431 =; 471 =; 92 =; 941 =; 117 =; 469 =; 125 ="},
      {"suqian_2024", "制发行政规范性文件50件，废止227件，现行有效420件。", "50 =; 227 =; 420 ="},
      {"suqian_2024", "行政事业性收费72701.2578万元。", "72701.2578 ="},
      // What is not this table's figure is not compared with it.
      {"suqian_2024", "举办培训班12次。", " ? 举办培训班12次"},
      {"suqian_2024", "收到申请3525件，同比增加14件。", "3525 = ? 收到申请3525件，同比增加14件"},
      {"suqian_2024", "去年收到申请3511件", " ? 去年收到申请3511件"},
      {"suqian_2024", "收到申请3525件，其中市公安局收到100件", "3525 = ? 收到申请3525件，其中市公安局收到100件"},
      {"suqian_2024", "主动公开信息1.2万条。", " ? 主动公开信息1.2万条"},
      {"suqian_2024", "根据国办公开办函〔2021〕30号，20个工作日内答复，占比98.5%，2024年12月31日。", ""},
      {"suqian_2024", "", ""},
      {"shuyang_county_2025", "全县受理749件，其中自然人741件、法人8件，办理718件，结转31件，复议诉讼案件74件。",
       "749 ~ with_carried; 741 ~ with_carried; 8 =; 718 =; 31 =; 74 ="},
      {"rudong_2018",
       "收到申请320件，其中当面申请26件，网络申请68件，信函申请226件。按时办结307件，延期办结13件。行政复议15件，维持14"
       "件；"
       "行政诉讼12件。主动公开政府信息39734条，其中政府网站24771条。专项经费21.8万元。",
       "320 =; 26 =; 68 =; 226 =; 307 =; 13 =; 15 =; 14 =; 12 ! 11; 39734 =; 24771 =; 21.8 ="},
      // A row behind the head of its group; the head behind its reasons.
      {"suqian_2024", "不予公开的，属于国家秘密2件、行政查询事项13件，因国家秘密等原因不予公开92件。",
       "2 =; 13 =; 92 ="},
      // Some of what a row counts, and never more.
      {"suqian_2024", "无法提供941件，其中信息不存在700件，撤回9999件。", "941 =; 700 =; 9999 ! 354"},
      {"suqian_2024", "撤回行政复议5件；行政诉讼77件，其中撤诉3件。", "5 =; 77 =; 3 ="},
      {"rudong_2018", "收到申请320件，其中公民255件、企业1件、律师0件，公民、法人和其他组织申请320件。",
       "320 =; 255 =; 1 =; 0 =; 320 ="},
      {"rudong_2018", "不同意公开43件，其中涉及商业秘密1件；县领导参加新闻发布会12次，微博微信回应350次。",
       "43 =; 1 ! 0; 12 =; 350 ="},
      {"rudong_2018", "主动公开规范性文件2条，服务企业56次。", "2 = ? 主动公开规范性文件2条，服务企业56次"},
      // Words of the table that speak of something else.
      {"suqian_2024", "评查行政执法案卷50件，网民留言办理结果公开12件。",
       " ? 评查行政执法案卷50件，网民留言办理结果公开12件"},
      {"rudong_2018", "印发党政机关公文20件。维护社会稳定，接待来访12件。",
       " ? 印发党政机关公文20件 ? 维护社会稳定，接待来访12件"},
      {"unit_2023_36", "办结33件，撤回3件。", "33 ~ without_withdrawn; 3 ="},
      {"rudong_2018", "同意公开104件，部分公开15件，不同意公开43件，信息不存在53件。", "104 =; 15 =; 43 =; 53 ="},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(read(row.report, row.text) == row.read);
  }
}

TEST_CASE("blank in the table is not zero in the text") {
  auto table = report("suqian_2024");
  table.cells[*table.form->cell("复议_总计")] = std::nullopt;
  const auto reading = read_report("行政复议0件。", table);
  REQUIRE(reading.claims.size() == 1);
  CHECK_FALSE(reading.claims[0].agrees());
  const auto findings = text_findings(reading);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].gravity == Gravity::broken);
}

TEST_CASE("the words name cells that their forms have, and every topic has items") {
  for (const auto& form : qixian::rules::forms()) {
    const auto& words = qixian::rules::report_words(form);
    CHECK_FALSE(words.topics.empty());
    for (const auto& topic : words.topics) {
      INFO(form.id, " ", topic.id);
      CHECK(std::ranges::find(words.items, topic.id, &qixian::rules::ReportItem::topic) != words.items.end());
    }
  }
}

TEST_CASE("every row of every form is understood in its own words") {
  using namespace qixian::rules;
  for (const auto& form : forms()) {
    FilledTable table(form);
    for (std::size_t i = 0; i < form.cells; ++i) table.cells[i] = Figure(static_cast<std::int64_t>(1000 + i));
    for (std::size_t i = 0; i < form.cells; ++i) {
      const auto [row, nth] = form.place(i);
      const auto& column = form.column(*row, nth);
      if (row->columns.size() > 1 && column.name != "总计" && row->table != 0) continue;
      // 4.1 and 5.1 have the same words, and a company is an applicant only where applicants are spoken of.
      auto words = row->over + row->caption;
      if (form.id != "2014" && row->table == 0) words = row->caption + column.head;
      if (row->id.starts_with("4.")) words = "行政复议" + words;
      if (row->id.starts_with("5.")) words = "行政诉讼" + words;
      if (row->id.starts_with("S")) words = "政府信息公开申请来源：" + words;
      const auto text = words + table.cells[i]->text() + form.unit_of(i);
      const auto reading = read_report(text, table);
      CAPTURE(form.id);
      CAPTURE(text);
      REQUIRE(reading.claims.size() == 1);
      const auto& claim = reading.claims[0];
      // S0 is 3.1 (F3).
      CHECK((row->id == "S0" || (claim.table == claim.figure && !claim.at_most)));
    }
  }
}

TEST_CASE("more withdrawn than the row has is doubtful: the row counts other cases too, and not those before receipt") {
  const auto findings = text_findings(read_report("收到申请3525件，撤回9999件。", report("suqian_2024")));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].gravity == Gravity::warning);
}

TEST_CASE("form 2019: kinds of acts are 项, the acts 件, and a change may be negative") {
  using namespace qixian::rules;
  FilledTable table(*find_form("2019"));
  const auto put = [&](const char* row, const char* column, const char* figure) {
    table.cells[*table.form->cell(row, column)] = Figure::parse(figure);
  };
  put("20.5.1", "上一年项目数量", "8");
  put("20.5.1", "本年增减", "-5");
  put("20.5.1", "处理决定数量", "93");
  put("20.9", "采购项目数量", "8");
  put("20.9", "采购总金额", "160.5964");
  const auto read_all = [&](std::string_view text) {
    std::string out;
    const auto reading = read_report(text, table);
    for (const auto& claim : reading.claims)
      out += table.form->name_of(claim.cells[0].cell) + " " + claim.figure.text() + (claim.agrees() ? " = " : " ! ");
    return out + std::to_string(reading.not_understood.size());
  };
  CHECK(read_all("行政许可上一年项目8项，本年增减-5项，处理决定93件。") ==
        "20.5.1,上一年项目数量 8 = 20.5.1,本年增减 -5 = 20.5.1,处理决定数量 93 = 0");
  CHECK(read_all("政府集中采购项目8项，采购总金额160.5964万元。") ==
        "20.9,采购项目数量 8 = 20.9,采购总金额 160.5964 = 0");
  CHECK(read_all("行政许可处理决定94件。") == "20.5.1,处理决定数量 94 ! 0");
  // Neither a decision nor an item of the table.
  CHECK(read_all("建立3项制度。") == "0");
  CHECK(read_all("精简行政许可材料5项。") == "1");
}
