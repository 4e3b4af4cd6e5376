#include "engine/official_table.hpp"

#include "support/small_office.hpp"

using namespace qixian;
using namespace qixian::test;

namespace {

const rules::Form& form() { return *rules::find_form("2021"); }
constexpr const char *before_last = "2025-01-31T00:00:00.000Z", *last_entry = "2025-02-01T01:00:00.000Z";

/// An invented county and its year 2024: two bodies with cases, one with nothing, one that is silent, one to come.
struct County : SmallOffice {
  StreamId county, a, b, nil, silent, to_come;
  std::int64_t seq_of_four = 0;  ///< the log's end before the fifth case

  County() : SmallOffice("2025-02-10") {
    clock.now = "2025-01-15T01:00:00.000Z";
    county = agency("东篱县"), a = agency("甲局", county), b = agency("乙局", a);
    nil = agency("丙所", county), silent = agency("丁所", county), to_come = agency("戊所", county, "2025-02-01");
    live(a, "1", "receive in_person 2023-12-20; answer disclosed 2024-01-10");
    live(a, "2",
         "receive in_person 2024-03-01; answer refused.internal 2024-03-20 article=16 ground=internal reason=why; "
         "file 2024-04-01; close corrected 2024-05-06",
         "company");
    live(a, "3", "receive in_person 2024-12-20");
    live(b, "4", "receive in_person 2024-05-06 items=2; answer 2024-05-20 items=1:disclosed/2:unable.must_create");
    seq_of_four = store.head().seq;
    clock.now = last_entry;
    live(b, "5", "receive in_person 2024-06-03; answer disclosed 2024-06-20");
  }
  void file(StreamId agency, int year, std::vector<ReturnFigure> figures, const std::string& on = "2025-01-20") {
    REQUIRE(office.file_return({agency, year, "2021", figures.empty(), std::move(figures)}, day(on), "li"));
  }
  TableQuery query(StreamId root = 0) const {
    TableQuery q;
    q.form = &form();
    q.period = {day("2024-01-01"), day("2024-12-31")};
    q.root = root;
    return q;
  }
};

/// New, carried in, disclosed, partial, internal, closed, carried out: "4 1 2 1 1 4 1".
std::string counts_of(const OfficialTable& t) {
  std::string out;
  for (const char* row : {"1", "2", "3.1", "3.2", "3.3.5", "3.7", "4"})
    out += (out.empty() ? "" : " ") + t.table.at(row, "总计").value().text();
  return out;
}

std::string notes_of(const OfficialTable& t) {
  std::string out;
  for (const auto& note : t.notes) {
    std::string text = note.id;
    for (const auto& arg : note.args) text += " | " + arg;
    out += text + "\n";
  }
  return out;
}

std::string standings_of(const OfficialTable& t) {
  std::string out;
  for (const auto& body : t.bodies) out += (out.empty() ? "" : " ") + body.name + ":" + body.standing;
  return out;
}

std::string cell(const OfficialTable& t, const char* row, const char* column) {
  const auto figure = t.table.at(row, column);
  return figure ? figure->text() : "-";
}

}  // namespace

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
  CHECK(counts([&](TableQuery& q) { q.until_seq = o.seq_of_four; }) == "3 1 1 1 1 3 1");
  CHECK(counts([&](TableQuery& q) { q.until_seq = o.seq_of_four + 1; }) == "4 1 1 1 1 3 2");
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
    const auto stream = *o.office.find("3");
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
