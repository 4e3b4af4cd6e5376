// P19 and P20: the annual tables as they were published, one after the other.
#include "engine/report_faults.hpp"

#include <doctest/doctest.h>

#include "engine/assessment.hpp"
#include "engine/frozen_table.hpp"
#include "support/acts.hpp"
#include "support/memory_store.hpp"

using namespace qixian;
using namespace qixian::engine;
using qixian::test::day;

namespace {

struct SetClock final : WallClock {
  std::string moment = "2024-01-31T15:59:59.000Z";
  Day today() const override { return day(moment.substr(0, 10).c_str()); }
  std::string timestamp() const override { return moment; }
};

/// A county with one department; what is frozen is frozen at the clock's moment.
struct County {
  tests::MemoryStore store;
  SetClock clock;
  StreamId county = 0, department = 0;

  County() {
    Office office(store, clock, day("2023-01-02"));
    REQUIRE(office.prepare());
    county = add(office, "东篱县", "government", 0);
    department = add(office, "东篱县水利局", "department", county);
  }
  static StreamId add(Office& office, const char* name, const char* kind, StreamId parent) {
    AgencyAdded fact;
    fact.name = name;
    fact.kind = kind;
    fact.level = "county";
    fact.parent = parent;
    return office.add_agency(fact, day("2022-01-01"), "li").value();
  }
  void receive(const char* on) {
    Office office(store, clock, day(on));
    auto fact = test::fact_of(test::read_act(std::string("receive in_person ") + on));
    std::get<RequestReceived>(fact).number = std::string("of ") + on;
    REQUIRE(office.receive({fact, day(on), "li", ""}, Mode::desk, "东篱县水利局"));
  }
  void freeze(int year, StreamId of, const char* moment, bool again = false) {
    clock.moment = moment;
    Office office(store, clock, clock.today());
    TableQuery q;
    q.form = rules::form_of_year(year);
    q.period = {rules::first_day_of(year), rules::last_day_of(year)};
    q.root = of;
    REQUIRE(freeze_table(office, q, "li", again));
  }
  std::string faults(const char* from, const char* to, const char* today, StreamId root = 0) {
    const Office office(store, clock, day(today));
    std::string out;
    for (const auto& f : report_faults(office, {day(from), day(to)}, root))
      out += (out.empty() ? "P" : ", P") + std::to_string(f.flag) + " " + std::to_string(f.year) + " of " +
             (f.agency == 0        ? "all"
              : f.agency == county ? "county"
                                   : "department");
    return out;
  }
  std::string of_2025(const char* today = "2025-12-01") { return faults("2025-01-01", "2025-12-31", today); }
};

}  // namespace

TEST_CASE("a report is late after its day in China, an agency's after 31 January, a government's after 31 March") {
  struct Row {
    const char* what;
    bool government;
    const char *frozen_at, *found;
  };
  const Row rows[] = {{"the last second", false, "2025-01-31T15:59:59.000Z", ""},
                      {"a second later", false, "2025-01-31T16:00:00.000Z", "P20 2024 of department"},
                      {"a government in March", true, "2025-03-31T15:59:59.999Z", ""},
                      {"a government in April", true, "2025-03-31T16:00:00.000Z", "P20 2024 of county"}};
  for (const auto& row : rows) {
    CAPTURE(row.what);
    County c;
    c.freeze(2024, row.government ? c.county : c.department, row.frozen_at);
    CHECK(c.of_2025() == row.found);
  }
}

TEST_CASE("a report that is missing is asked of those who published one before") {
  County c;
  CHECK(c.of_2025().empty());
  c.freeze(2023, c.department, "2024-01-20T02:00:00.000Z");
  CHECK(c.of_2025("2025-01-31").empty());
  CHECK(c.of_2025("2025-02-01") == "P20 2024 of department");
  CHECK(c.faults("2025-02-01", "2025-12-31", "2025-12-01").empty());  // it was due in January
  CHECK(c.faults("2025-01-01", "2025-01-31", "2025-12-01", c.county) == "P20 2024 of department");
  c.freeze(2024, 0, "2025-04-01T02:00:00.000Z");
  CHECK(c.of_2025() == "P20 2024 of all, P20 2024 of department");
  CHECK(c.faults("2025-01-01", "2025-12-31", "2025-12-01", c.county) == "P20 2024 of department");
}

TEST_CASE("what was carried over must come in: the last edition says what, the first one when") {
  County c;
  c.receive("2023-12-20");
  c.freeze(2023, c.department, "2024-01-20T02:00:00.000Z");
  c.freeze(2024, c.department, "2025-01-20T02:00:00.000Z");
  CHECK(c.of_2025().empty());
  c.receive("2023-12-21");  // a late entry: 2024's table now carries in two, and 2023's said one
  c.freeze(2024, c.department, "2025-05-20T02:00:00.000Z", true);
  CHECK(c.of_2025() == "P19 2024 of department");
  c.freeze(2023, c.department, "2025-05-21T02:00:00.000Z", true);
  CHECK(c.of_2025().empty());
}

TEST_CASE("the assessment counts them, and the notice names them") {
  County c;
  c.freeze(2024, c.department, "2025-02-03T02:00:00.000Z");
  c.freeze(2024, 0, "2025-04-03T02:00:00.000Z");
  const Office office(c.store, c.clock, day("2025-12-01"));
  const Period year{day("2025-01-01"), day("2025-12-31")};
  const auto a = assess(office, year);
  REQUIRE(a);
  REQUIRE(a->agencies.size() == 2);
  CHECK(a->agencies.front().agency == 0);
  CHECK(a->all.flags == std::map<int, std::int64_t>{{20, 2}});
  const auto faults = faults_of(office, *a, c.department);
  REQUIRE(faults);
  CHECK(faults->cases.empty());
  REQUIRE(faults->reports.size() == 1);
  CHECK(faults->reports.front().why.args == std::vector<std::string>{"2024", "2025-01-31", "2025-02-03"});
}
