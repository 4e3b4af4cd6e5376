// Two hands on one store look for a name or a number before they make it: both look inside the transaction.
#include "tests/conformance/two_desks.hpp"

using namespace qixian;
using namespace qixian::tests;

EVERY_STORE_THAT(takes_two, "one agency named by two offices is made once") {
  Two t(s);
  CHECK(take_in(t.a.office, "新局", "1") == "ok");
  CHECK(take_in(t.b.office, "新局", "2") == "ok");
  CHECK(take_in(t.b.office, "新局", "1") == "number_taken");
  CHECK(streams_of(t.a.store, "agency") == 1);
  CHECK(add(t.a.office, "林业局") == "ok");
  CHECK(add(t.b.office, "林业局") == "agency_exists");
  CHECK(streams_of(t.a.store, "agency") == 2);
}

EVERY_STORE_THAT(takes_two, "a past name stays the agency's own, whoever gave it another meanwhile") {
  Two t(s);
  CHECK(add(t.a.office, "国土局") == "ok");
  t.b.office.refresh();
  CHECK(change(t.a.office, "国土局", AgencyRenamed{"自然资源局"}) == "ok");
  CHECK(add(t.b.office, "国土局") == "agency_exists");
  CHECK(add(t.b.office, "自然资源局") == "agency_exists");
  CHECK(take_in(t.b.office, "国土局", "1") == "ok");
  CHECK(streams_of(t.a.store, "agency") == 1);
}

EVERY_STORE_THAT(
    takes_two,
    "two offices rename one agency - both names stand in the log, in the order in which they were taken down") {
  Two t(s);
  CHECK(add(t.a.office, "国土局") == "ok");
  t.b.office.refresh();
  CHECK(change(t.a.office, "国土局", AgencyRenamed{"规划局"}) == "ok");
  CHECK(change(t.b.office, "国土局", AgencyRenamed{"自然资源局"}) == "ok");
  t.a.office.refresh();
  const auto& agency = t.a.office.agencies().all().begin()->second;
  CHECK(agency.name() == "自然资源局");
  CHECK(acts_of(t.a.store, agency.id) == "agency_added agency_renamed agency_renamed");
}

EVERY_STORE_THAT(takes_two, "what another office did to an agency meanwhile is asked for again") {
  Two t(s);
  CHECK(add(t.a.office, "甲局") == "ok");
  CHECK(add(t.a.office, "乙局") == "ok");
  t.b.office.refresh();
  const auto first = t.b.office.agencies().named("甲局")->id, second = t.b.office.agencies().named("乙局")->id;
  CHECK(change(t.a.office, "甲局", AgencyMoved{second}) == "ok");
  CHECK(change(t.b.office, "乙局", AgencyMoved{first}) == "agency_circle");
  CHECK(change(t.a.office, "甲局", AgencyRenamed{"丙局"}) == "ok");
  CHECK(change(t.b.office, "乙局", AgencyRenamed{"丙局"}) == "agency_exists");
  CHECK(change(t.a.office, "甲局", AgencyMerged{second}) == "ok");
  CHECK(change(t.b.office, "甲局", AgencyMoved{0}) == "agency_merged");
  CHECK(take_in(t.b.office, "甲局", "1", "2024-06-05") == "agency_merged");
  CHECK(change(t.b.office, "乙局", AgencyMoved{99}) == "no_agency");
}

EVERY_STORE_THAT(takes_two, "a refused request leaves no agency, not in memory either") {
  Two t(s);
  auto bad = request("1");
  std::get<RequestReceived>(bad.fact).channel = "pigeon";
  CHECK(outcome(t.a.requests.receive(bad, Mode::desk, "新局")) == "unknown_channel");
  CHECK(t.a.office.agencies().all().empty());
  CHECK(streams_of(t.a.store, "agency") == 0);
  CHECK(take_in(t.a.office, "新局", "1") == "ok");
  const auto row = t.a.store.cases_numbered("1").at(0);
  CHECK(acts_of(t.a.store, row.agency) == "agency_added");
  CHECK(streams_of(t.a.store, "agency") == 1);
}

EVERY_STORE_THAT(takes_two, "a transaction that is rolled back is forgotten by its office") {
  Two t(s);
  CHECK(add(t.a.office, "甲局") == "ok");
  const auto provisional = t.a.office.calendar().provisional_from();
  {
    const auto transaction = t.a.office.begin();
    CHECK(t.a.office.agency_for_ledger("乙局", on("2024-06-03"), "li"));
    CHECK(t.a.office.agency_for_ledger("丙局", on("2024-06-03"), "li"));
    CHECK(t.a.office.agencies().all().size() == 3);
  }
  CHECK(t.a.office.agencies().all().size() == 1);
  CHECK(t.a.office.calendar().provisional_from() == provisional);
  CHECK_THROWS_AS((void)t.a.office.agency_for_ledger("乙局", on("2024-06-03"), "li"), std::logic_error);
  CHECK(take_in(t.a.office, "乙局", "1") == "ok");
  CHECK(take_in(t.b.office, "乙局", "1") == "number_taken");
}
