#include "engine/agencies/people.hpp"

#include <doctest/doctest.h>

#include "engine/reminding/ladder/policy.hpp"

using namespace qixian::engine;
using qixian::rules::Day;
using qixian::rules::parse_day;

namespace {

Day day(const char* text) { return parse_day(text).value(); }

// Invented people of an invented county.
std::vector<Person> people() {
  return {{"林小满",
           {Role::officer},
           "东篱县自然资源局",
           {{"mail", "lin@dongli.example"}},
           {{day("2026-12-01"), day("2026-12-04"), "周立春"}}},
          {"周立春",
           {Role::officer},
           "东篱县自然资源局",
           {{"mail", "zhou@dongli.example"}},
           {{day("2026-12-03"), day("2026-12-03"), "秦处暑"}, {day("2026-12-04"), day("2026-12-04"), "林小满"}}},
          {"秦处暑", {Role::unit_head, Role::officer}, "东篱县自然资源局", {}, {}},
          {"许霜降", {Role::supervisor}, "", {{"mail", "xu@dongli.example"}, {"group", ""}}, {}},
          {"沈冬至", {Role::supervisor}, "东篱县人民政府", {{"mail", "shen@dongli.example"}}, {}},
          {"林小满", {Role::officer}, "东篱县教育局", {{"mail", "lin2@dongli.example"}}, {}}};
}

std::string names(const std::vector<Recipient>& all) {
  std::string out;
  for (const auto& r : all) {
    out += (out.empty() ? "" : " ") + r.name;
    if (!r.instead_of.empty()) out += "(" + r.instead_of + ")";
  }
  return out;
}

}  // namespace

TEST_CASE("whom a role means") {
  struct {
    Role role;
    std::vector<std::string> agencies;
    const char* officer;
    const char* on;
    const char* expected;
  } const rows[] = {
      // clang-format off
      {Role::officer,         {"东篱县自然资源局"},                   "林小满", "2026-11-30", "林小满"},
      {Role::officer,         {"东篱县自然资源局"},                   "林小满", "2026-12-01", "周立春(林小满)"},
      {Role::officer,         {"东篱县自然资源局"},                   "林小满", "2026-12-03", "秦处暑(林小满)"},
      {Role::officer,         {"东篱县自然资源局"},                   "林小满", "2026-12-04", "林小满"},  // a circle
      {Role::officer,         {"东篱县自然资源局"},                   "林小满", "2026-12-05", "林小满"},
      {Role::officer,         {"东篱县教育局"},                       "林小满", "2026-12-01", "林小满"},
      {Role::officer,         {"东篱县自然资源局"},                   "郑外人", "2026-12-01", "郑外人"},
      {Role::officer,         {"东篱县自然资源局"},                   "",       "2026-11-30", "林小满 周立春 秦处暑"},
      {Role::officer,         {"东篱县自然资源局"},                   "",       "2026-12-01", "周立春(林小满) 秦处暑"},
      {Role::unit_head,       {"东篱县自然资源局"},                   "",       "2026-12-01", "秦处暑"},
      {Role::unit_head,       {"东篱县教育局"},                       "",       "2026-12-01", "unit_head"},
      {Role::supervisor,      {"东篱县自然资源局", "东篱县人民政府"}, "",       "2026-12-01", "许霜降 沈冬至"},
      {Role::supervisor,      {"西陵市公安局"},                       "",       "2026-12-01", "许霜降"},
      {Role::disclosure_head, {},                                     "",       "2026-12-01", "disclosure_head"},
      // clang-format on
  };
  for (const auto& row : rows) {
    CAPTURE(row.expected);
    CAPTURE(row.on);
    CHECK(names(recipients(people(), row.role, row.agencies, row.officer, day(row.on))) == row.expected);
  }
}

TEST_CASE("an unknown person and one without an address get files") {
  const std::vector<Address> files{{"files", ""}};
  CHECK(recipient(people(), "郑外人", "", day("2026-12-01")).addresses == files);
  CHECK(recipient(people(), "秦处暑", "东篱县自然资源局", day("2026-12-01")).addresses == files);
  CHECK(recipient({}, "甲", "", day("2026-12-01")).name == "甲");
}

TEST_CASE("of two people with one name the agency's own is meant") {
  CHECK(recipient(people(), "林小满", "东篱县教育局", day("2026-11-30")).addresses[0].address == "lin2@dongli.example");
  CHECK(recipient(people(), "林小满", "东篱县自然资源局", day("2026-11-30")).addresses[0].address ==
        "lin@dongli.example");
}

TEST_CASE("each rung of the shipped ladder is of a known kind, once, and told to somebody") {
  for (const auto& rung : default_policy()) {
    CAPTURE(rung.kind);
    int kinds = 0, same = 0;
    for (const auto& kind : rung_kinds()) kinds += kind.code == rung.kind;
    for (const auto& other : default_policy()) same += other.kind == rung.kind && other.days == rung.days;
    CHECK(kinds == 1);
    CHECK(same == 1);
    CHECK(!rung.roles.empty());
  }
  for (const auto& kind : rung_kinds()) {
    CAPTURE(kind.code);
    int rungs = 0;
    for (const auto& rung : default_policy()) rungs += rung.kind == kind.code;
    CHECK(rungs > 0);
  }
}

TEST_CASE("roles by their codes, what each acts as, and which are never one person's") {
  const struct {
    const char* code;
    Role acts_as;
    bool stands_alone;
  } rows[] = {{"officer", Role::officer, false},        {"unit_head", Role::leader, false},
              {"disclosure_head", Role::leader, false}, {"supervisor", Role::supervisor, false},
              {"reviewer", Role::reviewer, false},      {"leader", Role::leader, false},
              {"auditor", Role::auditor, true},         {"administrator", Role::administrator, true}};
  for (const auto& row : rows) {
    CAPTURE(row.code);
    const auto role = find_code<Role>(row.code);
    REQUIRE(role);
    CHECK(code_of(*role) == row.code);
    CHECK(acts_as(*role) == row.acts_as);
    const Role alone[] = {*role}, two[] = {Role::officer, *role};
    CHECK(may_stand_together(alone));
    CHECK(may_stand_together(two) != row.stands_alone);
  }
  CHECK_FALSE(find_code<Role>("boss"));
}

TEST_CASE("a case may call its officer as he was called then") {
  auto renamed = people();
  renamed[0].name = "林大暑";
  renamed[0].names = {"林小满", "林大暑"};
  CHECK(recipient(renamed, "林小满", "东篱县自然资源局", day("2026-11-30")).name == "林大暑");
  CHECK(recipient(renamed, "林小满", "东篱县教育局", day("2026-11-30")).addresses[0].address == "lin2@dongli.example");
  CHECK(recipient(renamed, "林小满", "东篱县财政局", day("2026-11-30")).addresses[0].address == "lin2@dongli.example");
}
