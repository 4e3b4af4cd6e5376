#include "engine/request/remedies/matters.hpp"

#include <boost/mp11.hpp>

#include "engine/request/remedies/remedies.hpp"

namespace qixian::engine {
namespace {

struct StepOf {
  RemedyStep operator()(const ReconsiderationFiled&) const { return RemedyStep::file; }
  RemedyStep operator()(const ReconsiderationAccepted&) const { return RemedyStep::accept; }
  RemedyStep operator()(const ReconsiderationSupplemented&) const { return RemedyStep::supplement; }
  RemedyStep operator()(const ReconsiderationRefused&) const { return RemedyStep::refuse; }
  RemedyStep operator()(const ReconsiderationSuspended&) const { return RemedyStep::suspend; }
  RemedyStep operator()(const ReconsiderationResumed&) const { return RemedyStep::resume; }
  RemedyStep operator()(const ReconsiderationExpired&) const { return RemedyStep::expire; }
  RemedyStep operator()(const ReconsiderationAnswered&) const { return RemedyStep::answer; }
  RemedyStep operator()(const ReconsiderationClosed&) const { return RemedyStep::close; }
  RemedyStep operator()(const DecisionReceived&) const { return RemedyStep::received; }
  RemedyStep operator()(const SuitFiled& e) const { return e.instance == 2 ? RemedyStep::appeal : RemedyStep::sue; }
  RemedyStep operator()(const SuitAnswered&) const { return RemedyStep::defend; }
  RemedyStep operator()(const SuitClosed&) const { return RemedyStep::judge; }
  RemedyStep operator()(const JudgmentReceived&) const { return RemedyStep::got; }
  RemedyStep operator()(const SuitRemanded&) const { return RemedyStep::remand; }
  RemedyStep operator()(const SuitRetried&) const { return RemedyStep::retry; }
  template <class F>
  RemedyStep operator()(const F&) const {
    return RemedyStep::none;
  }
};

bool begins_chain(RemedyStep step) { return step == RemedyStep::file || step == RemedyStep::sue; }
bool is_step_of_review(RemedyStep step) { return step >= RemedyStep::accept && step <= RemedyStep::received; }

struct Party {
  int applicant = 1;
  std::string third_party;
};

/// Who files, against what, and of a step which matter; whatever else the fact holds.
struct Asked {
  Party party;
  Against against = Against::none;
  int matter = 0;
};

Asked asked_by(const Fact& fact) {
  return std::visit(
      []<class F>(const F& e) {
        Asked a;
        if constexpr (is_one_of<F, ReconsiderationFiled, SuitFiled>) {
          a.party = {std::max(1, e.by_applicant), e.third_party};
          a.against = find_code<Against>(e.against).value_or(Against::none);
        }
        if constexpr (is_remedy<F> && !std::is_same_v<F, ReconsiderationFiled>) a.matter = e.matter;
        return a;
      },
      fact);
}

bool is_of(const Remedy& r, const Party& p) {
  return r.third_party == p.third_party && (!p.third_party.empty() || r.applicant == p.applicant);
}

bool answered_since(const Case& c, const Remedy& r) {
  return !c.closings.empty() && c.closings.back().on >= r.filed_on;
}

/// The party's latest matter; against what is said, where it is.
std::optional<std::size_t> latest(const Case& c, const Asked& a) {
  for (std::size_t i = c.remedies.size(); i-- > 0;) {
    const auto& r = c.remedies[i];
    if (is_of(r, a.party) && (a.against == Against::none || r.against == a.against)) return i;
  }
  return std::nullopt;
}

/// While no answer is there, or the order's limit has passed without a new one, it is the silence.
Against object_of(const Facts& f, const Party& party) {
  if (!party.third_party.empty()) return Against::answer;
  const bool answered = std::any_of(f.c.closings.begin(), f.c.closings.end(), [&](auto& e) { return e.on <= f.on; });
  if (!answered) return Against::silence;
  const auto due = f.c.is_open() ? f.due() : std::nullopt;
  return due && *due < f.on ? Against::silence : Against::answer;
}

ChainPoint at(const Case& c, std::optional<std::size_t> matter) {
  ChainPoint s;
  s.matter = matter;
  if (!matter) return s;
  const auto& r = c.remedies[*matter];
  s.state = r.state;
  s.against = r.against;
  // Not taken (不予受理), or dismissed by a ruling: nothing has been reviewed yet.
  s.has_new = answered_since(c, r) || r.ending == Ending::refused || r.ending == Ending::ruling;
  return s;
}

/// Events of older editions don't say against what: there was one chain, and it goes on while it can.
ChainPoint filing_standing(const Facts& f, const Asked& asked, RemedyStep step) {
  auto s = at(f.c, latest(f.c, asked));
  const bool goes_on = s.matter && fire_remedy(s.state, step, s.has_new).result == Firing::ok;
  if (asked.against != Against::none)
    s.against = asked.against;
  else if (!goes_on || s.has_new)
    s.against = object_of(f, asked.party);
  return s;
}

/// The matters that this step can be about.
std::vector<std::size_t> candidates(const Case& c, RemedyStep step) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < c.remedies.size(); ++i) {
    const auto& r = c.remedies[i];
    if (r.is_review() != is_step_of_review(step) || !is_last_of_chain(c, i)) continue;
    if (fire_remedy(r.state, step, false).result == Firing::ok) out.push_back(i);
  }
  return out;
}

Result<ChainPoint> step_standing(const Facts& f, const Asked& asked, RemedyStep step) {
  if (asked.matter > 0) {
    for (std::size_t i = 0; i < f.c.remedies.size(); ++i)
      if (f.c.remedies[i].seq == asked.matter && f.c.remedies[i].is_review() == is_step_of_review(step))
        return at(f.c, i);
    return refuse("no_matter", {N_("no such matter: {0}"), {asked.matter}},
                  {N_("{0} lists the matters with their numbers"), {as::a_view("case")}});
  }
  const auto can = candidates(f.c, step);
  if (can.size() > 1 && f.mode == Mode::desk) {
    std::string all;
    for (const auto i : can) (all += all.empty() ? "" : ", ") += std::to_string(f.c.remedies[i].seq);
    return refuse("several_matters", {N_("several matters can be meant: {0}"), {all}},
                  {N_("say which: {0}, as in {1}"), {as::a_field("matter", {Text{N_("N"), {}}}), as::a_view("case")}});
  }
  if (!can.empty()) return at(f.c, can.back());
  // None: what the last matter of that kind has come to says why; rather one that is pending.
  for (const bool pending : {true, false}) {
    for (std::size_t i = f.c.remedies.size(); i-- > 0;) {
      const auto& r = f.c.remedies[i];
      if (r.is_review() != is_step_of_review(step) || (pending && r.closed_on)) continue;
      return at(f.c, latest(f.c, {{r.applicant, r.third_party}, r.against, 0}));
    }
  }
  return f.c.remedies.empty() ? ChainPoint{} : at(f.c, f.c.remedies.size() - 1);
}

}  // namespace

RemedyStep remedy_step(const Fact& fact) { return std::visit(StepOf{}, fact); }

bool is_last_of_chain(const Case& c, std::size_t matter) {
  const auto& r = c.remedies[matter];
  for (std::size_t i = matter + 1; i < c.remedies.size(); ++i)
    if (is_of(c.remedies[i], {r.applicant, r.third_party}) && c.remedies[i].against == r.against) return false;
  return true;
}

Result<ChainPoint> standing_of(const Facts& f, const Fact& fact) {
  const auto step = remedy_step(fact);
  const auto asked = asked_by(fact);
  if (begins_chain(step)) return filing_standing(f, asked, step);
  return step_standing(f, asked, step);
}

void complete_remedy(const Facts& f, Fact& fact) {
  const auto step = remedy_step(fact);
  if (step == RemedyStep::none) return;
  const auto asked = asked_by(fact);
  std::visit(
      [&]<class F>(F& e) {
        if constexpr (is_one_of<F, ReconsiderationFiled, SuitFiled>) {
          if (begins_chain(step) && e.against.empty()) {
            e.against = code_of(object_of(f, asked.party));
            for (const auto& r : f.c.remedies)  // a suit after a reconsideration goes on with that one's object
              if (step == RemedyStep::sue && is_of(r, asked.party) &&
                  (r.state == RemedyState::reconsidered || r.state == RemedyState::expired))
                e.against = code_of(r.against);
          }
        }
        if constexpr (is_remedy<F> && !std::is_same_v<F, ReconsiderationFiled>) {
          const auto can = begins_chain(step) ? std::vector<std::size_t>{} : candidates(f.c, step);
          if (e.matter == 0 && can.size() == 1) e.matter = f.c.remedies[can.front()].seq;
        }
      },
      fact);
}

std::optional<Day> last_day_to_file(const Facts& f, const Fact& fact, const ChainPoint& standing) {
  const auto step = remedy_step(fact);
  const auto asked = asked_by(fact);
  const bool goes_on =
      standing.matter && (standing.state == RemedyState::reconsidered || standing.state == RemedyState::expired ||
                          standing.state == RemedyState::first_judged);
  const bool appeals = step == RemedyStep::appeal;
  const auto* suit = std::get_if<SuitFiled>(&fact);
  const bool after = suit && find_code<RemedyKind>(suit->kind) == RemedyKind::after_reconsideration && goes_on;
  const bool files = step == RemedyStep::file;
  using enum WindowKind;
  const auto kind = appeals                                ? appeal
                    : after                                ? suit_after_reconsideration
                    : standing.against == Against::silence ? (files ? silence_reconsideration : silence_suit)
                                                           : (files ? apply_reconsideration : direct_suit);
  const bool of_matter = appeals || after;
  // A third party's windows begin with what nobody here has on record.
  if (!of_matter && !asked.party.third_party.empty()) return std::nullopt;
  for (const auto& w : windows(f.c, f.calendar, f.on)) {
    if (w.kind != kind || w.doubtful) continue;
    if (of_matter ? w.matter == standing.matter : w.what.empty() || w.what == std::to_string(asked.party.applicant))
      return w.until;
  }
  return std::nullopt;
}

}  // namespace qixian::engine
