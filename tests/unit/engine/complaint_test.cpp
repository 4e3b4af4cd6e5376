// Complaints that stand alone: their limit is the office's own, their year that of their closing.
#include <doctest/doctest.h>

#include "engine/complaint/complaint_kind.hpp"
#include "engine/complaint/complaint_office.hpp"
#include "engine/tables/official_table.hpp"
#include "support/acts.hpp"
#include "support/memory_store.hpp"
#include "support/wired_office.hpp"

using namespace qixian;
using namespace qixian::engine;
using qixian::test::day;

namespace {

struct FixedClock final : WallClock {
  Day today() const override { return day("2018-12-31"); }
  std::string timestamp() const override { return "2018-12-31T01:00:00.000Z"; }
};

struct Desk {
  tests::MemoryStore store;
  FixedClock clock;
  ComplaintKind kind{store};
  tests::WiredOffice office{store, clock, day("2018-12-31"), {&kind}};
  ComplaintOffice complaints{office};

  Desk() { REQUIRE(office.prepare()); }
  Result<Complaint> receive(const char* number, const char* on, int days = 0, const char* agency = "甲局") {
    ComplaintReceived fact;
    fact.number = number;
    fact.days = days;
    fact.officer = "王一";
    return complaints.receive(fact, day(on), "li", agency);
  }
  Result<Complaint> close(StreamId stream, const char* on, const char* result = "unfounded", const char* reason = "") {
    ComplaintClosed fact;
    fact.result = result;
    fact.reason.value = reason;
    return complaints.act(stream, fact, day(on), "li");
  }
  int row_6(int year) {
    TableQuery q;
    q.form = rules::find_form("2014");
    q.period = {rules::first_day_of(year), rules::last_day_of(year)};
    const auto table = make_table(office, q);
    REQUIRE(table);
    return std::stoi(table->table.cells[*q.form->cell("6", "value")]->text());
  }
};

template <class T>
std::string code_of(const Result<T>& r) {
  return r ? "" : r.error().code;
}

}  // namespace

TEST_CASE("a complaint has the office's own limit, or none, and is asked for until it is closed") {
  Desk d;
  const auto free = d.receive("1", "2018-03-01");
  REQUIRE(free);
  CHECK_FALSE(complaint_due(*free, d.office.calendar()));
  CHECK(d.store.deadlines(free->stream).empty());
  const auto bound = d.receive("2", "2018-03-01", 15);
  REQUIRE(bound);
  CHECK(complaint_due(*bound, d.office.calendar()) == day("2018-03-22"));
  const auto asked = d.store.deadlines(bound->stream);
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].kind == "complaint");
  CHECK(asked[0].due == day("2018-03-22"));
  CHECK(asked[0].officer == "王一");
  const auto late = d.close(bound->stream, "2018-03-23");
  REQUIRE(late);
  CHECK(is_late(*late, d.office.calendar(), d.office.today()));
  CHECK(d.store.deadlines(bound->stream).empty());
  CHECK_FALSE(is_late(*d.close(free->stream, "2018-12-30"), d.office.calendar(), d.office.today()));
}

TEST_CASE("it counts in the year in which it was closed, not where it is open or void") {
  Desk d;
  const auto first = d.receive("1", "2017-12-20"), second = d.receive("2", "2018-06-01");
  REQUIRE(d.receive("3", "2018-06-01"));  // open
  REQUIRE(d.close(first->stream, "2018-01-05", "substantiated"));
  REQUIRE(d.close(second->stream, "2018-06-20"));
  CHECK(d.row_6(2017) == 0);
  CHECK(d.row_6(2018) == 2);
  REQUIRE(d.close(first->stream, "2017-12-29", "substantiated", "a slip"));
  CHECK(d.row_6(2017) == 1);
  CHECK(d.row_6(2018) == 1);
  REQUIRE(d.complaints.act(second->stream, ComplaintVoided{{"twice", {}, {}}}, day("2018-07-01"), "li"));
  CHECK(d.row_6(2018) == 0);
}

TEST_CASE("what can't be of a complaint is refused") {
  Desk d;
  const auto one = d.receive("1", "2018-03-01", 15);
  REQUIRE(one);
  CHECK(code_of(d.receive("1", "2018-03-02")) == "number_taken");
  CHECK(code_of(d.receive("1", "2018-03-02", 0, "乙局")) == "");
  CHECK(code_of(d.receive("", "2018-03-02")) == "no_number");
  CHECK(code_of(d.receive("9", "2019-01-01")) == "later_day");
  CHECK(code_of(d.close(one->stream, "2018-02-28")) == "before_receipt");
  CHECK(code_of(d.close(one->stream, "2018-03-05", "good")) == "unknown_result");
  CHECK(code_of(d.complaints.find("1")) == "ambiguous_number");
  CHECK(d.complaints.find("甲局/1")->stream == one->stream);
  REQUIRE(d.close(one->stream, "2018-03-05"));
  CHECK(code_of(d.close(one->stream, "2018-03-06")) == "already_closed");
  CHECK(code_of(d.complaints.act(one->stream, OfficerAssigned{"钱二"}, day("2018-03-07"), "li")) == "not_open");
  REQUIRE(d.complaints.act(one->stream, ComplaintVoided{{"twice", {}, {}}}, day("2018-03-07"), "li"));
  CHECK(code_of(d.close(one->stream, "2018-03-08", "unfounded", "x")) == "void_complaint");
  CHECK(code_of(d.receive("1", "2018-03-09")) == "");  // its number is free again
}

TEST_CASE("a rebuild makes the same deadlines, and an erasure leaves the rest") {
  Desk d;
  ComplaintReceived fact;
  fact.number = "1";
  fact.days = 20;
  fact.complainant.value = "林某";
  const auto one = d.complaints.receive(fact, day("2018-12-20"), "li", "甲局");
  REQUIRE(one);
  const auto before = d.store.deadlines(one->stream);
  REQUIRE(d.office.rebuild());
  CHECK(d.store.deadlines(one->stream) == before);
  CHECK(d.complaints.find("1")->received.complainant.value == "林某");
  REQUIRE(d.complaints.act(one->stream, PersonalDataErased{{"asked for", {}, {}}}, day("2018-12-21"), "li"));
  CHECK(d.complaints.find("1")->received.complainant.value.empty());
  CHECK(d.store.deadlines(one->stream) == before);
}

TEST_CASE("a complaint that can't be read keeps its number, and says so") {
  Desk d;
  const auto one = d.receive("T1", "2018-03-01");
  REQUIRE(one);
  {
    const auto transaction = d.office.begin();
    const NewEvent unknown{"complaint_beamed", day("2018-03-02"), "2018-03-02T01:00:00.000Z", "li", "{}"};
    REQUIRE(d.store.append("complaint", one->stream, 1, {&unknown, 1}));
    transaction->commit();
  }
  CHECK(code_of(d.receive("T1", "2018-03-05")) == "number_taken");
  CHECK(code_of(d.complaints.find("T1")) == "unreadable_event");
  CHECK(code_of(d.receive("T2", "2018-03-05", 0, "")) == "no_agency");
}
