#include "engine/request/remedies/remedy_advice.hpp"

/// Which body reconsiders: REV arts 24, 25, 27, 28 from 2024; the law of 1999, arts 12 to 15, before.
namespace qixian::engine {
namespace {

using Bodies = std::vector<ReviewingBody>;
using Find = Bodies (*)(const AgencyFacts& a, bool now);

/// Leaves out what is not on record, and a body that is named twice.
Bodies known(std::initializer_list<ReviewingBody> all) {
  Bodies out;
  for (const auto& b : all)
    if (!b.name.empty() && (out.empty() || out.back().name != b.name)) out.push_back(b);
  return out;
}

bool governs(AgencyKind kind) { return kind == AgencyKind::government || kind == AgencyKind::dispatched_government; }

Bodies government(const AgencyFacts& a, bool now) {
  if (a.level == AgencyLevel::province) return known({{a.name, now ? "REV art 24(2)" : "REV 1999 art 14"}});
  return known({{a.parent, now ? "REV art 24(1)(2)" : "REV 1999 art 13"}});
}

Bodies department(const AgencyFacts& a, bool now) {
  if (now) return known({{a.government, "REV art 24(1)(1)"}});
  return known({{a.government, "REV 1999 art 12(1)"}, {a.superior, "REV 1999 art 12(1)"}});
}

/// 地税 until the merger of 2018 and others led vertically below the province: departments all the same.
Bodies below_province(const AgencyFacts& a, bool now) {
  if (now) return department(a, now);
  return known({{a.government, "REV RULES art 24"}, {a.superior, "REV RULES art 24"}});
}

Bodies judicial(const AgencyFacts& a, bool now) {
  if (!now) return department(a, now);
  return known({{a.government, "REV art 28"}, {a.superior, "REV art 28"}});
}

/// Its superior agency, never the local government that may stand above it in the tree for the tables' sake. A superior
/// of no known kind might be such a government.
Bodies vertical(const AgencyFacts& a, bool now) {
  const bool own_line = a.parent_kind != AgencyKind::none && !governs(a.parent_kind);
  return known({{!a.superior.empty() ? a.superior
                 : own_line          ? a.parent
                                     : "",
                 now ? "REV art 27" : "REV 1999 art 12(2)"}});
}

Bodies dispatched_government(const AgencyFacts& a, bool now) {
  return known({{a.parent, now ? "REV art 24(1)(3)" : "REV 1999 art 15(1)(1)"}});
}

/// Acting in its own name. Below a vertical agency the founder itself: its line leads past the local government.
Bodies dispatched_body(const AgencyFacts& a, bool now) {
  const bool founder_above = !a.parent.empty() && !governs(a.parent_kind);
  const auto founder = founder_above ? a.parent : a.superior;
  if (founder_above && a.parent_kind == AgencyKind::state_department)
    return known({{founder, now ? "REV art 25" : "REV 1999 art 14"}});
  if (founder_above && a.parent_kind == AgencyKind::vertical)
    return known({{founder, now ? "REV art 27" : "REV 1999 art 15(1)(2)"}});
  if (now) return known({{a.government, "REV art 24(4)"}, {a.seat, "REV art 24(4)"}});
  return known({{founder, "REV 1999 art 15(1)(2)"}, {a.government, "REV 1999 art 15(1)(2)"}});
}

Bodies empowered(const AgencyFacts& a, bool now) {
  if (!now) return known({{a.parent, "REV 1999 art 15(1)(3)"}});
  if (a.parent_kind == AgencyKind::state_department) return known({{a.parent, "REV art 25"}});
  // The articles are silent on one that a vertical agency manages; its line is not left for it either [P].
  if (a.parent_kind == AgencyKind::vertical) return known({{a.parent, "REV art 27"}});
  return known({{a.government, "REV art 24(1)(4)"}});
}

Bodies state_department(const AgencyFacts& a, bool now) {
  return known({{a.name, now ? "REV art 25" : "REV 1999 art 14"}});
}

Bodies not_on_record(const AgencyFacts&, bool) { return {}; }

// clang-format off
Find rule_of(AgencyKind kind) {
  switch (kind) {
    case AgencyKind::none:                    return not_on_record;
    case AgencyKind::government:              return government;
    case AgencyKind::department:              return department;
    case AgencyKind::vertical:                return vertical;
    case AgencyKind::vertical_below_province: return below_province;
    case AgencyKind::dispatched_government:   return dispatched_government;
    case AgencyKind::dispatched_body:         return dispatched_body;
    case AgencyKind::empowered:               return empowered;
    case AgencyKind::judicial:                return judicial;
    case AgencyKind::state_department:        return state_department;
  }
  return not_on_record;
}
// clang-format on

}  // namespace

std::vector<ReviewingBody> bodies_of(const AgencyFacts& agency, Day reply) {
  return rule_of(agency.kind)(agency, reply >= rules::rule("rev.apply").from);
}

}  // namespace qixian::engine
