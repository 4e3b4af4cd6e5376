#include "engine/rights/right.hpp"

#include <algorithm>

namespace qixian::engine {
namespace {

constexpr Scope no = Scope::none, o = Scope::own, u = Scope::agency, s = Scope::subtree, a = Scope::all;

// The administrator sees no case, the auditor changes nothing, supervision answers for no case: system, security and
// audit are looked after by different people (三员分立). Who marks may not approve: that two signatures of a review are
// of two people is the review's own rule.
// clang-format off
constexpr Right table[] = {
  // act                          officer reviewer leader supervisor auditor administrator
  {"me",                             a,      a,      a,      a,      a,      a},
  {"agency.list",                    a,      a,      a,      a,      a,      a},
  {"calendar.show",                  a,      a,      a,      a,      a,      a},
  {"person.list",                    u,      u,      u,      s,      a,      a},

  {"list",                           u,      u,      u,      s,     no,     no},
  {"show",                           u,      u,      u,      s,     no,     no},
  {"reveal",                         o,      u,      u,     no,     no,     no},  // what names who asked
  {"table",                          u,      u,      u,      s,     no,     no},
  {"forecast",                       u,      u,      u,      s,     no,     no},
  {"assess",                         u,      u,      u,      s,     no,     no},

  {"receive",                        u,     no,     no,     no,     no,     no},
  {"confirm",                        u,     no,     no,     no,     no,     no},
  {"complain",                       u,     no,      u,     no,     no,     no},
  {"assign",                         o,     no,      u,     no,     no,     no},
  {"ask-supplement",                 o,     no,     no,     no,     no,     no},
  {"supplement",                     o,     no,     no,     no,     no,     no},
  {"consult",                        o,     no,     no,     no,     no,     no},
  {"consult-received",               o,     no,     no,     no,     no,     no},
  {"opinion",                        o,     no,     no,     no,     no,     no},
  {"tell-third-party",               o,     no,     no,     no,     no,     no},
  {"ask-reasons",                    o,     no,     no,     no,     no,     no},
  {"reasons",                        o,     no,     no,     no,     no,     no},
  {"postpone",                       o,     no,      u,     no,     no,     no},
  {"extend",                        no,     no,      u,     no,     no,     no},  // R19 art 33: the head of the disclosure office agrees
  {"charge",                         o,     no,     no,     no,     no,     no},
  {"charge-received",                o,     no,     no,     no,     no,     no},
  {"paid",                           o,     no,     no,     no,     no,     no},
  {"costs",                          o,     no,     no,     no,     no,     no},
  {"answer",                         o,     no,     no,     no,     no,     no},
  {"deliver",                        o,     no,     no,     no,     no,     no},
  {"withdraw",                       o,     no,     no,     no,     no,     no},
  {"lapse",                          o,     no,     no,     no,     no,     no},
  {"review.mark",                    o,     no,     no,     no,     no,     no},
  {"review.head",                   no,     no,      u,     no,     no,     no},
  {"review.body",                   no,      u,     no,     no,     no,     no},
  {"review.legal",                  no,      u,     no,     no,     no,     no},
  {"review.refer",                  no,      u,     no,     no,     no,     no},
  {"review.ruled",                  no,      u,     no,     no,     no,     no},
  {"review.leader",                 no,     no,      u,     no,     no,     no},
  {"review.return",                 no,      u,      u,     no,     no,     no},
  {"reconsideration",                o,      u,      u,     no,     no,     no},
  {"suit",                           o,      u,      u,     no,     no,     no},
  {"reopen",                         o,     no,      u,     no,     no,     no},
  {"correct",                        o,     no,      u,     no,     no,     no},  // of an act that one may do oneself
  {"correct.any",                   no,     no,      u,     no,     no,     no},  // of every act
  {"explain-flag",                   o,     no,      u,     no,     no,     no},
  {"erase",                         no,     no,      u,     no,     no,     no},

  {"publish",                        u,     no,      u,     no,     no,     no},
  {"publish.review.mark",            u,     no,     no,     no,     no,     no},
  {"publish.review.head",           no,     no,      u,     no,     no,     no},
  {"publish.review.leader",         no,     no,      u,     no,     no,     no},
  {"publish.review",                no,      u,     no,     no,     no,     no},
  {"publish.erase",                 no,     no,      u,     no,     no,     no},
  {"complaint",                      u,     no,      u,     no,     no,     no},
  {"import",                         u,     no,      u,     no,     no,     no},

  {"table.freeze",                  no,     no,      u,      s,     no,     no},
  {"table.published",               no,     no,      u,      s,     no,     no},
  {"table.return",                  no,     no,      u,      s,     no,     no},
  {"calendar.import",               no,     no,     no,      s,     no,     no},

  {"agency",                        no,     no,     no,     no,     no,      a},
  {"person",                        no,     no,     no,     no,     no,      a},
  {"practice.set",                  no,     no,     no,     no,     no,      a},
  {"account",                       no,     no,     no,     no,     no,      a},
  {"backup",                        no,     no,     no,     no,     no,      a},
  {"audit",                         no,     no,     no,     no,      a,     no},
  {"verify",                        no,     no,     no,     no,      a,      a},
};
// clang-format on

}  // namespace

Scope Right::of(Role role) const {
  switch (acts_as(role)) {
    case Role::officer:
      return officer;
    case Role::reviewer:
      return reviewer;
    case Role::leader:
      return leader;
    case Role::supervisor:
      return supervisor;
    case Role::auditor:
      return auditor;
    case Role::administrator:
      return administrator;
    default:
      return Scope::none;
  }
}

std::span<const Right> all_rights() { return table; }

const Right* right_to(std::string_view act) {
  for (;;) {
    const auto found = std::ranges::find(table, act, &Right::act);
    if (found != std::end(table)) return found;
    const auto dot = act.rfind('.');
    if (dot == act.npos) return nullptr;
    act = act.substr(0, dot);
  }
}

Scope scope_of(std::span<const Role> roles, std::string_view act) {
  const auto* right = right_to(act);
  auto furthest = Scope::none;
  if (right)
    for (const auto role : roles) furthest = std::max(furthest, right->of(role));
  return furthest;
}

std::string roles_that_may(std::string_view act) {
  std::string all;
  if (const auto* right = right_to(act))
    for (const auto role :
         {Role::officer, Role::reviewer, Role::leader, Role::supervisor, Role::auditor, Role::administrator})
      if (right->of(role) != Scope::none) (all += all.empty() ? "" : ", ") += code_of(role);
  return all;
}

}  // namespace qixian::engine
