// The table of rights: against its page, against the names of all acts, and each role × act × place against the use
// cases. The people are invented.
#include "engine/rights/right.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/mp11.hpp>
#include <fstream>
#include <sstream>

#include "engine/complaint/complaint.hpp"
#include "engine/office/people_office.hpp"
#include "engine/publication/publication.hpp"
#include "engine/review/review.hpp"
#include "support/small_office.hpp"

using namespace qixian::engine;
using namespace qixian::test;
namespace mp = boost::mp11;
namespace rules = qixian::rules;

namespace {

constexpr Role roles[] = {Role::officer,    Role::reviewer, Role::leader,
                          Role::supervisor, Role::auditor,  Role::administrator};

std::string line_of(const Right& right) {
  std::string line = "| " + std::string(right.act);
  for (const auto role : roles) {
    const auto scope = code_of(right.of(role));
    line += " | " + std::string(scope.empty() ? "-" : scope);
  }
  return line + " |";
}

/// A county, a bureau with a station below it, and another bureau; a case of the bureau for each officer that is meant.
struct Tree {
  SmallOffice o;
  StreamId county = o.agency("东篱县"), bureau = o.agency("东篱县甲局", county), station = o.agency("甲局一所", bureau),
           other = o.agency("东篱县乙局", county);
};

/// Where a case stands, seen from somebody of the bureau, and whether a scope goes there. Written down once more, by
/// hand: what the table's own arithmetic must come to.
struct Place {
  const char* name;
  StreamId Tree::*agency;
  const char* officer;
  bool own, of_agency, subtree;
};
constexpr Place places[] = {{"own", &Tree::bureau, "林小满", true, true, true},
                            {"nobody's", &Tree::bureau, "", true, true, true},
                            {"a colleague's", &Tree::bureau, "周立春", false, true, true},
                            {"below", &Tree::station, "林小满", false, false, true},
                            {"beside", &Tree::other, "林小满", false, false, false},
                            {"above", &Tree::county, "林小满", false, false, false}};

bool goes(Scope scope, const Place& place) {
  switch (scope) {
    case Scope::none:
      return false;
    case Scope::own:
      return place.own;
    case Scope::agency:
      return place.of_agency;
    case Scope::subtree:
      return place.subtree;
    default:
      return true;
  }
}

}  // namespace

TEST_CASE("the page of rights is the table") {
  std::ifstream file(QIXIAN_VECTORS "/../../docs/rights.md");
  REQUIRE(file);
  std::vector<std::string> told, known;
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("| ") && !line.starts_with("| act") && !line.starts_with("| ---")) told.push_back(line);
  for (const auto& right : all_rights()) known.push_back(line_of(right));
  CHECK(told == known);
}

TEST_CASE("every act of every kind has its row, and no row is there twice") {
  const auto has_row = [](const std::string& act) {
    if (!right_to(act)) FAIL_CHECK("no row for " << act);
  };
  mp::mp_for_each<mp::mp_transform<std::type_identity, Fact>>([&]<class F>(std::type_identity<F>) {
    if (std::is_same_v<F, ReviewStepped> || std::is_same_v<F, CleanUpNoted>) return;
    has_row(act_name(F::verb));
  });
  for (const auto step : rules::word_table<ReviewStep>) {
    if (step.empty()) continue;
    has_row("review." + std::string(step));
    has_row("publish.review." + std::string(step));
  }
  for (const auto* act :
       {"complaint.receive", "complaint.close", "complaint.void", "agency.add", "agency.change", "person.add",
        "person.login", "calendar.import", "practice.set", "table.freeze", "table.published", "table.return", "import",
        "publish.import", "publish.add", "publish.withhold"})
    has_row(act);
  CHECK_FALSE(right_to("nothing.of.that.name"));
  for (const auto& right : all_rights()) CHECK(std::ranges::count(all_rights(), right.act, &Right::act) == 1);
}

TEST_CASE("each role, act and place: the use case lets through what the table gives, and nothing else") {
  Tree t;
  int let_through = 0, refused = 0;
  for (const auto& place : places) {
    const auto stream = t.o.live(t.*place.agency, place.name, "receive in_person 2024-03-01");
    if (*place.officer)
      REQUIRE(t.o.office.requests.act(stream, {OfficerAssigned{place.officer}, day("2024-03-01"), "li", ""}));
    for (const auto role : roles) {
      const Actor actor("林小满", {role}, t.bureau);
      mp::mp_for_each<mp::mp_transform<std::type_identity, Fact>>([&]<class F>(std::type_identity<F>) {
        if (std::is_same_v<F, RequestReceived> || std::is_same_v<F, CleanUpNoted>) return;
        std::vector<Fact> facts;
        if constexpr (std::is_same_v<F, ReviewStepped>) {
          for (const auto step : rules::word_table<ReviewStep>)
            if (!step.empty()) facts.push_back(ReviewStepped{std::string(step), "林小满", "", {}, ""});
        } else {
          facts.push_back(F{});
        }
        for (const auto& fact : facts) {
          const auto done = t.o.office.requests.preview(stream, {fact, day("2024-03-04"), actor, ""});
          const bool is_mine = done || done.error().code != "not_yours";
          const auto act = act_name(fact);
          CAPTURE(place.name);
          CAPTURE(act);
          CAPTURE(code_of(role));
          CHECK(is_mine == goes(right_to(act)->of(role), place));
          ++(is_mine ? let_through : refused);
        }
      });
    }
  }
  CHECK(let_through > 100);
  CHECK(refused > 1000);
}

TEST_CASE("heads act as a leader, several roles go furthest, and the house is near to who is of every agency") {
  Tree t;
  const Concerned colleague{"request", t.bureau, "周立春"}, below{"request", t.station, "周立春"};
  const auto may = [&](const Actor& actor, std::string_view act, const Concerned& what) {
    return t.o.office.may(actor, act, what).has_value();
  };
  for (const auto head : {Role::unit_head, Role::disclosure_head})
    CHECK(may(Actor("秦", {head}, t.bureau), "extend", colleague));
  CHECK_FALSE(may(Actor("秦", {Role::officer}, t.bureau), "extend", colleague));
  CHECK(may(Actor("秦", {Role::officer, Role::leader}, t.bureau), "extend", colleague));
  CHECK_FALSE(may(Actor("秦", {Role::supervisor}, t.bureau), "extend", below));
  CHECK(may(Actor("秦", {Role::supervisor}, t.bureau), "show", below));
  CHECK_FALSE(may(Actor("秦", {Role::supervisor}, t.bureau), "reveal", below));
  CHECK(may(Actor("秦", {Role::officer}, 0), "import", {}));
  CHECK_FALSE(may(Actor("秦", {Role::officer}, t.bureau), "import", {}));
  CHECK(may(Actor("秦", {Role::administrator}, t.bureau), "agency.add", {{}, t.county}));
  CHECK_FALSE(may(Actor("秦", {Role::administrator}, 0), "show", colleague));
  CHECK_FALSE(may(Actor("秦", {}, 0), "me", {}));
  Actor substitute("秦", {Role::officer}, t.bureau);
  CHECK_FALSE(may(substitute, "deliver", colleague));
  substitute.also_called = {"周立春"};
  CHECK(may(substitute, "deliver", colleague));
  CHECK_FALSE(may(substitute, "deliver", below));
}

TEST_CASE("what an account sees of the cases") {
  Tree t;
  const auto seen = [&](std::vector<Role> of, StreamId agency) {
    const auto sight = t.o.office.sight_of(Actor("秦", std::move(of), agency), "list");
    if (!sight) return sight.error().code;
    std::string all = sight->everything ? "all" : "";
    for (const auto id : sight->agencies) all += (all.empty() ? "" : " ") + t.o.office.agencies().label(id);
    return all;
  };
  CHECK(seen({Role::officer}, t.bureau) == "东篱县甲局");
  CHECK(seen({Role::supervisor}, t.bureau) == "东篱县甲局 甲局一所");
  CHECK(seen({Role::supervisor}, t.county) == "东篱县 东篱县甲局 甲局一所 东篱县乙局");
  CHECK(seen({Role::officer}, 0) == "all");
  CHECK(seen({Role::administrator}, 0) == "not_yours");
  CHECK(seen({Role::auditor}, t.county) == "not_yours");
}

TEST_CASE("who stands in for whom: along the chain, in the same agency, and nobody's namesake") {
  Tree t;
  PeopleOffice people(t.o.office);
  const auto add = [&](const std::string& name, StreamId agency) {
    const auto made = people.add({name, agency, {"officer"}}, {}, day("2024-01-02"), "li");
    REQUIRE(made);
    return *made;
  };
  const auto lin = add("林小满", t.bureau), zhou = add("周立春", t.bureau), qin = add("秦处暑", t.bureau),
             namesake = add("林小满", t.other);
  const auto away = [&](StreamId who, StreamId substitute) {
    REQUIRE(people.act(who, PersonAbsent{day("2024-12-31"), substitute}, day("2024-12-30"), "li"));
  };
  const auto for_whom = [&](StreamId who) {
    const auto book = people.book();
    std::string all;
    for (const auto& name : book.represented_by(*book.find(who), day("2024-12-31"))) all += name + " ";
    return all;
  };
  away(lin, zhou);
  CHECK(for_whom(zhou) == "林小满 ");
  away(zhou, qin);
  CHECK(for_whom(zhou) == "");
  CHECK(for_whom(qin) == "林小满 周立春 ");
  away(namesake, qin);  // of another agency: no case of it comes with him
  CHECK(for_whom(qin) == "林小满 周立春 ");
  CHECK(t.o.office.people().find(qin));
}

TEST_CASE("two who are ever of one agency have two names, also from a later day on") {
  Tree t;
  PeopleOffice people(t.o.office);
  const auto lin = people.add({"林小满", t.bureau, {"officer"}}, {}, day("2024-01-02"), "li");
  REQUIRE(lin);
  REQUIRE(people.act(*lin, PersonMoved{t.other}, day("2024-12-31"), "li"));
  CHECK(code_of(people.add({"林小满", t.other, {"officer"}}, {}, day("2024-06-03"), "li")) == "person_exists");
  CHECK(code_of(people.add({"林小满", 0, {"officer"}}, {}, day("2024-06-03"), "li")) == "person_exists");
  CHECK(people.add({"林小满", t.station, {"officer"}}, {}, day("2024-06-03"), "li"));
  CHECK(code_of(people.act(*lin, PersonLoginSet{"nobody"}, day("2024-06-03"), "li")) == "no_login");
  CHECK(people.act(*lin, PersonLoginSet{"linxm"}, day("2024-06-03"), "li"));
  const auto zhou = people.add({"周立春", t.other, {"officer"}}, {}, day("2024-06-03"), "li");
  REQUIRE(zhou);
  CHECK(code_of(people.act(*zhou, PersonLoginSet{"linxm"}, day("2024-06-03"), "li")) == "login_taken");
}
