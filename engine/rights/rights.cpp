#include "engine/rights/rights.hpp"

namespace qixian::engine {
namespace {

class TerminalRights : public Rights {
 public:
  Result<void> may(const Actor& actor, std::string_view act, const Concerned&) const override {
    if (actor.trust == Actor::Trust::terminal) return {};
    return refuse("not_yours", {N_("{0} may not do this: {1}"), {actor.name, as::a_code(act)}},
                  {N_("this store has no accounts: only who can open its file acts on it"), {}});
  }
};

}  // namespace

Result<void> settle_signature(ReviewStepped& step, const Actor& by) {
  if (step.person == by.name) return {};
  if (by.trust == Actor::Trust::terminal) step.from_paper = true;
  if (step.from_paper) return {};
  return refuse(
      "not_your_signature", {N_("{0} can't sign for {1}"), {by.name, step.person}},
      {N_("have {0} sign, or enter a signature on paper with {1}"), {step.person, as::a_field("from_paper")}});
}

const Rights& terminal_rights() {
  static const TerminalRights rights;
  return rights;
}

}  // namespace qixian::engine
