#include "engine/actions.hpp"
#include "engine/remedies.hpp"

namespace qixian::engine {
namespace {

void step(const Facts& f, const Fact& fact) {
  f.c.remedy_state = fire_remedy(f.c.remedy_state, remedy_verb(fact), has_answer_since_remedy(f.c)).state;
}

Remedy& pending(const Facts& f) { return f.c.remedies.back(); }

}  // namespace

std::string_view remedy_verb(const Fact& fact) {
  if (std::holds_alternative<ReconsiderationFiled>(fact)) return "file";
  if (std::holds_alternative<ReconsiderationAnswered>(fact)) return "answer";
  if (std::holds_alternative<ReconsiderationClosed>(fact)) return "close";
  if (const auto* suit = std::get_if<SuitFiled>(&fact)) return suit->instance == 2 ? "appeal" : "sue";
  if (std::holds_alternative<SuitAnswered>(fact)) return "defend";
  return "judge";
}

bool has_answer_since_remedy(const Case& c) {
  return c.remedies.empty() || (!c.closings.empty() && c.closings.back().on >= c.remedies.back().filed_on);
}

void fold_in(const Facts& f, const Fact& fact) {
  step(f, fact);
  std::visit([&](const auto& e) { fold_in(f, e); }, fact);
}

void fold_in(const Facts& f, const ReconsiderationFiled& e) {
  f.c.remedies.push_back({"reconsideration", "", f.on, 1, f.on, {}, {}, e.simplified});
}
void fold_in(const Facts& f, const ReconsiderationAnswered&) { pending(f).answered_on = f.on; }
void fold_in(const Facts& f, const ReconsiderationClosed& e) {
  pending(f).result = e.result;
  pending(f).closed_on = f.on;
}

void fold_in(const Facts& f, const SuitFiled& e) {
  if (e.instance == 1) {
    f.c.remedies.push_back({e.kind, "", f.on, 1, f.on, {}, {}, e.simplified});
    return;
  }
  // The second instance is the same matter: pending again until it is judged.
  auto& suit = pending(f);
  suit.instance = 2;
  suit.simplified = false;
  suit.instance_filed_on = f.on;
  suit.answered_on.reset();
  suit.closed_on.reset();
  suit.result.clear();
}
void fold_in(const Facts& f, const SuitAnswered&) { pending(f).answered_on = f.on; }
void fold_in(const Facts& f, const SuitClosed& e) {
  pending(f).result = e.result;
  pending(f).closed_on = f.on;
}

}  // namespace qixian::engine
