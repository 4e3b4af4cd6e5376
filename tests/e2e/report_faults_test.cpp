// P19: the annual tables as they were frozen, one after the other. P20: the days on which the reports were published.
#include "engine/supervision/report_faults.hpp"

#include <doctest/doctest.h>

#include "engine/supervision/assessment.hpp"
#include "engine/tables/frozen_table.hpp"
#include "engine/tables/report/report_publication.hpp"
#include "support/acts.hpp"
#include "support/memory_store.hpp"
#include "support/wired_office.hpp"

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
    tests::WiredOffice office(store, clock, day("2023-01-02"));
    REQUIRE(office.prepare());
    county = add(office, "东篱县", "government", 0);
    department = add(office, "东篱县水利局", "department", county);
  }
  static StreamId add(tests::WiredOffice& office, const char* name, const char* kind, StreamId parent) {
    AgencyAdded fact;
    fact.name = name;
    fact.kind = kind;
    fact.level = "county";
    fact.parent = parent;
    return office.add_agency(fact, day("2022-01-01"), "li").value();
  }
  void receive(const char* on) {
    tests::WiredOffice office(store, clock, day(on));
    auto fact = test::fact_of(test::read_act(std::string("receive in_person ") + on));
    std::get<RequestReceived>(fact).number = std::string("of ") + on;
    REQUIRE(office.requests.receive({fact, day(on), "li", ""}, Mode::desk, "东篱县水利局"));
  }
  void freeze(int year, StreamId of, const char* moment, bool again = false) {
    clock.moment = moment;
    tests::WiredOffice office(store, clock, clock.today());
    TableQuery q;
    q.form = rules::form_of_year(year);
    q.period = {rules::first_day_of(year), rules::last_day_of(year)};
    q.root = of;
    REQUIRE(freeze_table(office, q, "li", again));
  }
  Result<ReportRecorded> publish(int year, StreamId of, const char* on, const char* reason = "", const char* at = "") {
    tests::WiredOffice office(store, clock, day("2026-12-01"));
    return record_report(office, {of, year, on ? std::optional(day(on)) : std::nullopt, at, reason}, "li");
  }
  std::string faults(const char* from, const char* to, const char* today, StreamId root = 0) {
    const tests::WiredOffice office(store, clock, day(today));
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

TEST_CASE("a report is late after its day, an agency's after 31 January, a government's after 31 March") {
  struct Row {
    const char* what;
    int year;
    bool government;
    const char* on;
    bool late;
  };
  const Row rows[] = {{"its last day", 2023, false, "2024-01-31", false},
                      {"a day later", 2023, false, "2024-02-01", true},
                      {"31 January 2025 was a day off of the Spring Festival (C3)", 2024, false, "2025-02-05", false},
                      {"a day after that", 2024, false, "2025-02-06", true},
                      {"a Saturday", 2025, false, "2026-02-02", false},
                      {"a government in March", 2024, true, "2025-03-31", false},
                      {"a government in April", 2024, true, "2025-04-01", true},
                      {"an agency under R07", 2018, false, "2019-04-01", false},
                      {"and later", 2018, false, "2019-04-02", true}};
  for (const auto& row : rows) {
    CAPTURE(row.what);
    County c;
    const auto agency = row.government ? c.county : c.department;
    REQUIRE(c.publish(row.year, agency, row.on));
    const auto year = std::to_string(row.year), next = std::to_string(row.year + 1);
    const auto found = c.faults((next + "-01-01").c_str(), (next + "-12-31").c_str(), "2026-12-01");
    CHECK(found == (row.late ? "P20 " + year + " of " + (row.government ? "county" : "department") : ""));
  }
}

TEST_CASE("freezing accuses nobody, nor does a report whose day is not on record") {
  County c;
  c.freeze(2023, c.department, "2024-01-20T02:00:00.000Z");
  c.freeze(2024, c.department, "2025-04-20T02:00:00.000Z");
  CHECK(c.of_2025("2025-12-01").empty());
  REQUIRE(c.publish(2024, 0, "2025-04-01"));
  CHECK(c.of_2025() == "P20 2024 of all");
  CHECK(c.faults("2025-01-01", "2025-12-31", "2025-12-01", c.county).empty());
  CHECK(c.faults("2025-04-01", "2025-12-31", "2025-12-01").empty());  // it was due in March
}

TEST_CASE("a day that was entered wrongly is put right with a reason, or is void") {
  County c;
  const auto code = [](const auto& result) { return result ? std::string() : result.error().code; };
  CHECK(code(c.publish(2024, c.department, "2026-12-02")) == "later_day");
  CHECK(code(c.publish(2024, c.department, "2024-12-31")) == "before_year_end");
  CHECK(code(c.publish(2024, c.department, nullptr, "void")) == "no_report");
  REQUIRE(c.publish(2024, c.department, "2025-02-20"));
  CHECK(c.of_2025() == "P20 2024 of department");
  CHECK(c.publish(2024, c.department, "2025-02-20").value().known);
  CHECK(code(c.publish(2024, c.department, "2025-01-20")) == "report_on_record");
  CHECK_FALSE(c.publish(2024, c.department, "2025-02-20", "", "https://slj.example/nb").value().known);
  const auto put_right = c.publish(2024, c.department, "2025-01-20", "a reprint");
  REQUIRE(put_right);
  REQUIRE(put_right->before);
  CHECK(put_right->before->on == day("2025-02-20"));
  CHECK(c.of_2025().empty());
  const auto now = published_reports(c.store).at({c.department, 2024});
  CHECK(now.corrected);
  CHECK(now.reason == "a reprint");
  CHECK(now.address == "https://slj.example/nb");
  REQUIRE(c.publish(2024, c.department, nullptr, "another agency's"));
  CHECK(published_reports(c.store).empty());
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
  REQUIRE(c.publish(2024, c.department, "2025-02-06"));
  REQUIRE(c.publish(2024, 0, "2025-04-03"));
  const tests::WiredOffice office(c.store, c.clock, day("2025-12-01"));
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
  CHECK(faults->reports.front().why.args ==
        std::vector<qixian::engine::Argument>{2024, *qixian::rules::parse_day("2025-02-05"),
                                              *qixian::rules::parse_day("2025-02-06")});
}
