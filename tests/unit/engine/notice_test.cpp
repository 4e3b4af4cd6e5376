#include <doctest/doctest.h>

#include "engine/holidays/notice_file.hpp"
#include "engine/holidays/notice_year.hpp"
#include "support/vectors.hpp"

using namespace qixian;
using namespace qixian::engine;
using qixian::test::day;
using rules::NoticeKind;

namespace {

/// Cells by comma, lines by |.
Result<NoticeDraft, NoticeFault> read(const std::string& text, const NoticeHints& hints) {
  NoticeReader reader;
  std::istringstream lines(text);
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line, '|');) {
    std::vector<std::string> cells;
    std::istringstream fields(line);
    for (std::string cell; std::getline(fields, cell, ',');) cells.push_back(cell);
    if (line.empty()) cells.emplace_back();
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    if (auto bad = reader.take(++number, views)) return tl::unexpected(std::move(*bad));
  }
  return reader.finish(hints);
}

const NoticeHints none{"", {}, day("2026-12-01")};
const std::string head_2027 = "number,N1|year,2027|kind,annual|";

/// "code@line" of what is wrong, or "ok".
std::string verdict(const std::string& text, const NoticeHints& hints = none, const char* today = "2027-06-01") {
  auto draft = read(text, hints);
  const auto bad = draft ? fault_of(*draft, rules::shipped_calendar(), day(today)) : std::optional(draft.error());
  return bad ? bad->error.code + "@" + std::to_string(bad->line) : "ok";
}

}  // namespace

TEST_CASE("what a notice may say, and what it may not") {
  struct Row {
    const char* what;
    std::string text;
    const char* verdict;
  };
  const Row rows[] = {
      {"a year", head_2027 + "from,to,day,name|2027-01-01,2027-01-03,off,元旦|2027-01-09,,work,元旦", "ok"},
      {"in Chinese", "文号,N1|年份,2027年|类别,年度|2027年1月1日,,放假,元旦|2027/1/9,,上班,元旦", "ok"},
      {"blank lines", head_2027 + "||2027-01-01,,off,元旦", "ok"},
      {"the reach back", head_2027 + "2026-12-26,,work,元旦|2027-01-01,,off,元旦", "ok"},
      {"too far back", head_2027 + "2026-12-24,,off,元旦", "outside_year@4"},
      {"the year after", head_2027 + "2027-12-30,2028-01-01,off,元旦", "outside_year@4"},
      {"another year", head_2027 + "2027-01-01,,off,元旦|2026-10-01,,off,国庆节", "outside_year@5"},
      {"twice", head_2027 + "2027-01-01,2027-01-03,off,元旦|2027-01-03,,off,元旦", "day_twice@5"},
      {"off and worked", head_2027 + "2027-01-01,2027-01-03,off,元旦|2027-01-02,,work,元旦", "contradiction@5"},
      {"a weekday worked", head_2027 + "2027-01-04,,work,元旦", "weekday_worked@4"},
      {"a weekend worked in a range with a weekday", head_2027 + "2027-01-09,2027-01-11,work,元旦", "weekday_worked@4"},
      {"no date", head_2027 + "2027-02-30,,off,春节", "unknown_line@4"},
      {"no end", head_2027 + "2027-02-01,soon,off,春节", "no_date@4"},
      {"backwards", head_2027 + "2027-02-05,2027-02-01,off,春节", "backwards@4"},
      {"no kind of day", head_2027 + "2027-02-05,2027-02-06,free,春节", "no_day_kind@4"},
      {"no kind of notice", "number,N1|year,2027|kind,yearly", "no_kind@3"},
      {"no year", "number,N1|2027-01-01,,off,元旦", "no_year@0"},
      {"no number", "year,2027|2027-01-01,,off,元旦", "no_number@0"},
      {"no day", head_2027, "no_days@0"},
      {"a year too far", "number,N1|year,2028|2028-01-01,,off,元旦", "year_outside@0"},
      {"a slip of the year", "number,N1|year,2207|2207-01-01,,off,元旦", "year_outside@0"},
      {"a second annual", "number,N1|year,2026|2026-01-01,,off,元旦", "second_annual@0"},
      {"an amendment without its annual", "number,N1|year,2027|kind,amendment|2027-01-01,,off,元旦", "no_annual@0"},
      {"an amendment", "number,N1|year,2026|kind,调整|修改文号,国办发明电〔2025〕7号|2026-12-04,,off,纪念日", "ok"},
      {"a day off given back",
       "number,N1|year,2026|kind,amendment|amends,国办发明电〔2025〕7号|published,2026-10-02|2026-10-07,,work,国庆节",
       "ok"},
      {"a plain weekday by an amendment",
       "number,N1|year,2026|kind,amendment|amends,国办发明电〔2025〕7号|2026-12-04,,work,国庆节", "weekday_worked@5"},
      {"an amendment that names nothing", "number,N1|year,2026|kind,amendment|2026-12-04,,off,纪念日", "amends_what@0"},
      {"an amendment of another year's notice",
       "number,N1|year,2026|kind,amendment|amends,国办发明电〔2024〕12号|2026-12-04,,off,纪念日", "amends_unknown@0"},
      {"an amendment of what is past",
       "number,N1|year,2026|kind,amendment|amends,国办发明电〔2025〕7号|2026-10-08,,off,国庆节", "after_the_fact@0"},
      {"by the paper's address, moved as gov.cn moves its papers",
       "number,N1|year,2026|kind,amendment|amends,http://www.gov.cn/content/content_7047091.htm|2026-12-04,,off,节",
       "ok"},
      {"a region's own", "number,桂政办发〔2026〕N号|year,2026|kind,地方|2026-04-20,2026-04-21,放假,三月三", "ok"},
      {"published before issue", head_2027 + "issued,2026-11-20|published,2026-11-19|2027-01-01,,off,元旦",
       "published_before_issue@0"},
      {"published tomorrow", head_2027 + "published,2027-06-02|2027-01-01,,off,元旦", "later_day@0"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(verdict(row.text) == row.verdict);
  }
}

TEST_CASE("what the file does not say comes from beside it") {
  const auto draft = read("year,2027|2027-01-01,,off,元旦", {"N7", NoticeKind::regional, day("2026-12-02")});
  REQUIRE(draft);
  CHECK(draft->notice.number == "N7");
  CHECK(draft->notice.kind == NoticeKind::regional);
  CHECK(draft->notice.published == day("2026-12-02"));
  CHECK(draft->notice.issued == day("2026-12-02"));
  CHECK(verdict("year,2027|2027-01-01,,off,元旦", {"N7", {}, day("2026-12-02")}) == "ok");
}

namespace {

/// A year as holiday-cn writes it: the days as they finally stood, of these notices.
std::string holiday_cn(int year, const std::string& papers, const std::vector<std::string>& notices) {
  std::string out = "{\n  \"year\": " + std::to_string(year) + ",\n  \"papers\": [" + papers + "],\n  \"days\": [\n";
  bool first = true;
  for (const auto& row : test::vector_rows("cn-days.csv")) {
    if (std::ranges::find(notices, row[3]) == notices.end()) continue;
    out += first ? "    " : ",\n    ";
    first = false;
    out += "{\"name\": \"" + row[2] + "\", \"date\": \"" + row[0] +
           "\", \"isOffDay\": " + (row[1] == "holiday" ? "true" : "false") + "}";
  }
  return out + "\n  ]\n}\n";
}

std::vector<rules::Notice> known_until(const char* date) {
  std::vector<rules::Notice> all;
  for (const auto& n : rules::shipped_notices())
    if (n.published <= day(date)) all.push_back(n);
  return all;
}

std::vector<std::string> days_of(const rules::Notice& n) {
  std::vector<std::string> out;
  for (const auto& d : n.days) out.push_back(rules::iso(d.day) + (d.works ? " work " : " off ") + d.name);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("a year of holiday-cn is the notice that the program ships") {
  for (const auto& n : rules::shipped_notices()) {
    CAPTURE(n.number);
    if (n.kind == NoticeKind::amendment || n.year == 2015 || n.year == 2019 || n.year == 2020) continue;  // amended
    const auto text = holiday_cn(n.year, "\"" + n.url + "\"", {n.number});
    const auto draft = read_holiday_json(text, none, rules::shipped_notices());
    REQUIRE(draft);
    CHECK(draft->notice.number == n.number);
    CHECK(draft->notice.kind == NoticeKind::annual);
    CHECK(draft->notice.published == n.published);
    CHECK(days_of(draft->notice) == days_of(n));
  }
}

TEST_CASE("a year of holiday-cn with two papers is what its amendment changed") {
  const auto known = known_until("2020-01-20");
  const auto text = holiday_cn(2020, "\"" + known.back().url + "\", \"http://example.org/2020-1\"",
                               {"国办发明电〔2019〕16号", "国办发明电〔2020〕1号"});
  const auto draft = read_holiday_json(text, {"国办发明电〔2020〕1号", {}, day("2020-01-27")}, known);
  REQUIRE(draft);
  CHECK(draft->notice.kind == NoticeKind::amendment);
  CHECK(days_of(draft->notice) ==
        std::vector<std::string>{"2020-01-31 off 春节", "2020-02-01 off 春节", "2020-02-02 off 春节"});
  CHECK_FALSE(fault_of(*draft, rules::WorkCalendar(known), day("2020-01-27")));
}

TEST_CASE("a damaged file of holiday-cn is refused with the line") {
  struct Row {
    const char *text, *code;
    std::size_t line;
  };
  const Row rows[] = {
      {"{\n\"year\": 2027,\n\"days\": [}\n", "bad_json", 3},
      {"{\"year\": 2027, \"days\": []} x", "bad_json", 1},
      {"[]", "bad_json", 0},
      {"{\"year\": \"2027\", \"days\": []}", "bad_json", 0},
      {"{\"year\": 2027}", "bad_json", 0},
      {"{\"year\": 2027, \"days\": [{\"date\": \"2027-01-01\"}]}", "bad_json", 0},
      {"{\"year\": 2027,\n\"days\": [\n{\"date\": \"2027-02-30\", \"isOffDay\": true}]}", "no_date", 3},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto draft = read_holiday_json(row.text, none, rules::shipped_notices());
    REQUIRE_FALSE(draft);
    CHECK(draft.error().error.code == row.code);
    CHECK(draft.error().line == row.line);
  }
  // A weekday as make-up day is named with its line.
  const auto draft = read_holiday_json(
      "{\"year\": 2027, \"papers\": [\"http://x\"],\n\"days\": [\n{\"name\": \"元旦\", \"date\": \"2027-01-01\", "
      "\"isOffDay\": true},\n{\"name\": \"元旦\", \"date\": \"2027-01-04\", \"isOffDay\": false}]}",
      none, rules::shipped_notices());
  REQUIRE(draft);
  CHECK(draft->notice.number == "http://x");
  const auto bad = fault_of(*draft, rules::shipped_calendar(), day("2026-12-01"));
  REQUIRE(bad);
  CHECK(bad->error.code == "weekday_worked");
  CHECK(bad->line == 4);
}

TEST_CASE("a paper is known by its number at gov.cn, elsewhere by its whole address") {
  const auto here = "http://www.gov.cn/zhengce/content/2020-01/27/content_5472352.htm";
  CHECK(is_same_paper(here, "https://gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm"));
  CHECK_FALSE(is_same_paper(here, "https://www.gov.cn/zhengce/content/2020-01/27/content_5472353.htm"));
  CHECK_FALSE(is_same_paper(here, "https://example.org/content_5472352.htm"));
  CHECK(is_same_paper("http://example.org/1", "https://www.example.org/1"));
  CHECK_FALSE(is_same_paper("", ""));
}
