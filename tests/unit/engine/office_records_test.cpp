// An office's agencies, notices and returns.
#include "engine/office/office.hpp"
#include "engine/tables/returns.hpp"
#include "support/small_office.hpp"

using namespace qixian;
using namespace qixian::test;

namespace {

std::string code_of(const NoticeResult& r) { return r ? "-" : r.error().error.code; }

/// An invented notice of a region: one weekday off.
NoticeDraft day_off(const std::string& number, const std::string& on) {
  return {
      {number, 2024, rules::NoticeKind::regional, day("2024-01-02"), day("2024-01-03"), "", {{day(on), false, "节"}}},
      {1}};
}

}  // namespace

TEST_CASE("a merged agency takes requests up to the day before") {
  SmallOffice o;
  const auto a = o.agency("东篱县甲局"), b = o.agency("东篱县乙局");
  REQUIRE(o.office.change_agency(b, AgencyMerged{a}, day("2024-07-01"), "li"));
  CHECK(code_of(o.office.requests.receive(request("1", b, "2024-07-01"))) == "agency_merged");
  CHECK(code_of(o.office.requests.receive(request("1", b, "2024-06-30"))) == "-");
  CHECK(code_of(o.office.takes_requests(b, day("2024-07-01"))) == "agency_merged");
  CHECK(code_of(o.office.takes_requests(b, day("2024-06-30"))) == "-");
  CHECK(code_of(o.office.takes_requests(a, day("2024-07-01"))) == "-");
  CHECK(o.office.takes_requests(b, day("2024-07-01")).error().hint.args == std::vector<Argument>{"东篱县甲局"});
}

TEST_CASE("what an agency can't become") {
  SmallOffice o;
  const auto county = o.agency("东篱县"), a = o.agency("东篱县甲局", county), b = o.agency("东篱县乙局", a);
  const auto gone = o.agency("东篱县丙所", county);
  REQUIRE(o.office.change_agency(gone, AgencyMerged{b}, day("2024-01-02"), "li"));
  struct Row {
    StreamId id;
    AgencyFact fact;
    const char *on, *code;
  };
  const Row rows[] = {
      {county, AgencyMoved{b}, "2024-03-01", "agency_circle"},
      {a, AgencyMoved{a}, "2024-03-01", "agency_circle"},
      {county, AgencyMerged{a}, "2024-03-01", "agency_circle"},
      {b, AgencyMoved{county}, "2019-12-31", "before_agency"},
      {gone, AgencyRenamed{"东篱县丁所"}, "2024-03-01", "agency_merged"},
      {a, AgencyRenamed{""}, "2024-03-01", "no_agency"},
      {a, AgencyRenamed{"东篱县乙局"}, "2024-03-01", "agency_exists"},
      {a, AgencyRenamed{"东篱县甲局"}, "2024-03-01", "-"},
      {b, AgencyMoved{county}, "2020-01-01", "-"},
      {b, AgencyMoved{0}, "2024-03-01", "-"},
  };
  for (const auto& row : rows) {
    INFO(row.id << " on " << row.on);
    const auto head = o.store.head().seq;
    CHECK(code_of(o.office.change_agency(row.id, row.fact, day(row.on), "li")) == row.code);
    CHECK(o.store.head().seq == head + (std::string(row.code) == "-"));
  }
  CHECK(code_of(o.office.add_agency({"", "", "", 0, false, ""}, day("2024-03-01"), "li")) == "no_agency");
  CHECK(code_of(o.office.add_agency({"东篱县乙局", "", "", 0, false, ""}, day("2024-03-01"), "li")) == "agency_exists");
}

TEST_CASE("a notice moves the cases that it is about and its impact leaves nothing behind") {
  SmallOffice o;
  const auto a = o.agency("东篱县甲局");
  const auto moved = o.live(a, "1", "receive in_person 2024-03-01");
  const auto apart = o.live(a, "2", "receive in_person 2024-05-06");
  const auto revision = o.office.calendar_revision();
  const auto head = o.store.head().seq;
  const auto draft = day_off("东篱〔2024〕3号", "2024-03-27");
  const auto due = [&](StreamId stream) { return rules::iso(*o.store.case_row(stream)->due); };
  int told = 0;
  const auto tell_moved = [&](const Moved& m) {
    ++told;
    CHECK(m.stream == moved);
  };
  const auto impact = o.office.impact_of(draft, {.moves_closed = true}, tell_moved);
  REQUIRE(impact);
  CHECK(impact->recomputed == 2);  // the other has a limit behind that day, and stays
  CHECK(impact->moved == 1);
  CHECK(due(moved) == "2024-03-29");
  CHECK(o.store.head().seq == head);
  CHECK(o.office.calendar_revision() == revision);
  CHECK(o.office.calendar().is_working(day("2024-03-27")));
  // Another office over the same store has its calendar from before, and takes the new one when it acts.
  qixian::tests::WiredOffice other(o.store, o.clock, day("2024-12-31"));
  const auto done = o.office.import_notice(draft, {.moves_closed = true}, "li", tell_moved);
  REQUIRE(done);
  CHECK(done->recomputed == 2);
  CHECK(done->moved == 1);
  CHECK(done->cause == head + 1);
  CHECK(told == 2);
  CHECK(due(moved) == "2024-04-01");
  CHECK(due(apart) == "2024-05-31");
  CHECK(other.calendar().is_working(day("2024-03-27")));
  const auto acted =
      other.requests.act(moved, act_of("answer disclosed 2024-04-01"));  // late by the calendar from before
  REQUIRE(acted);
  CHECK(acted->row.first_timing == "base");
  CHECK(rules::iso(*acted->row.due) == "2024-04-01");
  CHECK_FALSE(other.calendar().is_working(day("2024-03-27")));
  CHECK(other.calendar_revision() == revision + 1);
}

TEST_CASE("a notice that is known was entered otherwise or stands with the program") {
  SmallOffice o;
  const auto draft = day_off("东篱〔2024〕3号", "2024-03-27");
  REQUIRE(o.office.import_notice(draft, {.moves_closed = true}, "li"));
  const auto head = o.store.head().seq;
  const auto again = o.office.import_notice(draft, {.moves_closed = true}, "li");
  REQUIRE(again);
  CHECK(again->known);
  const auto other = day_off("东篱〔2024〕3号", "2024-03-28");
  CHECK(code_of(o.office.import_notice(other, {.moves_closed = true}, "li")) == "other_content");
  CHECK(code_of(o.office.import_notice(other, {.replaces = "东篱〔2024〕4号"}, "li")) == "unknown_notice");
  CHECK(code_of(o.office.import_notice(other, {.replaces = "国办发明电〔2023〕7号"}, "li")) == "shipped_notice");
  CHECK(o.store.head().seq == head);
  CHECK(o.office.is_shipped("国办发明电〔2023〕7号"));
  CHECK_FALSE(o.office.is_shipped("东篱〔2024〕3号"));
  REQUIRE(o.office.import_notice(other, {.replaces = "东篱〔2024〕3号"}, "li"));
  CHECK(o.office.calendar().is_working(day("2024-03-27")));
  CHECK_FALSE(o.office.calendar().is_working(day("2024-03-28")));
}

TEST_CASE("a return is filed beside the earlier ones of its agency") {
  SmallOffice o;
  const auto a = o.agency("东篱县甲局"), b = o.agency("东篱县乙局");
  const auto file = [&](StreamId agency, int year, bool nil) {
    REQUIRE(file_return(o.office, {agency, year, "2021", nil, {}}, day("2025-01-02"), "li"));
  };
  file(a, 2023, false), file(b, 2023, true), file(a, 2024, true), file(a, 2023, true);
  std::vector<std::size_t> events;
  ReturnBook book;
  o.store.each_stream("return", [&](StreamId, auto records) { events.push_back(records.size()), book.add(records); });
  CHECK(events == std::vector<std::size_t>{3, 1});
  REQUIRE(book.find(a, 2023));
  CHECK(book.find(a, 2023)->fact.nil);
  CHECK_FALSE(book.find(b, 2024));
}
