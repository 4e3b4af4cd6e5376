#include "engine/rights/rights.hpp"

#include <algorithm>

namespace qixian::engine {
namespace {

/// Which role would do, and not whose the thing is: who may not see a case does not learn of it.
Error not_yours(const Actor& actor, std::string_view act) {
  const auto who = roles_that_may(act);
  return {"not_yours",
          {N_("{0} may not do this: {1}"), {actor.name, as::an_act(act)}},
          who.empty() ? Text{N_("nobody may with an account: it is done at the terminal"), {}}
                      : Text{N_("who may: {0}, each within reach"), {as::a_code(who)}}};
}

class TableRights : public Rights {
 public:
  Result<void> may(const Actor& actor, std::string_view act, const Concerned& what) const override {
    if (actor.trust == Actor::Trust::terminal) return {};
    if (reaches(scope_of(actor.roles, act), distance_of(actor, what))) return {};
    return tl::unexpected(not_yours(actor, act));
  }
};

}  // namespace

Distance distance_of(const Actor& actor, const Concerned& what) {
  const bool is_mine = what.officer.empty() || what.officer == actor.name ||
                       std::ranges::find(actor.also_called, what.officer) != actor.also_called.end();
  if (actor.agency == 0 || what.is_near) return is_mine ? Distance::own : Distance::agency;
  return what.is_below ? Distance::below : Distance::elsewhere;
}

std::string act_name(std::string_view verb) {
  std::string name(verb);
  std::ranges::replace(name, ' ', '.');
  return name;
}

bool Sight::has(std::int64_t agency) const { return everything || std::ranges::binary_search(agencies, agency); }

Result<Sight> sight_of(const Actor& actor, std::string_view act, const AgencyBook& agencies, rules::Day today) {
  if (actor.trust == Actor::Trust::terminal) return Sight{true};
  const auto scope = scope_of(actor.roles, act);
  if (scope == Scope::none) return tl::unexpected(not_yours(actor, act));
  if (scope == Scope::all || actor.agency == 0) return Sight{true};
  Sight sight{false, {}};
  for (const auto& [id, agency] : agencies.all())
    if (agencies.heir_of(id, today) == actor.agency ||
        (scope == Scope::subtree && agencies.is_under(id, actor.agency, today)))
      sight.agencies.push_back(id);
  return sight;
}

Result<void> settle_signature(ReviewStepped& step, const Actor& by) {
  if (step.person == by.name) return {};
  if (by.trust == Actor::Trust::terminal) step.from_paper = true;
  if (step.from_paper) return {};
  return refuse(
      "not_your_signature", {N_("{0} can't sign for {1}"), {by.name, step.person}},
      {N_("have {0} sign, or enter a signature on paper with {1}"), {step.person, as::a_field("from_paper")}});
}

const Rights& table_of_rights() {
  static const TableRights rights;
  return rights;
}

}  // namespace qixian::engine
