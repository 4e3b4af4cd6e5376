#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "adapters/csv/reader.hpp"
#include "cli/ledger_import.hpp"
#include "engine/tables/tally.hpp"
#include "support/each_store.hpp"
#include "support/wired_office.hpp"

using namespace qixian;
using rules::Day;

namespace {

class FixedClock final : public engine::WallClock {
 public:
  Day today() const override { return *rules::parse_day("2019-06-30"); }
  std::string timestamp() const override { return "2019-06-30T01:02:03.004Z"; }
};

std::string dump(engine::Store& store) {
  std::string all;
  store.dump_projections([&](std::string_view line) { (all += line) += '\n'; });
  return all;
}

/// The example year through the same door as `qixian import`. @returns how many rows changed something
int import_year(engine::Office& office) {
  std::ifstream file(QIXIAN_EXAMPLES "/rudong-2018/ledger.csv", std::ios::binary);
  REQUIRE(file);
  adapters::csv::Reader reader(file);
  adapters::csv::Row row;
  REQUIRE(reader.next(row).value());
  std::vector<std::size_t> columns;
  for (const auto head : row.cells) {
    const auto& names = engine::ledger_columns();
    const auto at = std::find_if(names.begin(), names.end(), [&](auto& n) { return n.name == head || n.zh == head; });
    REQUIRE(at != names.end());
    columns.push_back(static_cast<std::size_t>(at - names.begin()));
  }
  const auto transaction = office.begin();
  cli::LedgerImport importer(office, "tester");
  int changed = 0;
  while (reader.next(row).value()) {
    engine::LedgerRow ledger;
    for (std::size_t i = 0; i < row.cells.size(); ++i) ledger.cells[columns[i]] = row.cells[i];
    const auto outcome = importer.take(ledger);
    CAPTURE(row.line);
    REQUIRE(outcome);
    changed += outcome->kind != cli::LedgerImport::same;
  }
  transaction->commit();
  return changed;
}

}  // namespace

TEST_CASE("a year of ledger - imported once, the same ledger twice changes nothing, rebuilt to the same bytes") {
  tests::with_each_store([](wiring::Handle& hand) {
    const FixedClock clock;
    auto& store = hand.store();
    tests::WiredOffice office(store, clock, clock.today());
    REQUIRE(office.prepare());
    CHECK(import_year(office) == 320);
    const auto before = dump(store);
    const auto head = store.heads();
    CHECK(import_year(office) == 0);
    CHECK(store.heads().events() == head.events());
    CHECK(store.heads() == head);
    CHECK(dump(store) == before);
    REQUIRE(office.rebuild());
    CHECK(dump(store) == before);
    CHECK_FALSE(store.verify({}));
  });
}

TEST_CASE("a year of ledger - every sum of table 2014 holds") {
  tests::with_each_store([](wiring::Handle& hand) {
    const FixedClock clock;
    auto& store = hand.store();
    tests::WiredOffice office(store, clock, clock.today());
    REQUIRE(office.prepare());
    import_year(office);
    engine::Tally tally(*rules::find_form("2014"));
    for (const auto& group : store.groups({rules::first_day_of(2018), rules::last_day_of(2018)})) tally.add(group);
    CHECK(rules::broken_checks(tally.table()).empty());
    CHECK(tally.table().at("3.1") == rules::Figure(320));
    CHECK(tally.table().at("3.2.2") == rules::Figure(13));
    CHECK_FALSE(tally.table().at("1.1"));
  });
}
