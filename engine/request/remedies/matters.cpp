#include "engine/request/remedies/matters.hpp"

#include <boost/mp11.hpp>

#include "engine/request/remedies/remedies.hpp"

namespace qixian::engine {
namespace {

/// The verbs of remedy_machine.cpp.
struct VerbOf {
  std::string_view operator()(const ReconsiderationFiled&) const { return "file"; }
  std::string_view operator()(const ReconsiderationAccepted&) const { return "accept"; }
  std::string_view operator()(const ReconsiderationSupplemented&) const { return "supplement"; }
  std::string_view operator()(const ReconsiderationRefused&) const { return "refuse"; }
  std::string_view operator()(const ReconsiderationSuspended&) const { return "suspend"; }
  std::string_view operator()(const ReconsiderationResumed&) const { return "resume"; }
  std::string_view operator()(const ReconsiderationExpired&) const { return "expire"; }
  std::string_view operator()(const ReconsiderationAnswered&) const { return "answer"; }
  std::string_view operator()(const ReconsiderationClosed&) const { return "close"; }
  std::string_view operator()(const DecisionReceived&) const { return "received"; }
  std::string_view operator()(const SuitFiled& e) const { return e.instance == 2 ? "appeal" : "sue"; }
  std::string_view operator()(const SuitAnswered&) const { return "defend"; }
  std::string_view operator()(const SuitClosed&) const { return "judge"; }
  std::string_view operator()(const JudgmentReceived&) const { return "got"; }
  std::string_view operator()(const SuitRemanded&) const { return "remand"; }
  std::string_view operator()(const SuitRetried&) const { return "retry"; }
  template <class F>
  std::string_view operator()(const F&) const {
    return "";
  }
};

bool begins_chain(std::string_view verb) { return verb == "file" || verb == "sue"; }
bool is_step_of_review(std::string_view verb) {
  return verb == "accept" || verb == "supplement" || verb == "refuse" || verb == "suspend" || verb == "resume" ||
         verb == "expire" || verb == "answer" || verb == "close" || verb == "received";
}

struct Party {
  int applicant = 1;
  std::string third_party;
};

/// Who files, against what, and of a step which matter; whatever else the fact holds.
struct Asked {
  Party party;
  std::string against;
  int matter = 0;
};

Asked asked_by(const Fact& fact) {
  return std::visit(
      []<class F>(const F& e) {
        Asked a;
        if constexpr (is_one_of<F, ReconsiderationFiled, SuitFiled>) {
          a.party = {std::max(1, e.by_applicant), e.third_party};
          a.against = e.against;
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
    if (is_of(r, a.party) && (a.against.empty() || r.against == a.against)) return i;
  }
  return std::nullopt;
}

/// While no answer is there, or the order's limit has passed without a new one, it is the silence.
std::string object_of(const Facts& f, const Party& party) {
  if (!party.third_party.empty()) return "answer";
  const bool answered = std::any_of(f.c.closings.begin(), f.c.closings.end(), [&](auto& e) { return e.on <= f.on; });
  if (!answered) return "silence";
  const auto due = f.c.is_open() ? f.due() : std::nullopt;
  return due && *due < f.on ? "silence" : "answer";
}

ChainPoint at(const Case& c, std::optional<std::size_t> matter) {
  ChainPoint s;
  s.matter = matter;
  if (!matter) return s;
  const auto& r = c.remedies[*matter];
  s.state = r.state;
  s.against = r.against;
  // Not taken (不予受理), or dismissed by a ruling: nothing has been reviewed yet.
  s.has_new = answered_since(c, r) || r.ending == "refused" || r.ending == "ruling";
  return s;
}

/// Events of older editions don't say against what: there was one chain, and it goes on while it can.
ChainPoint filing_standing(const Facts& f, const Asked& asked, std::string_view verb) {
  auto s = at(f.c, latest(f.c, asked));
  const bool goes_on = s.matter && fire_remedy(s.state, verb, s.has_new).result == Fired::ok;
  if (!asked.against.empty())
    s.against = asked.against;
  else if (!goes_on || s.has_new)
    s.against = object_of(f, asked.party);
  return s;
}

/// The matters that this step can be about.
std::vector<std::size_t> candidates(const Case& c, std::string_view verb) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < c.remedies.size(); ++i) {
    const auto& r = c.remedies[i];
    if (r.is_review() != is_step_of_review(verb) || !is_last_of_chain(c, i)) continue;
    if (fire_remedy(r.state, verb, false).result == Fired::ok) out.push_back(i);
  }
  return out;
}

Result<ChainPoint> step_standing(const Facts& f, const Asked& asked, std::string_view verb) {
  if (asked.matter > 0) {
    for (std::size_t i = 0; i < f.c.remedies.size(); ++i)
      if (f.c.remedies[i].seq == asked.matter && f.c.remedies[i].is_review() == is_step_of_review(verb))
        return at(f.c, i);
    return refuse("no_matter", {N_("no such matter: {0}"), {asked.matter}},
                  {N_("{0} lists the matters with their numbers"), {as::a_view("case")}});
  }
  const auto can = candidates(f.c, verb);
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
      if (r.is_review() != is_step_of_review(verb) || (pending && r.closed_on)) continue;
      return at(f.c, latest(f.c, {{r.applicant, r.third_party}, r.against, 0}));
    }
  }
  return f.c.remedies.empty() ? ChainPoint{} : at(f.c, f.c.remedies.size() - 1);
}

}  // namespace

std::string_view remedy_verb(const Fact& fact) { return std::visit(VerbOf{}, fact); }

bool is_last_of_chain(const Case& c, std::size_t matter) {
  const auto& r = c.remedies[matter];
  for (std::size_t i = matter + 1; i < c.remedies.size(); ++i)
    if (is_of(c.remedies[i], {r.applicant, r.third_party}) && c.remedies[i].against == r.against) return false;
  return true;
}

Result<ChainPoint> standing_of(const Facts& f, const Fact& fact) {
  const auto verb = remedy_verb(fact);
  const auto asked = asked_by(fact);
  if (begins_chain(verb)) return filing_standing(f, asked, verb);
  return step_standing(f, asked, verb);
}

void complete_remedy(const Facts& f, Fact& fact) {
  const auto verb = remedy_verb(fact);
  if (verb.empty()) return;
  const auto asked = asked_by(fact);
  std::visit(
      [&]<class F>(F& e) {
        if constexpr (is_one_of<F, ReconsiderationFiled, SuitFiled>) {
          if (begins_chain(verb) && e.against.empty()) {
            e.against = object_of(f, asked.party);
            for (const auto& r : f.c.remedies)  // a suit after a reconsideration goes on with that one's object
              if (verb == "sue" && is_of(r, asked.party) && (r.state == "reconsidered" || r.state == "expired"))
                e.against = r.against;
          }
        }
        if constexpr (is_remedy<F> && !std::is_same_v<F, ReconsiderationFiled>) {
          const auto can = begins_chain(verb) ? std::vector<std::size_t>{} : candidates(f.c, verb);
          if (e.matter == 0 && can.size() == 1) e.matter = f.c.remedies[can.front()].seq;
        }
      },
      fact);
}

std::optional<Day> last_day_to_file(const Facts& f, const Fact& fact, const ChainPoint& standing) {
  const auto verb = remedy_verb(fact);
  const auto asked = asked_by(fact);
  const bool goes_on = standing.matter && (standing.state == "reconsidered" || standing.state == "expired" ||
                                           standing.state == "first_judged");
  const bool appeals = verb == "appeal";
  const auto* suit = std::get_if<SuitFiled>(&fact);
  const bool after = suit && suit->kind == "after_reconsideration" && goes_on;
  const auto kind = appeals                         ? "appeal"
                    : after                         ? "suit_after_reconsideration"
                    : standing.against == "silence" ? (verb == "file" ? "silence_reconsideration" : "silence_suit")
                                                    : (verb == "file" ? "apply_reconsideration" : "direct_suit");
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
