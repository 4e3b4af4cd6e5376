// Two processes look for a name or a number before they make it: both look inside the transaction.
#include "support/two_offices.hpp"

#include "cli/ledger_import.hpp"
#include "engine/tables/returns.hpp"
#include "support/child.hpp"

using namespace qixian::tests;

namespace {

/// Both have read the store before either writes.
struct Two {
  ScratchFolder folder;
  Desk a{folder / "store.db"}, b{folder / "store.db"};
};

}  // namespace

TEST_CASE("one agency named by two offices is made once") {
  Two t;
  CHECK(take_in(t.a.office, "新局", "1") == "ok");
  CHECK(take_in(t.b.office, "新局", "2") == "ok");
  CHECK(take_in(t.b.office, "新局", "1") == "number_taken");
  CHECK(streams_of(*t.a.store, "agency") == 1);
  CHECK(add(t.a.office, "林业局") == "ok");
  CHECK(add(t.b.office, "林业局") == "agency_exists");
  CHECK(streams_of(*t.a.store, "agency") == 2);
}

TEST_CASE("a past name stays the agency's own, whoever gave it another meanwhile") {
  Two t;
  CHECK(add(t.a.office, "国土局") == "ok");
  t.b.office.refresh();
  CHECK(change(t.a.office, "国土局", AgencyRenamed{"自然资源局"}) == "ok");
  CHECK(add(t.b.office, "国土局") == "agency_exists");
  CHECK(add(t.b.office, "自然资源局") == "agency_exists");
  CHECK(take_in(t.b.office, "国土局", "1") == "ok");
  CHECK(streams_of(*t.a.store, "agency") == 1);
}

TEST_CASE("two offices rename one agency - both names stand in the log, in the order in which they were taken down") {
  Two t;
  CHECK(add(t.a.office, "国土局") == "ok");
  t.b.office.refresh();
  CHECK(change(t.a.office, "国土局", AgencyRenamed{"规划局"}) == "ok");
  CHECK(change(t.b.office, "国土局", AgencyRenamed{"自然资源局"}) == "ok");
  t.a.office.refresh();
  const auto& agency = t.a.office.agencies().all().begin()->second;
  CHECK(agency.name() == "自然资源局");
  CHECK(acts_of(*t.a.store, agency.id) == "agency_added agency_renamed agency_renamed");
}

TEST_CASE("what another office did to an agency meanwhile is asked for again") {
  Two t;
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

TEST_CASE("a refused request leaves no agency, not in memory either") {
  Two t;
  auto bad = request("1");
  std::get<RequestReceived>(bad.fact).channel = "pigeon";
  CHECK(outcome(t.a.office.requests.receive(bad, Mode::desk, "新局")) == "unknown_channel");
  CHECK(t.a.office.agencies().all().empty());
  CHECK(streams_of(*t.a.store, "agency") == 0);
  CHECK(take_in(t.a.office, "新局", "1") == "ok");
  const auto row = t.a.store->cases_numbered("1").at(0);
  CHECK(acts_of(*t.a.store, row.agency) == "agency_added");
  CHECK(streams_of(*t.a.store, "agency") == 1);
}

TEST_CASE("a transaction that is rolled back is forgotten by its office") {
  Two t;
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

TEST_CASE("a row that is not taken founds no agency and one whose agency another process made meanwhile joins it") {
  Two t;
  LedgerRow row;
  row[Column::number] = "1";
  row[Column::agency] = "新局";
  row[Column::channel] = "in_person";
  row[Column::submitted_on] = "2024-06-03";
  row[Column::applicant_kind] = "natural_person";
  auto bad = row;
  bad[Column::reconsideration_filed_on] = "2024-06-04";
  const auto import = [&](Desk& desk, const LedgerRow& taken) {
    const auto transaction = desk.office.begin();
    qixian::cli::LedgerImport importer(desk.office, "li");
    const auto done = importer.take(taken);
    transaction->commit();  // as --skip-bad does
    return done ? "ok" : done.error().error.code;
  };
  CHECK(import(t.a, bad) == "premature_remedy");
  CHECK(streams_of(*t.a.store, "agency") == 0);
  CHECK(import(t.a, row) == "ok");
  row[Column::number] = "2";
  CHECK(import(t.b, row) == "ok");
  CHECK(streams_of(*t.a.store, "agency") == 1);
  CHECK(t.a.store->cases_numbered("2").at(0).agency == t.a.store->cases_numbered("1").at(0).agency);
}

TEST_CASE("returns, notices and items of two offices") {
  Two t;
  CHECK(add(t.a.office, "甲局") == "ok");
  t.b.office.refresh();
  const auto agency = t.a.office.agencies().named("甲局")->id;
  const ReturnFiled first{agency, 2023, "2021", true, {}}, second{agency, 2023, "2021", false, {{"1", "", "3"}}};
  const auto filed = file_return(t.a.office, first, on("2024-01-10"), "li");
  REQUIRE(filed);
  CHECK_FALSE(filed->has_value());
  const auto again = file_return(t.b.office, second, on("2024-01-11"), "wang");
  REQUIRE(again);
  REQUIRE(again->has_value());
  CHECK((*again)->nil);
  CHECK(streams_of(*t.a.store, "return") == 1);

  qixian::rules::Notice notice{
      "县政办〔2024〕9号", 2024, qixian::rules::NoticeKind::regional, on("2024-06-20"), on("2024-06-20"), "", {}};
  notice.days = {{on("2024-08-01"), false, "放假"}};
  const NoticeDraft draft{notice, {1}};
  const auto one = t.a.office.import_notice(draft, {.moves_closed = true}, "li"),
             other = t.b.office.import_notice(draft, {.moves_closed = true}, "wang");
  REQUIRE(one);
  REQUIRE(other);
  CHECK_FALSE(one->known);
  CHECK(other->known);
  CHECK_FALSE(t.b.office.calendar().is_working(on("2024-08-01")));

  const PublicationProposal item{ItemMade{"1", 0, {"题", "", ""}, "", "", {}, {}}, on("2024-06-03"), "li"};
  CHECK(outcome(t.a.publications.add(item, "新局")) == "ok");
  CHECK(outcome(t.b.publications.add(item, "新局")) == "number_taken");
  CHECK(streams_of(*t.a.store, "agency") == 2);
}

TEST_CASE("processes that race for one name - one agency, one case of the number") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  { const Desk maker(path); }
  constexpr int racers = 4;
  for (int round = 0; round < 5; ++round) {
    const auto name = "局" + std::to_string(round);
    Signal ready, go;
    std::vector<Child> children;
    for (int i = 0; i < racers; ++i) {
      children.emplace_back([&, i] {
        Desk desk(path);
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
    const Desk after(path);
    CHECK(after.office.agencies().bearing(name).size() == 1);
    CHECK(after.store->cases_numbered(name).size() == 1);
    CHECK(refused >= 2);  // one of the two requests, and one or both of the agencies
    CHECK(refused <= 3);
  }
}
