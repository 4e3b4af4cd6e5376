#include "engine/tables/frozen_table.hpp"
#include "support/table_county.hpp"

using namespace qixian;
using namespace qixian::test;

TEST_CASE("a table of a year counted by hand of all and of a part of the tree") {
  County o;
  struct Row {
    StreamId root;
    const char *agency, *counts, *natural, *company, *corrected;
  };
  for (const auto& row :
       {Row{0, "", "4 1 2 1 1 4 1", "3", "1", "1"}, Row{o.county, "东篱县", "4 1 2 1 1 4 1", "3", "1", "1"},
        Row{o.a, "甲局", "4 1 2 1 1 4 1", "3", "1", "1"}, Row{o.b, "乙局", "2 0 1 1 0 2 0", "2", "0", "0"},
        Row{o.silent, "丁所", "0 0 0 0 0 0 0", "0", "0", "0"}}) {
    INFO(row.root << " " << row.agency);
    const auto t = make_table(o.office, o.query(row.root));
    REQUIRE(t);
    CHECK(t->agency == row.agency);
    CHECK(counts_of(*t) == row.counts);
    CHECK(cell(*t, "1", "自然人") == row.natural);
    CHECK(cell(*t, "1", "商业企业") == row.company);
    CHECK(cell(*t, "复议_结果纠正", "总计") == row.corrected);
    CHECK(cell(*t, "复议_总计", "总计") == row.corrected);
    CHECK(cell(*t, "直诉_总计", "总计") == "0");
    CHECK(cell(*t, "20.5", "处理决定数量") == "-");
    CHECK(t->broken.empty());
  }
}

TEST_CASE("a period takes its first and its last day and days between two years") {
  County o;
  struct Row {
    const char *from, *to, *counts;
  };
  for (const auto& row :
       {Row{"2024-03-01", "2024-03-20", "1 0 0 0 1 1 0"},  // received on the first, answered on the last
        Row{"2024-03-02", "2024-03-19", "0 1 0 0 0 0 1"}, Row{"2024-03-01", "2024-03-01", "1 0 0 0 0 0 1"},
        Row{"2023-12-20", "2024-01-09", "1 0 0 0 0 0 1"}, Row{"2023-12-21", "2024-01-10", "0 1 1 0 0 1 0"},
        Row{"2024-12-21", "2025-01-31", "0 1 0 0 0 0 1"}}) {
    INFO(row.from << " to " << row.to);
    auto q = o.query();
    q.period = {day(row.from), day(row.to)};
    CHECK_FALSE(q.whole_year());
    const auto t = make_table(o.office, q);
    REQUIRE(t);
    CHECK(counts_of(*t) == row.counts);
    CHECK(notes_of(*t).find("not reported") == std::string::npos);
  }
  CHECK(o.query().whole_year());
}

TEST_CASE("a table as of a day or as known at a time or up to an event") {
  County o;
  const auto counts = [&](const auto& set) {
    auto q = o.query();
    set(q);
    CHECK(q.then());
    return counts_of(make_table(o.office, q).value());
  };
  CHECK_FALSE(o.query().then());
  CHECK(counts([](TableQuery& q) { q.as_of = day("2024-03-19"); }) == "1 1 1 0 0 1 1");
  CHECK(counts([](TableQuery& q) { q.as_of = day("2024-03-20"); }) == "1 1 1 0 1 2 0");
  CHECK(counts([](TableQuery& q) { q.as_of = day("2024-12-31"); }) == "4 1 2 1 1 4 1");
  CHECK(counts([](TableQuery& q) { q.known_at = before_last; }) == "3 1 1 1 1 3 1");
  CHECK(counts([](TableQuery& q) { q.known_at = last_entry; }) == "4 1 2 1 1 4 1");
  CHECK(counts([&](TableQuery& q) { q.until = Bookmark({{0, o.seq_of_four}}); }) == "3 1 1 1 1 3 1");
  CHECK(counts([&](TableQuery& q) { q.until = Bookmark({{0, o.seq_of_four + 1}}); }) == "4 1 1 1 1 3 2");
}

TEST_CASE("returns stand beside the cases in a whole year and each body is told by what it came with") {
  County o;
  o.file(o.a, 2024, {{"20.5", "处理决定数量", "12"}, {"20.8", "收费金额", "1.25"}});
  o.file(o.b, 2024, {{"20.5", "处理决定数量", "8"}});
  o.file(o.nil, 2024, {});
  o.file(o.silent, 2023, {});
  const auto t = make_table(o.office, o.query());
  REQUIRE(t);
  CHECK(cell(*t, "20.5", "处理决定数量") == "20");
  CHECK(cell(*t, "20.8", "收费金额") == "1.25");
  CHECK(cell(*t, "20.6.1", "处理决定数量") == "-");
  // the county is a roof without a case of its own, the sixth comes later
  CHECK(standings_of(*t) == "甲局:cases 乙局:cases 丙所:nil 丁所:none");
  CHECK(notes_of(*t) ==
        "{0} with several items: each is one case; given in part is partial | 1 |  | items\n"
        "not reported: {0} | 丁所\nnothing to report (nil return): {0} | 丙所\n");
  REQUIRE(t->bodies.front().filed);
  CHECK(t->bodies.front().filed->fact.figures.size() == 2);
  o.file(o.b, 2024, {});
  const auto anew = make_table(o.office, o.query(o.b));
  REQUIRE(anew);
  CHECK(standings_of(*anew) == "乙局:nil");
  CHECK(notes_of(*anew).ends_with("a nil return, but cases are on record: {0} | 乙局\n"));
  // a return counts from the day of its filing
  auto q = o.query();
  q.as_of = day("2025-01-19");
  CHECK(cell(make_table(o.office, q).value(), "20.5", "处理决定数量") == "-");
  q.as_of = day("2025-01-20");
  CHECK(cell(make_table(o.office, q).value(), "20.5", "处理决定数量") == "12");
}

TEST_CASE("figures without a place in the table are told: another form, or columns of older editions") {
  County o;
  REQUIRE(file_return(o.office,
                      {o.a, 2020, "2019", false, {{"20.1.1", "现行有效", "12"}, {"20.6.1", "处理决定数量", "8"}}},
                      day("2021-01-20"), "li"));
  auto q = o.query();
  q.form = rules::find_form("2019");
  q.period = {day("2020-01-01"), day("2020-12-31")};
  const auto t = make_table(o.office, q);
  REQUIRE(t);
  CHECK(cell(*t, "20.6.1", "处理决定数量") == "8");
  CHECK(
      notes_of(*t).find("{0}: {1} figures of its return (form {2}) have no place in this table, form {3} | 甲局 | 1 | "
                        "2019 | 2019\n") != std::string::npos);
  CHECK_FALSE(other_form(q));
  q.form = rules::find_form("2021");
  REQUIRE(other_form(q));
  const auto newer = make_table(o.office, q);
  REQUIRE(newer);
  CHECK(notes_of(*newer).find("the year {0} is reported on form {1}, and this is form {2} | 2020 | 2019 | 2021\n") !=
        std::string::npos);
  // A span of several years has no form of its own.
  q.period.from = day("2019-07-01");
  CHECK_FALSE(other_form(q));
}

TEST_CASE("a published table of older columns still says what it said") {
  FrozenTable frozen;
  frozen.form = "2019";
  frozen.content = "20.1.1\t现行有效\t12\n20.6.1\t处理决定数量\t8\n";
  CHECK(table_of(frozen)->at("20.6.1", "处理决定数量") == rules::Figure(8));
  CHECK(without_place(frozen) == std::vector<std::string>{"20.1.1,现行有效 12"});
}
