// An event whose fact holds a code that this edition does not know, as a newer one may have written it.
#include <doctest/doctest.h>

#include <algorithm>

#include "cli/ledger_import.hpp"
#include "engine/complaint/complaint_office.hpp"
#include "engine/request/case/codec.hpp"
#include "engine/supervision/audit.hpp"
#include "engine/tables/official_table.hpp"
#include "support/desk.hpp"
#include "support/sqlite_harness.hpp"
#include "wiring/sqlite_handle.hpp"

using namespace qixian;
using namespace qixian::tests;

namespace {

struct Written {
  const char* type;
  const char* data;
};

/// Two requests, an item and a complaint.
struct Cases {
  Cases() {
    for (const char* number : {"1", "2"}) REQUIRE(take_in(desk.office, "甲局", number) == "ok");
    const auto agency = desk.office.agencies().the_one("甲局").value();
    REQUIRE(desk.publications.add({ItemMade{"X1", agency, {"名单"}, "", "", {}, ""}, on("2024-06-03"), "li"}));
    ComplaintReceived complaint;
    complaint.number = "T1";
    REQUIRE(complaints.receive(complaint, on("2024-06-03"), "li", "甲局"));
  }
  StreamId stream_of(std::string_view kind) {
    if (kind == "publication") return desk.publications.find("X1").value();
    return kind == "complaint" ? complaints.find("T1")->stream : desk.requests.find("甲局/1").value();
  }
  /// As the newer edition would, its chain and all.
  void write(std::string_view kind, const Written& fact) {
    const auto stream = stream_of(kind);
    const auto transaction = desk.store.begin();
    const std::vector<NewEvent> events{event(fact.type, fact.data, "2024-06-04")};
    REQUIRE(desk.store.append(kind, stream, desk.store.load(stream).back().stream_seq, events));
    transaction->commit();
  }
  std::string lists() {
    std::string all = desk.store.heads().text();
    desk.office.dump_projections([&](std::string_view line) { (all += line) += '\n'; });
    return all;
  }
  std::vector<Flaw> flaws() { return audit(desk.store, desk.house->kinds()); }

  ScratchFolder folder;
  Desk desk{std::make_unique<wiring::SqliteHandle>(open_store(folder / "store.db"))};
  ComplaintOffice complaints{desk.office};
};

std::string table_of_then(const Office& office, const char* form = "2021") {
  TableQuery q;
  q.form = rules::find_form(form);
  q.period = {on("2024-01-01"), on("2024-12-31")};
  q.as_of = on("2024-06-28");  // folds each case
  return outcome(make_table(office, q));
}

std::string import_row(Office& office) {
  LedgerRow row;
  row[LedgerColumn::number] = "1";
  row[LedgerColumn::agency] = "甲局";
  row[LedgerColumn::channel] = "in_person";
  row[LedgerColumn::submitted_on] = "2024-06-03";
  row[LedgerColumn::applicant_kind] = "natural_person";
  row[LedgerColumn::officer] = "王一";
  const auto transaction = office.begin();
  const auto done = cli::LedgerImport(office, "li").take(row);
  return done ? "ok" : done.error().error.code;
}

constexpr Written unknown_in_requests[] = {
    {"request_received", R"({"number":"1","channel":"carrier_pigeon","submitted_on":"2024-06-03"})"},
    {"request_received", R"({"number":"1","channel":"fax","submitted_on":"2024-06-03","applicant_kind":"robot"})"},
    {"event_corrected", R"({"seq":1,"channel":"carrier_pigeon"})"},
    {"event_corrected", R"({"seq":1,"applicant_kind":"robot"})"},
    {"opinion_asked", R"({"kind":"court","id":"1"})"},
    {"opinion_asked", R"({"kind":"fee","id":"1"})"},
    {"opinion_given", R"({"id":"1","view":"abstains"})"},
    {"opinion_given", R"({"id":"1","view":"reasonable"})"},
    {"fee_noticed", R"({"method":"gigabyte","quantity":3,"yuan":3})"},
    {"review_stepped", R"({"step":"court","person":"王一"})"},
    {"review_stepped", R"({"step":"body","person":"王一","outcome":"open_later"})"},
    {"review_stepped", R"({"step":"ruled","person":"王一","level":"village"})"},
    {"review_stepped", R"({"step":"refer","person":"王一","question":"copyright"})"},
    {"answer_sent", R"({"code":"disclosed.as_data"})"},
    {"answer_sent", R"({"code":"partial","items":[{"item":1,"code":"disclosed"},{"item":2,"code":"lost"}]})"},
    {"answer_sent", R"({"code":"disclosed","manner":"drone"})"},
    {"request_lapsed", R"({"wait":"reasons"})"},
    {"reconsideration_filed", R"({"against":"delay"})"},
    {"reconsideration_closed", R"({"result":"mediated"})"},
    {"suit_filed", R"({"kind":"class_action"})"},
    {"suit_filed", R"({"kind":"reconsideration"})"},
    {"suit_filed", R"({"kind":"direct","against":"delay"})"},
    {"suit_closed", R"({"result":"mediated"})"},
    {"flag_explained", R"({"flag":"P99"})"},
    {"clean_up_noted", R"({"seq":1,"entered_on":"2024-06-04","cleaned":"P99"})"},
};

}  // namespace

TEST_CASE("a request with a code that is not known can't be read and nothing is changed") {
  for (const auto& fact : unknown_in_requests) {
    CAPTURE(fact.type);
    CAPTURE(fact.data);
    Cases cases;
    auto& desk = cases.desk;
    cases.write("request", fact);
    const auto before = cases.lists();
    const auto stream = desk.requests.find("甲局/1");
    REQUIRE(stream);
    const auto shown = load_request(desk.office, *stream);
    REQUIRE(outcome(shown) == "unreadable_event");
    CHECK(shown.error().message.args.at(1).text == fact.type);
    CHECK_FALSE(shown.error().hint.id.empty());
    CHECK(outcome(desk.requests.act(*stream, {OfficerAssigned{"王一"}, on("2024-06-05"), "li", ""})) ==
          "unreadable_event");
    CHECK(outcome(desk.office.rebuild()) == "unreadable_event");
    CHECK(table_of_then(desk.office) == "unreadable_event");
    CHECK(import_row(desk.office) == "unreadable_event");
    CHECK_FALSE(desk.store.verify({}));  // the chain holds
    const auto flaws = cases.flaws();
    REQUIRE(flaws.size() == 1);
    CHECK(flaws.front().why == "unreadable");
    CHECK(flaws.front().what == fact.type);
    CHECK(cases.lists() == before);
  }
}

TEST_CASE("the cases beside one that can't be read go on") {
  Cases cases;
  auto& desk = cases.desk;
  cases.write("request", {"answer_sent", R"({"code":"disclosed.as_data"})"});
  std::string listed;
  desk.store.each_case({}, [&](const CaseRow& row) { listed += row.number + " "; });
  CHECK(listed == "1 2 ");
  const auto other = desk.requests.find("甲局/2");
  REQUIRE(other);
  CHECK(load_request(desk.office, *other));
  CHECK(desk.requests.act(*other, {OfficerAssigned{"王一"}, on("2024-06-05"), "li", ""}));
  CHECK(take_in(desk.office, "甲局", "3") == "ok");
}

TEST_CASE("an item with a code that is not known can't be read") {
  for (const Written& fact : {Written{"review_stepped", R"({"step":"court","person":"王一"})"},
                              Written{"review_stepped", R"({"step":"mark","outcome":"open_later"})"}}) {
    CAPTURE(fact.data);
    Cases cases;
    cases.write("publication", fact);
    const auto before = cases.lists();
    const auto stream = cases.stream_of("publication");
    CHECK(outcome(cases.desk.publications.load(stream)) == "unreadable_event");
    CHECK(outcome(cases.desk.publications.act(stream, {ItemPublished{"网站"}, on("2024-06-05"), "li"})) ==
          "unreadable_event");
    CHECK(outcome(cases.desk.office.rebuild()) == "unreadable_event");
    CHECK(cases.flaws().at(0).why == "unreadable");
    CHECK(cases.lists() == before);
  }
}

TEST_CASE("a complaint with a code that is not known can't be read") {
  Cases cases;
  const auto stream = cases.stream_of("complaint");
  cases.write("complaint", {"complaint_closed", R"({"result":"mediated"})"});
  const auto before = cases.lists();
  CHECK(outcome(cases.complaints.find("T1")) == "unreadable_event");
  ComplaintClosed closing;
  closing.result = "unfounded";
  CHECK(outcome(cases.complaints.act(stream, closing, on("2024-06-05"), "li")) == "unreadable_event");
  CHECK(outcome(cases.desk.office.rebuild()) == "unreadable_event");
  CHECK(table_of_then(cases.desk.office, "2014") == "unreadable_event");
  CHECK(table_of_then(cases.desk.office, "2021") == "ok");  // counts no complaints
  CHECK(cases.flaws().at(0).why == "unreadable");
  CHECK(cases.lists() == before);
}

TEST_CASE("an agency of a kind or level that is not known is not taken for another") {
  for (const char* data : {R"({"name":"乙局","kind":"court"})", R"({"name":"乙局","level":"village"})"}) {
    CAPTURE(data);
    const ScratchFolder folder;
    const auto store = open_store(folder / "store.db");
    {
      const auto transaction = store->begin();
      REQUIRE(store->append("agency", store->new_stream("agency"), 0,
                            std::vector<NewEvent>{event(AgencyAdded::type, data)}));
      transaction->commit();
    }
    AgencyBook book;
    CHECK_THROWS_AS(store->each_stream("agency", [&](StreamId id, auto events) { book.add(id, events); }),
                    StoreFailure);
  }
}

TEST_CASE("what is proposed with a code that is not known names those that are") {
  Cases cases;
  auto& desk = cases.desk;
  const auto stream = cases.stream_of("request");
  const auto refused = [&](Fact fact) {
    const auto done = desk.requests.act(stream, {std::move(fact), on("2024-06-05"), "li", ""});
    return done ? "ok" : done.error().code + ": " + done.error().hint.args.at(0).text;
  };
  FeeNoticed fee;
  fee.method = "gigabyte";
  fee.quantity = 3;
  CHECK(refused(fee) == "unknown_method: count, page");
  AnswerSent answer;
  answer.code = "disclosed";
  answer.manner = "drone";
  CHECK(refused(answer) == "unknown_manner: post, courier, handed_over, on_behalf, electronic, public_notice");
  REQUIRE(refused(SupplementAsked{{}, {"哪一年的"}}) == "ok");
  CHECK(refused(RequestLapsed{"patience"}) == "unknown_wait: supplement, fee");
  CHECK(change(desk.office, "甲局", AgencyDescribed{"court", "", "", ""}) == "unknown_agency_kind");
  CHECK(change(desk.office, "甲局", AgencyDescribed{"", "village", "", ""}) == "unknown_level");
  CHECK(change(desk.office, "甲局", AgencyDescribed{"department", "county", "", ""}) == "ok");
}

TEST_CASE("what older editions wrote can be read") {
  for (const Written& fact :
       {Written{"request_received", R"({"number":"1","channel":"平信","submitted_on":"2024-06-03"})"},
        Written{"opinion_given", R"({"id":"1"})"},  // a ledger tells no view,
        Written{"fee_noticed", "{}"},               // no method,
        Written{"answer_sent", R"({"code":"予以公开","imported":true})"},
        Written{"request_lapsed", R"({"wait":"typed anyhow"})"}, Written{"reconsideration_filed", "{}"},
        Written{"suit_filed", R"({"kind":"typed anyhow","instance":2})"},
        Written{"clean_up_noted", R"({"seq":2,"entered_on":"2024-06-04"})"},
        Written{"review_stepped", R"({"step":"ruled","person":"王一"})"}}) {
    CAPTURE(fact.type);
    CHECK(decode(fact.type, fact.data));
  }
}
