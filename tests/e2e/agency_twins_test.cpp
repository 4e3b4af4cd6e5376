// A store in which an older edition made one agency twice: seen, told apart, made one.
#include "engine/agencies/agency_twins.hpp"

#include "engine/base/described.hpp"
#include "support/desk.hpp"
#include "support/sqlite_harness.hpp"
#include "support/wired_office.hpp"
#include "wiring/open.hpp"

using namespace qixian::tests;

namespace {

/// As the edition of old did it: without a look at what stands.
StreamId make_agency(Store& store, const std::string& name) {
  const auto transaction = store.begin();
  const auto id = store.new_stream("agency");
  const AgencyAdded fact{name, "", "", 0, false, ""};
  REQUIRE(store.append("agency", id, 0,
                       std::vector<NewEvent>{event(AgencyAdded::type, described::to_json(fact), "2024-06-03")}));
  transaction->commit();
  return id;
}

struct Doubled {
  ScratchFolder folder;
  Desk desk{qixian::wiring::open(folder / "store.db", {qixian::wiring::For::beginning}).value()};
  StreamId one = make_agency(desk.store, "甲局"), two = make_agency(desk.store, "甲局");
  std::string first = "甲局#" + std::to_string(one), second = "甲局#" + std::to_string(two);
  Doubled() {
    desk.office.refresh();
    CHECK(take_in(desk.office, first, "1") == "ok");
    auto again = request("1");  // as the edition of old did it
    std::get<RequestReceived>(again.fact).agency = two;
    const auto transaction = desk.office.begin();
    auto decided = decide({}, Case{}, again, clock_2024.today(), Mode::desk, desk.office.calendar());
    REQUIRE(decided);
    REQUIRE(desk.requests.append(desk.store.new_stream("request"), 0, std::move(*decided)));
    transaction->commit();
    CHECK(take_in(desk.office, second, "2") == "ok");
  }
};

}  // namespace

TEST_CASE("twins are found, with the numbers that came twice") {
  Doubled d;
  const auto found = twins_of(d.desk.office.agencies());
  REQUIRE(found.size() == 1);
  CHECK(found[0] == Twins{"甲局", {d.one, d.two}});
  CHECK(doubled_numbers(d.desk.store, found[0]) == std::vector<std::string>{"1"});
  CHECK(d.desk.office.agencies().label(d.two) == d.second);
}

TEST_CASE("a name that means two is refused, and told how to say which") {
  Doubled d;
  auto& office = d.desk.office;
  CHECK(outcome(office.agencies().the_one("甲局")) == "ambiguous_agency");
  CHECK(office.agencies().the_one(d.second).value() == d.two);
  CHECK(outcome(office.agencies().the_one("甲局#99")) == "no_agency");
  CHECK(outcome(office.agencies().the_one("甲局#")) == "no_agency");
  CHECK(take_in(office, "甲局", "3") == "ambiguous_agency");
  CHECK(take_in(office, d.first, "2") == "number_taken");  // under that name it would come twice
  CHECK(outcome(d.desk.requests.find("甲局/1")) == "ambiguous_number");
  CHECK(d.desk.requests.find("甲局/1").error().hint.args.at(0).text == d.first + "/1, " + d.second + "/1");
  CHECK(d.desk.requests.find(d.second + "/1"));
  CHECK(d.desk.requests.find("甲局/2"));
}

TEST_CASE("twins are made one by a merge") {
  Doubled d;
  auto& office = d.desk.office;
  CHECK(change(office, d.second, AgencyMerged{d.one}) == "ok");
  CHECK(twins_of(office.agencies()).empty());
  CHECK(office.agencies().the_one("甲局").value() == d.one);
  CHECK(take_in(office, "甲局", "3", "2024-06-05") == "ok");
  CHECK(take_in(office, "甲局", "2", "2024-06-05") == "number_taken");
  CHECK(d.desk.requests.find("甲局/2"));
  CHECK(outcome(d.desk.requests.find("甲局/1")) == "ambiguous_number");
  CHECK(d.desk.requests.find(d.first + "/1"));
}

TEST_CASE("an agency whose event can't be read is told, not passed over") {
  for (const auto& broken : {event(AgencyAdded::type, "{"), event(AgencyAdded::type, R"({"name":7})"),
                             event("agency_burnt", R"({"name":"甲局"})")}) {
    CAPTURE(broken.data);
    const ScratchFolder folder;
    const auto store = open_store(folder / "store.db");
    {
      const auto transaction = store->begin();
      REQUIRE(store->append("agency", store->new_stream("agency"), 0, std::vector<NewEvent>{broken}));
      transaction->commit();
    }
    std::string code;
    try {
      const WiredOffice office(*store, clock_2024, clock_2024.today());
    } catch (const StoreFailure& failure) {
      code = failure.error.code;
    }
    CHECK(code == "unreadable_event");
  }
}
