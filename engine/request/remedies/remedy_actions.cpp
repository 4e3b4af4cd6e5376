#include "engine/request/remedies/matters.hpp"
#include "engine/request/remedies/remedy_steps.hpp"

namespace qixian::engine {
namespace {

void begin(const Facts& f, Remedy&& r, const auto& e, const ChainPoint& s) {
  r.seq = f.seq;
  r.applicant = std::max(1, e.by_applicant);
  r.third_party = e.third_party;
  r.against = s.against;
  r.filed_on = f.on;
  r.instance_filed_on = f.on;
  r.simplified = e.simplified;
  r.copy_on = e.copy_received_on;
  f.c.remedies.push_back(std::move(r));
}

/// Pending again, as the same matter: the second instance, a remand.
void hear_again(Remedy& r, Day on) {
  r.simplified = false;
  r.instance_filed_on = on;
  r.copy_on.reset();
  r.answered_on.reset();
  r.closed_on.reset();
  r.received_on.reset();
  r.result = RemedyResult::none;
  r.ending = Ending::none;
}

void close(Remedy& r, Day on, RemedyResult result, Ending ending) {
  r.result = result;
  r.closed_on = on;
  r.ending = ending;
}

/// What a step does to its matter, or to the new one that a filing makes.
struct MatterStep {
  const Facts& f;
  const ChainPoint& s;
  Remedy& matter() const { return f.c.remedies[*s.matter]; }

  void operator()(const ReconsiderationFiled& e) const {
    Remedy r;
    r.kind = RemedyKind::reconsideration;
    begin(f, std::move(r), e, s);
  }
  void operator()(const ReconsiderationAccepted& e) const {
    matter().accepted_on = f.on;
    if (e.copy_received_on) matter().copy_on = e.copy_received_on;
  }
  void operator()(const ReconsiderationSupplemented&) const { matter().supplemented_on = f.on; }
  // The official tables know no row for what was not taken: 其他结果.
  void operator()(const ReconsiderationRefused& e) const {
    close(matter(), f.on, RemedyResult::other, Ending::refused);
    matter().received_on = e.received_on;
  }
  void operator()(const ReconsiderationSuspended&) const { matter().suspended_on = f.on; }
  void operator()(const ReconsiderationResumed&) const {
    if (matter().suspended_on) matter().suspended_days += static_cast<int>((f.on - *matter().suspended_on).count());
    matter().suspended_on.reset();
  }
  void operator()(const ReconsiderationExpired& e) const {
    matter().expired_on = f.on;
    matter().extended = e.extended;
  }
  void operator()(const ReconsiderationAnswered&) const { matter().answered_on = f.on; }
  void operator()(const ReconsiderationClosed& e) const {
    close(matter(), f.on, rules::coded<RemedyResult>(e.result), e.dismissed ? Ending::dismissed : Ending::none);
    matter().received_on = e.received_on;
  }
  void operator()(const DecisionReceived&) const { matter().received_on = f.on; }
  void operator()(const SuitFiled& e) const {
    if (e.instance == 2) {
      matter().instance = 2;
      hear_again(matter(), f.on);
      matter().copy_on = e.copy_received_on;
      return;
    }
    // A reconsideration that was never decided ends with the suit that takes its place, as 其他结果 [P].
    if (s.matter && s.state == RemedyState::expired) close(matter(), f.on, RemedyResult::other, Ending::none);
    Remedy r;
    r.kind = rules::coded<RemedyKind>(e.kind);
    begin(f, std::move(r), e, s);
  }
  void operator()(const SuitAnswered&) const { matter().answered_on = f.on; }
  void operator()(const SuitClosed& e) const {
    close(matter(), f.on, rules::coded<RemedyResult>(e.result), e.ruling ? Ending::ruling : Ending::none);
    matter().received_on = e.received_on;
  }
  void operator()(const JudgmentReceived&) const { matter().received_on = f.on; }
  void operator()(const SuitRemanded&) const {
    matter().instance = 1;
    ++matter().hearings;
    hear_again(matter(), f.on);
  }
  // What was closed stays closed in the table of its year: a retrial is a matter of its own (ours).
  void operator()(const SuitRetried&) const {
    Remedy r = matter();
    r.seq = f.seq;
    r.filed_on = f.on;
    ++r.hearings;
    hear_again(r, f.on);
    f.c.remedies.push_back(std::move(r));
  }
  template <class F>
  void operator()(const F&) const {}
};

}  // namespace

void fold_remedy(const Facts& f, const Fact& fact) {
  const auto found = standing_of(f, fact);
  if (!found) return;  // check() refused it
  const auto step = remedy_step(fact);
  const bool begins = step == RemedyStep::file || step == RemedyStep::sue;
  if (!begins && !found->matter) return;
  const auto last = begins || step == RemedyStep::appeal ? last_day_to_file(f, fact, *found) : std::nullopt;
  std::visit(MatterStep{f, *found}, fact);
  auto& r = begins || step == RemedyStep::retry ? f.c.remedies.back() : f.c.remedies[*found->matter];
  r.state = fire_remedy(found->state, step, found->has_new).state;
  if (last && *last < f.on) r.late_after = last;
  f.c.remedy_state = r.state;
}

}  // namespace qixian::engine
