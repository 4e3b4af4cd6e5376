// People as streams of the store: what is kept beside the log, what two hands see of one another.
#include "engine/office/people_office.hpp"
#include "tests/conformance/two_desks.hpp"

using namespace qixian;
using namespace qixian::tests;

namespace {

Result<StreamId> add_person(Office& office, const std::string& name, const Addresses& addresses = {}) {
  return PeopleOffice(office).add({name, 0, {"officer"}}, addresses, on("2024-06-03"), "li");
}

}  // namespace

EVERY_STORE("a person's address is kept beside the log, found again, and erased while the chain stays valid") {
  Desk desk(s.ground->open());
  PeopleOffice people(desk.office);
  const auto lin = add_person(desk.office, "林小满", {{"mail", "lin@dongli.example"}, {"wecom", ""}});
  REQUIRE(lin);
  const Addresses both{{"mail", "lin@dongli.example"}, {"wecom", ""}};
  CHECK(people_on(desk.office, on("2024-06-28"), {}).at(0).addresses == both);
  for (const auto& e : desk.store.load(*lin)) CHECK(e.data.find("dongli") == std::string::npos);
  REQUIRE(people.act(*lin, PersonalDataErased{{"已离职", {}, {}}}, on("2024-06-28"), "li"));
  CHECK(people_on(desk.office, on("2024-06-28"), {}).at(0).addresses.empty());
  CHECK_FALSE(desk.store.verify(desk.store.heads()));
}

EVERY_STORE("people outlive a rebuild, and what was refused leaves neither events nor numbers") {
  Desk desk(s.ground->open());
  const auto lin = add_person(desk.office, "林小满");
  REQUIRE(lin);
  CHECK(outcome(add_person(desk.office, "林小满")) == "person_exists");
  CHECK(streams_of(desk.store, "person") == 1);
  REQUIRE(desk.office.rebuild());
  CHECK(PeopleOffice(desk.office).find("林小满").value() == *lin);
  CHECK(acts_of(desk.store, *lin) == "person_added");
}

EVERY_STORE_THAT(takes_two, "one name given by two offices is one person's") {
  Two t(s);
  CHECK(outcome(add_person(t.a.office, "林小满")) == "ok");
  CHECK(outcome(add_person(t.b.office, "林小满")) == "person_exists");
  const auto lin = PeopleOffice(t.b.office).find("林小满");
  REQUIRE(lin);
  CHECK(outcome(PeopleOffice(t.b.office).act(*lin, PersonRenamed{"林大暑"}, on("2024-06-04"), "li")) == "ok");
  CHECK(outcome(PeopleOffice(t.a.office).act(*lin, PersonLeft{}, on("2024-06-20"), "li")) == "ok");
  CHECK(acts_of(t.a.store, *lin) == "person_added person_renamed person_left");
}

EVERY_STORE_THAT(takes_two, "the configuration's people are taken over by one of two") {
  Two t(s);
  const std::vector<Person> configured{{"林小满", {Role::officer}, "", {{"mail", "lin@dongli.example"}}, {}},
                                       {"沈冬至", {Role::supervisor}, "", {}, {}}};
  const auto seed = [&](Office& office) {
    return office.write([&] { return PeopleOffice(office).seed(configured, on("2024-06-28"), "li"); }).value();
  };
  CHECK(seed(t.a.office) == 2);
  CHECK(seed(t.b.office) == 0);
  CHECK(people_on(t.b.office, on("2024-06-28"), {}).size() == 2);
}
