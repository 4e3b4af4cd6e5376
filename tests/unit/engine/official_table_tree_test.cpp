// What an official table takes from the year before, from the tree, and case by case.
#include "support/table_county.hpp"
#include "support/wired_office.hpp"

using namespace qixian;
using namespace qixian::test;

TEST_CASE("the year before is the last year's returns and a figure that does not follow on is told") {
  County o;
  o.file(o.a, 2023, {{"20.1.1", "现行有效", "10"}});
  o.file(o.a, 2024, {{"20.1.1", "制发", "3"}, {"20.1.1", "废止", "1"}, {"20.1.1", "现行有效", "12"}});
  CHECK(make_table(o.office, o.query()).value().broken.empty());
  o.file(o.a, 2024, {{"20.1.1", "制发", "3"}, {"20.1.1", "废止", "1"}, {"20.1.1", "现行有效", "13"}});
  const auto broken = make_table(o.office, o.query()).value().broken;
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].equation->check == "F6");
  CHECK(broken[0].left.text() == "13");
  CHECK(broken[0].right.text() == "12");
  const Records records(o.office, o.query());
  CHECK(returned_table(form(), records, 2023).at("20.1.1", "现行有效") == rules::Figure(10));
  CHECK_FALSE(returned_table(form(), records, 2022).at("20.1.1", "现行有效"));
}

TEST_CASE("a body that came or left is told and its cases go where it stands at the end") {
  County o;
  REQUIRE(o.office.change_agency(o.b, AgencyMoved{o.nil}, day("2024-09-01"), "li"));
  const auto left = make_table(o.office, o.query(o.a)), came = make_table(o.office, o.query(o.nil));
  REQUIRE(left);
  REQUIRE(came);
  CHECK(counts_of(*left) == "2 1 1 0 1 2 1");
  CHECK(counts_of(*came) == "2 0 1 1 0 2 0");
  CHECK(notes_of(*left).find("{0} left on {1}: none of its cases is counted here | 乙局 | 2024-09-01") == 0);
  CHECK(notes_of(*came).ends_with(
      "{0} came in on {1}: all its cases of the period are counted here | 乙局 | 2024-09-01\n"));
  CHECK(notes_of(*make_table(o.office, o.query(o.county))).find("2024-09-01") == std::string::npos);
  auto q = o.query(o.a);
  q.as_of = day("2024-08-31");
  CHECK(counts_of(make_table(o.office, q).value()) == "3 1 2 1 1 4 0");
}

TEST_CASE("the cases in a cell and those that two sides count otherwise") {
  County o;
  const auto at = [](const char* row, const char* column = "总计") { return *form().cell(row, column); };
  const auto listed = [&](std::vector<std::size_t> cells, StreamId root = 0) {
    std::string out;
    REQUIRE(each_in_cells(o.office, o.query(root), cells, [&](const CaseRow& row, std::int64_t n) {
      out += (out.empty() ? "" : " ") + row.number + "x" + std::to_string(n);
    }));
    return out;
  };
  CHECK(listed({at("3.1")}) == "1x1 5x1");  // in order of their due days
  CHECK(listed({at("3.1")}, o.b) == "5x1");
  CHECK(listed({at("4")}) == "3x1");
  CHECK(listed({at("3.3.1")}) == "");
  CHECK(listed({at("1"), at("1", "商业企业"), at("4")}) == "2x2 4x1 5x1 3x2");
  std::string between;
  const std::vector<std::size_t> left{at("1"), at("2")}, right{at("3.7")};
  REQUIRE(each_between(o.office, o.query(), left, right, [&](const Between& b) {
    between += b.row.number + ":" + std::to_string(b.left) + "/" + std::to_string(b.right) + " ";
  }));
  CHECK(between == "3:1/0 ");
}

TEST_CASE("an event that can't be read ends a table that folds and leaves the one from the lists") {
  County o;
  {
    const auto transaction = o.store.begin();
    const auto stream = *o.office.requests.find("3");
    const NewEvent unknown{"request_beamed", day("2024-12-23"), last_entry, "li", "{}"};
    REQUIRE(o.store.append("request", stream, 1, {&unknown, 1}));
    transaction->commit();
  }
  auto q = o.query();
  q.as_of = day("2024-12-31");
  const auto t = make_table(o.office, q);
  REQUIRE_FALSE(t);
  CHECK(t.error().code == "unreadable_event");
  CHECK_FALSE(t.error().hint.id.empty());
  CHECK(make_table(o.office, o.query()));
}
