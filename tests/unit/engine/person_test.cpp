#include "engine/agencies/people_book.hpp"
#include "engine/office/people_office.hpp"
#include "engine/supervision/audit.hpp"
#include "support/small_office.hpp"

using namespace qixian::engine;
using namespace qixian::test;
namespace rules = qixian::rules;

namespace {

// Three invented agencies of an invented county, and their people.
struct House {
  SmallOffice o;
  StreamId county = o.agency("东篱县人民政府"), land = o.agency("东篱县自然资源局", county),
           school = o.agency("东篱县教育局", county);
  PeopleOffice people{o.office};

  StreamId add(const std::string& name, StreamId agency, std::vector<std::string> roles = {"officer"},
               const Addresses& addresses = {}, const char* on = "2024-01-01") {
    const auto made = people.add({name, agency, std::move(roles)}, addresses, day(on), "li");
    REQUIRE_MESSAGE(made, name << ": " << (made ? "" : made.error().code));
    return *made;
  }
  void act(StreamId stream, const PersonFact& fact, const char* on) {
    const auto done = people.act(stream, fact, day(on), "li");
    REQUIRE_MESSAGE(done, (done ? "" : done.error().code));
  }
  std::string refused(StreamId stream, const PersonFact& fact, const char* on = "2024-06-01") {
    return code_of(people.act(stream, fact, day(on), "li"));
  }
  std::vector<Person> on(const char* text) { return people_on(o.office, day(text), {}); }
  std::string found(const std::string& text) {
    const auto one = people.find(text);
    return one ? std::to_string(*one) : one.error().code;
  }
};

std::string roles_text(std::span<const Role> roles) {
  std::string out;
  for (const auto role : roles) (out += out.empty() ? "" : " ") += code_of(role);
  return out;
}

}  // namespace

TEST_CASE("what holds of a person on a day, however late it was entered") {
  House h;
  const auto lin = h.add("林小满", h.land);
  h.act(lin, PersonRolesSet{{"unit_head"}}, "2024-06-01");
  h.act(lin, PersonMoved{h.school}, "2024-09-01");
  h.act(lin, PersonRolesSet{{"officer", "supervisor"}}, "2024-03-01");  // entered after June's
  h.act(lin, PersonRenamed{"林大暑"}, "2024-07-01");
  h.act(lin, PersonLeft{}, "2024-12-01");
  const struct {
    const char* on;
    const char* seen;
  } rows[] = {{"2023-12-31", ""},
              {"2024-01-01", "林小满 东篱县自然资源局 officer"},
              {"2024-02-29", "林小满 东篱县自然资源局 officer"},
              {"2024-03-01", "林小满 东篱县自然资源局 officer supervisor"},
              {"2024-06-01", "林小满 东篱县自然资源局 unit_head"},
              {"2024-07-01", "林大暑 东篱县自然资源局 unit_head"},
              {"2024-09-01", "林大暑 东篱县教育局 unit_head"},
              {"2024-11-30", "林大暑 东篱县教育局 unit_head"},
              {"2024-12-01", ""}};
  for (const auto& row : rows) {
    CAPTURE(row.on);
    std::string seen;
    for (const auto& p : h.on(row.on)) seen += p.name + " " + p.agency + " " + roles_text(p.roles);
    CHECK(seen == row.seen);
  }
  const auto book = h.people.book();
  CHECK(book.find(lin)->has_role(Role::supervisor, day("2024-05-31")));
  CHECK_FALSE(book.find(lin)->has_role(Role::supervisor, day("2024-06-01")));
  CHECK_FALSE(book.find(lin)->has_role(Role::unit_head, day("2024-12-01")));
  CHECK(book.holding(Role::leader, day("2024-08-01")) == std::vector{lin});  // a head signs as a leader does
  CHECK(book.holding(Role::leader, day("2024-05-01")).empty());
}

TEST_CASE("who stands in while somebody is away, and back early") {
  House h;
  const auto lin = h.add("林小满", h.land), zhou = h.add("周立春", h.land), qin = h.add("秦处暑", h.land);
  h.act(lin, PersonAbsent{day("2024-06-10"), zhou}, "2024-06-03");
  h.act(zhou, PersonAbsent{day("2024-06-06"), qin}, "2024-06-06");
  h.act(lin, PersonAbsent{day("2024-07-31"), qin}, "2024-07-01");
  h.act(lin, PersonBack{}, "2024-06-08");
  h.act(lin, PersonBack{}, "2024-07-01");  // it never began
  const std::pair<const char*, const char*> rows[] = {{"2024-06-02", "林小满"}, {"2024-06-03", "周立春"},
                                                      {"2024-06-06", "秦处暑"}, {"2024-06-07", "周立春"},
                                                      {"2024-06-08", "林小满"}, {"2024-07-01", "林小满"}};
  for (const auto& [on, name] : rows) {
    CAPTURE(on);
    CHECK(recipient(h.on(on), "林小满", "东篱县自然资源局", day(on)).name == name);
  }
  h.act(zhou, PersonLeft{}, "2024-06-05");
  CHECK(recipient(h.on("2024-06-05"), "林小满", "东篱县自然资源局", day("2024-06-05")).name == "林小满");
}

TEST_CASE("a name that several bear is asked about") {
  House h;
  const auto land = h.add("林小满", h.land), school = h.add("林小满", h.school), zhou = h.add("周立春", 0);
  CHECK(h.found("林小满") == "ambiguous_person");
  const auto asked = h.people.find("林小满");
  CHECK(asked.error().hint.args.at(0).text == "东篱县自然资源局/林小满, 东篱县教育局/林小满");
  CHECK(h.found("东篱县自然资源局/林小满") == std::to_string(land));
  CHECK(h.found("东篱县教育局/林小满") == std::to_string(school));
  CHECK(h.found("林小满#" + std::to_string(school)) == std::to_string(school));
  CHECK(h.found("周立春#" + std::to_string(school)) == "no_person");
  CHECK(h.found("东篱县教育局/周立春") == "no_person");
  CHECK(h.found("周立春") == std::to_string(zhou));
  CHECK(h.found("郑外人") == "no_person");
  CHECK(h.found("") == "no_person");

  h.act(school, PersonRenamed{"林大暑"}, "2024-06-01");
  CHECK(h.found("林小满") == std::to_string(land));  // today's name before a past one
  CHECK(h.found("东篱县教育局/林小满") == std::to_string(school));
  h.act(land, PersonLeft{}, "2024-07-01");
  CHECK(h.found("林小满") == "ambiguous_person");  // one has left, one has another name by now
  const auto again = h.add("林小满", h.land, {"officer"}, {}, "2024-08-01");
  CHECK(h.people.book().label(again, h.o.office.agencies(), day("2024-12-31")) == "林小满#" + std::to_string(again));
}

TEST_CASE("what may not be said of a person is refused, and nothing is written") {
  House h;
  const auto lin = h.add("林小满", h.land), zhou = h.add("周立春", h.land, {"auditor"}), gone = h.add("秦处暑", h.land);
  h.act(gone, PersonLeft{}, "2024-05-01");
  const auto wrong = h.add("许霜降", h.school);
  h.act(wrong, PersonVoided{{"误登", {}, {}}}, "2024-05-01");
  h.act(lin, PersonAbsent{day("2024-06-30"), zhou}, "2024-06-10");
  const auto elsewhere = h.add("周立春", h.school);  // a namesake of one of the own agency
  const auto before = h.o.store.bookmark();
  const auto added = [&](const std::string& name, StreamId agency, std::vector<std::string> roles,
                         const Addresses& addresses = {}) {
    return code_of(h.people.add({name, agency, std::move(roles)}, addresses, day("2024-06-01"), "li"));
  };
  CHECK(added("", h.land, {"officer"}) == "no_name");
  CHECK(added("林\n小满", h.land, {"officer"}) == "control_character");
  CHECK(added("林小满", h.land, {"officer"}) == "person_exists");
  CHECK(added("沈冬至", h.land, {}) == "no_role");
  CHECK(added("沈冬至", h.land, {"offcer"}) == "unknown_role");
  CHECK(added("沈冬至", h.land, {"auditor", "officer"}) == "roles_apart");
  CHECK(added("沈冬至", h.land, {"administrator", "auditor"}) == "roles_apart");
  CHECK(added("沈冬至", 99, {"officer"}) == "no_agency");
  CHECK(added("沈冬至", h.land, {"officer"}, {{"", "x"}}) == "no_channel");
  CHECK(h.refused(lin, PersonRolesSet{{"officer", "administrator"}}) == "roles_apart");
  CHECK(h.refused(lin, PersonMoved{99}) == "no_agency");
  CHECK(h.refused(lin, PersonRenamed{"周立春"}) == "person_exists");
  CHECK(h.refused(lin, PersonRenamed{""}) == "no_name");
  CHECK(h.refused(lin, PersonAddressed{"mail", {}, true}) == "no_address");
  CHECK(h.refused(lin, PersonAbsent{day("2024-05-31"), zhou}) == "day_order");
  CHECK(h.refused(lin, PersonAbsent{day("2024-06-02"), lin}) == "own_substitute");
  CHECK(h.refused(lin, PersonAbsent{day("2024-06-02"), gone}) == "no_person");
  CHECK(h.refused(lin, PersonAbsent{day("2024-06-02"), wrong}) == "no_person");
  CHECK(h.refused(lin, PersonAbsent{day("2024-06-10"), zhou}) == "away_already");
  CHECK(h.refused(lin, PersonAbsent{day("2024-06-02"), elsewhere}) == "ambiguous_person");
  CHECK(h.refused(lin, PersonBack{}) == "not_away");
  CHECK(h.refused(lin, PersonLeft{}, "2023-12-31") == "before_person");
  CHECK(h.refused(gone, PersonRolesSet{{"officer"}}) == "person_left");
  CHECK(h.refused(gone, PersonLeft{}, "2024-04-01") == "person_left");
  CHECK(h.refused(wrong, PersonRolesSet{{"officer"}}) == "void_person");
  CHECK(h.refused(h.land, PersonLeft{}) == "no_person");
  CHECK(h.o.store.bookmark() == before);
  CHECK(h.refused(lin, PersonBack{}, "2024-06-10") == "-");
  CHECK(added("许霜降", h.school, {"officer"}) == "-");  // the void entry keeps no name
}

TEST_CASE("where a person is reached is kept beside the log and can be erased") {
  House h;
  const auto lin = h.add("林小满", h.land, {"officer"}, {{"mail", "lin@dongli.example"}, {"wecom", ""}});
  const Addresses both{{"mail", "lin@dongli.example"}, {"wecom", ""}};
  CHECK(h.on("2024-06-01").at(0).addresses == both);
  for (const auto& e : h.o.store.load(lin)) CHECK(e.data.find("dongli.example") == std::string::npos);
  h.act(lin, PersonAddressed{"mail", {"lin2@dongli.example", {}, {}}, false}, "2024-06-01");
  h.act(lin, PersonAddressed{"wecom", {}, true}, "2024-06-01");
  CHECK(h.on("2024-06-01").at(0).addresses == Addresses{{"mail", "lin2@dongli.example"}});
  h.act(lin, PersonLeft{}, "2024-07-01");
  h.act(lin, PersonalDataErased{{"已离职", {}, {}}}, "2024-07-01");
  CHECK(h.on("2024-06-30").at(0).addresses.empty());
  CHECK_FALSE(h.o.store.unseal(lin, "2.address"));
  CHECK_FALSE(h.o.store.verify(std::nullopt));
}

TEST_CASE("the open cases of one who leaves are told, those of his namesake elsewhere are not") {
  House h;
  const auto land = h.add("li", h.land);
  h.add("li", h.school);
  h.o.live(h.land, "1", "receive in_person 2024-12-02; assign 2024-12-02");
  h.o.live(h.school, "2", "receive in_person 2024-12-02; assign 2024-12-02");
  h.o.live(h.land, "3", "receive in_person 2024-12-02; assign 2024-12-02; answer disclosed 2024-12-03");
  h.act(land, PersonLeft{}, "2024-12-31");
  CHECK(h.people.open_cases(land) == std::vector<std::string>{"东篱县自然资源局/1"});
}

TEST_CASE("a role that there is not is an error wherever it is read, and no other role") {
  House h;
  const auto lin = h.add("林小满", h.land);
  {
    const auto transaction = h.o.office.begin();
    const NewEvent strange{"person_roles_set", day("2024-06-01"), "2024-06-01T00:00:00.000Z", "li",
                           R"({"roles":["officer","king"]})"};
    REQUIRE(h.o.store.append("person", lin, 1, {&strange, 1}));
    transaction->commit();
  }
  CHECK(code_of(fold_person(lin, h.o.store.load(lin))) == "unreadable_event");
  CHECK_THROWS_AS((void)h.people.book(), StoreFailure);
  const auto flaws = audit(h.o.store, h.o.office.kinds());
  REQUIRE(flaws.size() == 1);
  CHECK(flaws[0].why == "unreadable");
  CHECK(flaws[0].what == "person_roles_set");
}

TEST_CASE("the configuration's people become the store's once") {
  House h;
  const std::vector<Person> configured{{"林小满",
                                        {Role::officer},
                                        "东篱县自然资源局",
                                        {{"mail", "lin@dongli.example"}},
                                        {{day("2024-12-01"), day("2024-12-04"), "周立春"}}},
                                       {"周立春", {Role::officer, Role::unit_head}, "东篱县自然资源局", {}, {}},
                                       {"沈冬至", {Role::supervisor}, "", {{"feishu", ""}}, {}}};
  CHECK(people_on(h.o.office, day("2024-12-31"), configured) == configured);
  const auto seed = [&](std::span<const Person> people) {
    return h.o.office.write([&] { return h.people.seed(people, day("2024-06-01"), "li"); });
  };
  auto unknown = configured;
  unknown[1].agency = "东篱县水利局";
  CHECK(code_of(seed(unknown)) == "no_agency");
  CHECK(h.people.book().all().empty());
  CHECK(seed({}).value() == 0);
  CHECK(seed(configured).value() == 3);
  CHECK(seed(configured).value() == 0);

  auto stored = people_on(h.o.office, day("2024-12-31"), {});
  CHECK(differing_people(stored, configured).empty());
  CHECK(stored.at(0).names == std::vector<std::string>{"林小满"});
  const auto streams = h.people.book().holding(Role::officer, day("2024-12-31"));
  std::string acts;
  for (const auto& e : h.o.store.load(streams.at(0))) acts += e.type + " " + e.by + "; ";
  CHECK(acts == "person_added li; person_addressed li; person_absent li; ");

  auto other = configured;
  other[0].addresses[0].address = "lin2@dongli.example";
  other.pop_back();
  other.push_back({"许霜降", {Role::disclosure_head}, "", {}, {}});
  const std::vector<PeopleDifference> differences{
      {"林小满", "东篱县自然资源局", true, true}, {"沈冬至", "", true, false}, {"许霜降", "", false, true}};
  CHECK(differing_people(stored, other) == differences);
}
