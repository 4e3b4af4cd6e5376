// Two processes over one file look for a name or a number before they make it: both look inside the transaction.
#include "cli/ledger_import.hpp"
#include "support/child.hpp"
#include "support/desk.hpp"
#include "support/scratch.hpp"
#include "wiring/open.hpp"

using namespace qixian::tests;

namespace {

std::unique_ptr<qixian::wiring::House> house_at(const std::string& path) {
  return qixian::wiring::open(path, {qixian::wiring::For::beginning}).value();
}

/// Both have read the store before either writes.
struct Two {
  ScratchFolder folder;
  Desk a{house_at(folder / "store.db")}, b{house_at(folder / "store.db")};
};

}  // namespace

TEST_CASE("a row that is not taken founds no agency and one whose agency another process made meanwhile joins it") {
  Two t;
  LedgerRow row;
  row[LedgerColumn::number] = "1";
  row[LedgerColumn::agency] = "新局";
  row[LedgerColumn::channel] = "in_person";
  row[LedgerColumn::submitted_on] = "2024-06-03";
  row[LedgerColumn::applicant_kind] = "natural_person";
  auto bad = row;
  bad[LedgerColumn::reconsideration_filed_on] = "2024-06-04";
  const auto import = [&](Desk& desk, const LedgerRow& taken) {
    const auto transaction = desk.office.begin();
    qixian::cli::LedgerImport importer(desk.office, "li");
    const auto done = importer.take(taken);
    transaction->commit();  // as --skip-bad does
    return done ? "ok" : done.error().error.code;
  };
  CHECK(import(t.a, bad) == "premature_remedy");
  CHECK(streams_of(t.a.store, "agency") == 0);
  CHECK(import(t.a, row) == "ok");
  row[LedgerColumn::number] = "2";
  CHECK(import(t.b, row) == "ok");
  CHECK(streams_of(t.a.store, "agency") == 1);
  CHECK(t.a.store.cases_numbered("2").at(0).agency == t.a.store.cases_numbered("1").at(0).agency);
}

TEST_CASE("processes that race for one name - one agency, one case of the number") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  { const Desk maker(house_at(path)); }
  constexpr int racers = 4;
  for (int round = 0; round < 5; ++round) {
    const auto name = "局" + std::to_string(round);
    Signal ready, go;
    std::vector<Child> children;
    for (int i = 0; i < racers; ++i) {
      children.emplace_back([&, i] {
        Desk desk(house_at(path));
        ready.give();
        go.await();
        const auto done = i % 2 ? take_in(desk.office, name, name) : add(desk.office, name);
        return done == "ok" ? 0 : done == "agency_exists" || done == "number_taken" ? 1 : 2;
      });
    }
    for (int i = 0; i < racers; ++i) ready.await();
    for (int i = 0; i < racers; ++i) go.give();
    int refused = 0;
    for (auto& child : children) {
      const int code = child.wait();
      CHECK(code < 2);
      refused += code;
    }
    const Desk after(house_at(path));
    CHECK(after.office.agencies().bearing(name).size() == 1);
    CHECK(after.store.cases_numbered(name).size() == 1);
    CHECK(refused >= 2);  // one of the two requests, and one or both of the agencies
    CHECK(refused <= 3);
  }
}
