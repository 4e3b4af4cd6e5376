#include "engine/rights/rights.hpp"

#include <doctest/doctest.h>

#include "engine/complaint/complaint_kind.hpp"
#include "engine/complaint/complaint_office.hpp"
#include "engine/office/people_office.hpp"
#include "engine/tables/frozen_table.hpp"
#include "engine/tables/report/report_publication.hpp"
#include "engine/tables/returns.hpp"
#include "support/small_office.hpp"

using namespace qixian::engine;
using namespace qixian::test;
namespace tests = qixian::tests;
namespace rules = qixian::rules;

namespace {

/// What was asked, and the answer to all of it. The people are invented.
class Listening final : public Rights {
 public:
  bool lets = false;
  mutable std::vector<std::string> asked;
  Result<void> may(const Actor& actor, std::string_view act, const Concerned& touched) const override {
    asked.push_back(actor.name + " " + std::string(act) + " " + std::string(touched.kind) + " " +
                    std::to_string(touched.agency) + " " + touched.officer);
    if (lets) return {};
    return refuse("not_yours", {"no", {}}, {"ask somebody", {}});
  }
  std::string last() const { return asked.empty() ? "" : asked.back(); }
};

struct Guarded {
  SmallOffice o;
  Listening rights;
  StreamId agency = o.agency("东篱县甲局");
  StreamId stream = o.live(agency, "1", "receive in_person 2024-03-01; assign 2024-03-01");
  ComplaintKind complaints{o.store};
  tests::WiredOffice guarded{o.store, o.clock, day("2024-12-31"), {&complaints}, rules::shipped_notices(), rights};
  std::string of = std::to_string(agency);
};

}  // namespace

TEST_CASE("the terminal may do everything, an account what its roles may") {
  CHECK(table_of_rights().may("li", "extend", {}));
  const auto refused = table_of_rights().may(Actor("li", {Role::officer}, 7), "extend", {});
  CHECK(code_of(refused) == "not_yours");
}

TEST_CASE("every use case that writes for somebody asks first, and is refused with nothing written") {
  Guarded g;
  const auto before = g.o.store.bookmark();
  ComplaintReceived complaint;
  complaint.number = "诉1";
  complaint.agency = g.agency;
  AgencyAdded added;
  added.name = "乙局";
  ReturnFiled filed;
  filed.agency = g.agency;
  PeopleOffice people(g.guarded);
  struct Row {
    std::string asked;
    std::function<std::string()> act;
  };
  const Row rows[] = {
      {"li receive request " + g.of + " ",
       [&] { return code_of(g.guarded.requests.receive(request("2", g.agency, "2024-03-04"))); }},
      {"li extend request " + g.of + " li",
       [&] { return code_of(g.guarded.requests.act(g.stream, act_of("extend 5 2024-03-05"))); }},
      {"li extend request " + g.of + " li",
       [&] { return code_of(g.guarded.requests.preview(g.stream, act_of("extend 5 2024-03-05"))); }},
      {"wang complaint.receive complaint " + g.of + " ",
       [&] { return code_of(ComplaintOffice(g.guarded).receive(complaint, day("2024-03-05"), "wang", "")); }},
      {"wang agency.add  0 ", [&] { return code_of(g.guarded.add_agency(added, day("2024-03-05"), "wang")); }},
      {"wang agency.change  " + g.of + " ",
       [&] { return code_of(g.guarded.change_agency(g.agency, AgencyRenamed{"乙局"}, day("2024-03-05"), "wang")); }},
      {"wang person.add person " + g.of + " ",
       [&] {
         return code_of(people.add({"林小满", g.agency, {"officer"}}, {}, day("2024-03-05"), "wang"));
       }},
      {"wang person.add person 0 ",
       [&] {
         const std::vector<Person> configured{{"林小满", {Role::officer}, "", {}, {}}};
         return code_of(g.guarded.write([&] { return people.seed(configured, day("2024-03-05"), "wang"); }));
       }},
      {"wang practice.set  0 ",
       [&] {
         return code_of(set_practice(g.guarded, {"reviews", "here"}, day("2024-03-05"), "wang"));
       }},
      {"wang table.return  " + g.of + " ",
       [&] { return code_of(file_return(g.guarded, filed, day("2024-03-05"), "wang")); }},
      {"wang table.published  " + g.of + " ",
       [&] {
         return code_of(record_report(g.guarded, {g.agency, 2023, day("2024-01-20"), "", ""}, "wang"));
       }},
      {"wang table.freeze  " + g.of + " ",
       [&] {
         TableQuery query;
         query.root = g.agency;
         return code_of(freeze_table(g.guarded, query, "wang", false));
       }},
      {"wang calendar.import  0 ", [&] {
         const auto refused = g.guarded.import_notice({}, {}, "wang");
         return refused ? "-" : refused.error().error.code;
       }}};
  for (const auto& row : rows) {
    CAPTURE(row.asked);
    CHECK(row.act() == "not_yours");
    CHECK(g.rights.last() == row.asked);
  }
  CHECK(g.o.store.bookmark() == before);
  CHECK_FALSE(g.guarded.agencies().named("乙局"));

  g.rights.lets = true;
  CHECK(g.guarded.requests.act(g.stream, act_of("extend 5 2024-03-05")));
}

TEST_CASE("each step of a person is asked for by its own name") {
  Guarded g;
  PeopleOffice people(g.guarded);
  g.rights.lets = true;
  const auto lin = people.add({"林小满", g.agency, {"officer"}}, {}, day("2024-03-05"), "wang");
  REQUIRE(lin);
  g.rights.lets = false;
  const auto before = g.o.store.bookmark();
  const std::pair<PersonFact, const char*> rows[] = {{PersonRolesSet{{"supervisor"}}, "role"},
                                                     {PersonMoved{}, "move"},
                                                     {PersonAddressed{"mail", {}, false}, "address"},
                                                     {PersonAbsent{day("2024-03-06"), 0}, "absent"},
                                                     {PersonBack{}, "back"},
                                                     {PersonRenamed{"林大暑"}, "rename"},
                                                     {PersonLeft{}, "leave"},
                                                     {PersonVoided{}, "void"},
                                                     {PersonalDataErased{}, "erase"}};
  for (const auto& [fact, act] : rows) {
    CHECK(code_of(people.act(*lin, fact, day("2024-03-06"), "wang")) == "not_yours");
    CHECK(g.rights.last() == "wang person." + std::string(act) + " person " + g.of + " ");
  }
  CHECK(g.o.store.bookmark() == before);
}

TEST_CASE("the two persons of a review are two actors, or what they signed on paper is marked as that") {
  const Actor clerk("li"), head("wang", {Role::unit_head}, 7);
  const auto signed_by = [](const char* person) {
    ReviewStepped step;
    step.step = "leader";
    step.person = person;
    return step;
  };
  auto own = signed_by("li"), other = signed_by("zhao");
  CHECK(settle_signature(own, clerk));
  CHECK_FALSE(own.from_paper);
  CHECK(settle_signature(other, clerk));
  CHECK(other.from_paper);

  auto signed_in = signed_by("wang"), forged = signed_by("zhao"), entered = signed_by("zhao");
  CHECK(settle_signature(signed_in, head));
  CHECK_FALSE(signed_in.from_paper);
  CHECK(code_of(settle_signature(forged, head)) == "not_your_signature");
  entered.from_paper = true;
  CHECK(settle_signature(entered, head));
}
