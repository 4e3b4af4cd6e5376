// A day off that a region sets late, case by case (beside the random notices of tests/e2e/notice_property.cpp).
#include "support/small_office.hpp"

using namespace qixian;
using namespace qixian::test;

namespace {

std::string dump(const Office& office) {
  std::string all;
  office.dump_projections([&](std::string_view line) { (all += line) += '\n'; });
  return all;
}

}  // namespace

TEST_CASE("a day off on 27 March 2024 moves each limit that counts it and no other") {
  struct Row {
    std::string script, before, after, timing;  // of the first closing, by the new calendar
  };
  const std::string in = "receive in_person 2024-03-01; ";
  const Row rows[] = {
      {"receive in_person 2024-02-27", "2024-03-26", "2024-03-26", ""},
      {"receive in_person 2024-02-28", "2024-03-27", "2024-03-28", ""},
      {"receive in_person 2024-03-01", "2024-03-29", "2024-04-01", ""},
      {"receive in_person 2024-03-26", "2024-04-24", "2024-04-25", ""},
      {"receive in_person 2024-03-27", "2024-04-25", "2024-04-25", ""},
      {"receive in_person 2024-03-28", "2024-04-26", "2024-04-26", ""},
      {in + "extend 5 2024-03-20", "2024-04-08", "2024-04-09", ""},
      // begun anew on 6 March: 3 April, then Sunday the 7th, which is worked
      {in + "ask 2024-03-05; supplement 2024-03-06", "2024-04-03", "2024-04-07", ""},
      {in + "askreasons 2024-03-04; reasons 2024-03-05; postpone 2024-03-06 to=2024-04-10", "2024-04-10", "2024-04-10",
       ""},
      {in + "answer disclosed 2024-03-29", "2024-03-29", "2024-04-01", "base"},
      {in + "answer disclosed 2024-04-01", "2024-03-29", "2024-04-01", "base"},
      {in + "answer disclosed 2024-04-02", "2024-03-29", "2024-04-01", "late"},
      {in + "extend 5 2024-03-20; answer disclosed 2024-04-01", "2024-04-08", "2024-04-09", "base"},
      {in + "extend 5 2024-03-20; answer disclosed 2024-04-02", "2024-04-08", "2024-04-09", "extended"},
  };
  SmallOffice o;
  const auto agency = o.agency("东篱县甲局");
  std::vector<StreamId> streams;
  for (const auto& row : rows)
    streams.push_back(o.live(agency, std::to_string(streams.size() + 1), row.script, "natural_person"));
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    INFO(rows[i].script);
    CHECK(rules::iso(o.store.case_row(streams[i])->due.value()) == rows[i].before);
  }
  std::map<StreamId, int> told;
  const NoticeDraft draft{{"东篱〔2024〕3号",
                           2024,
                           rules::NoticeKind::regional,
                           day("2024-01-02"),
                           day("2024-01-03"),
                           "",
                           {{day("2024-03-27"), false, "节"}}},
                          {1}};
  const auto done =
      o.office.import_notice(draft, {.moves_closed = true}, "li", [&](const Moved& m) { ++told[m.stream]; });
  REQUIRE(done);
  std::int64_t moved = 0;
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    INFO(rows[i].script);
    const auto row = o.store.case_row(streams[i]).value();
    CHECK(rules::iso(row.due.value()) == rows[i].after);
    CHECK(row.first_timing == rows[i].timing);
    CHECK(told[streams[i]] == (rows[i].before != rows[i].after));
    moved += rows[i].before != rows[i].after;
  }
  CHECK(done->moved == moved);
  const auto after = dump(o.office);
  REQUIRE(o.office.rebuild());
  CHECK(dump(o.office) == after);
}
