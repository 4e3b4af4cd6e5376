#include "engine/publication/publication.hpp"

#include <algorithm>

#include "engine/base/corrections.hpp"
#include "engine/base/error.hpp"
#include "engine/base/plain_text.hpp"
#include "engine/publication/publication_machine.hpp"

namespace qixian::engine {
namespace {

using History = std::vector<PublicationEvent>;

tl::unexpected<Error> refused(Error e, const Publication& p, const PublicationFact& fact) {
  e.state = code_of(p.state);
  e.command = std::string("publish ") + verb_of(fact);
  return tl::unexpected(std::move(e));
}

Verdict judge(const Publication&, const ItemMade& e, Day on, Mode) {
  const Day in_force = rules::rule("r07.art18.publication").from;
  if (e.number.empty())
    return no("no_number", {N_("the index number is missing"), {}}, {N_("give {0}"), {as::a_field("index")}});
  if (e.title.empty())
    return no("no_title", {N_("the title is missing"), {}}, {N_("give {0}"), {as::a_field("title")}});
  if (on < in_force)
    return no("no_law", {N_("no Regulation was in force on {0}"), {on}},
              {N_("the duty to publish begins with {0}"), {in_force}}, "R07 art 38");
  if (e.due && *e.due < on)
    return no("due_before", {N_("{0} lies before {1}"), {*e.due, on}}, {N_("check both dates"), {}});
  return {};
}
Verdict judge(const Publication& p, const ReviewStepped& e, Day, Mode mode) { return check_review(p.review, e, mode); }
Verdict judge(const Publication&, const ItemPublished& e, Day, Mode) {
  if (!e.place.empty()) return {};
  return no("no_place", {N_("where the item was published is missing"), {}}, {N_("give {0}"), {as::a_field("place")}},
            "R19 art 23");
}
Verdict judge(const Publication&, const ItemWithheld& e, Day, Mode mode) {
  if (mode == Mode::record || (!e.article.empty() && !e.ground.empty())) return {};
  return no("no_ground", {N_("an item is withheld by an article and for a ground"), {}},
            {N_("give {0} and {1}"), {as::a_field("article"), as::a_field("ground")}}, "R19 art 14");
}
template <class F>
Verdict judge(const Publication&, const F&, Day, Mode) {
  return {};
}

struct Folder {
  Publication& p;
  Day on;
  const WorkCalendar& calendar;

  void begin(Day day, const std::optional<Day>& due, const std::string& rule) {
    p.made_on = day;
    p.law = rules::governing(day);
    p.own_due = due;
    p.own_rule = rule;
    p.review = {};
    p.reviewed_on.reset();
    p.closed_on.reset();
    p.place.clear();
    p.article.clear();
    p.ground = {};
  }
  void operator()(const ItemMade& e) {
    p.number = e.number;
    p.agency = e.agency;
    p.title = e.title;
    p.category = e.category;
    p.officer = e.officer;
    begin(on, e.due, e.due_rule);
  }
  void operator()(const ItemChanged& e) {
    if (!e.title.empty()) p.title = e.title;
    begin(on, e.due, e.due_rule);
  }
  void operator()(const OfficerAssigned& e) { p.officer = e.officer; }
  void operator()(const ReviewStepped& e) {
    fold_review(p.review, e, on);
    if (p.review.state == ReviewState::approved) {
      if (step_of(e) == ReviewStep::leader) p.reviewed_on = on;
    } else {
      p.reviewed_on.reset();
    }
  }
  void operator()(const ItemPublished& e) {
    // A withheld item that is opened later has missed nothing.
    if (p.is_open() && on > publication_due(p, calendar)) p.late = true;
    close();
    p.place = e.place;
  }
  void operator()(const ItemWithheld& e) {
    close();
    p.article = e.article;
    p.ground = e.ground;
  }
  void operator()(const EventCorrected&) {}
  void operator()(const PersonalDataErased&) { p.erased = true; }
  void close() {
    p.closed_on = on;
    if (p.review.state != ReviewState::approved) p.unreviewed = true;
  }
};

Result<void> step(Publication& p, const PublicationEvent& e, Mode mode, const WorkCalendar& calendar) {
  if (!calendar.covers(e.on))
    return refused(no("date_outside", {N_("{0} lies outside the calendar"), {e.on}},
                      {N_("the calendar is known from {0}"), {calendar.first()}}, "C7"),
                   p, e.fact);
  auto state = p.state;
  if (has_machine_step(e.fact)) {
    const auto fired = fire_publication(p.state, verb_of(e.fact), p.review, mode);
    if (fired.result != Firing::ok)
      return refused(no(fired.result == Firing::refused ? "refused" : "not_in_state", fired.why,
                        {N_("see {0}"), {as::a_view("item", {p.number})}}, fired.article),
                     p, e.fact);
    state = fired.state;
  } else if (p.state == PublicationState::fresh) {
    return refused(no("not_in_state", {N_("the item is not on record yet"), {}}), p, e.fact);
  }
  if (auto bad = std::visit([&](const auto& f) { return judge(p, f, e.on, mode); }, e.fact))
    return refused(std::move(*bad), p, e.fact);
  std::visit(Folder{p, e.on, calendar}, e.fact);
  p.state = state;
  p.last_seq = std::max(p.last_seq, e.seq);
  p.last_on = std::max(p.last_on, e.on);
  return {};
}

/// Moved and voided events applied, in order of (day, seq).
History corrected(std::span<const PublicationEvent> history) {
  auto out = with_corrections(history, [](auto&, std::size_t, auto&) {});
  put_in_order(out);
  return out;
}

Verdict check_correction(std::span<const PublicationEvent> history, const Publication& p, const EventCorrected& e,
                         Day today) {
  const Text see{N_("see {0}"), {as::a_view("item", {p.number})}};
  const auto target = std::ranges::find(history, e.seq, &PublicationEvent::seq);
  if (target == history.end()) return unknown_event(e.seq, see);
  if (e.voided == e.on.has_value())
    return no("no_correction", {N_("a correction moves an event or voids it"), {}},
              {N_("give {0} or {1}"), {as::a_field("on", {Text{N_("DATE"), {}}}), as::a_field("voided")}});
  if (e.voided && std::holds_alternative<ItemMade>(target->fact))
    return no("no_void", {N_("the making of an item can't be voided"), {}}, {N_("withhold it instead"), {}});
  return check_correction_itself(e, correction_in(*target), voided_by_correction(history), today, see);
}

Verdict check_names(const PublicationFact& fact) {
  if (const auto* e = std::get_if<OfficerAssigned>(&fact)) return check_plain(e->officer);
  const auto* made = std::get_if<ItemMade>(&fact);
  if (!made) return {};
  auto bad = check_plain(made->number);
  return bad ? bad : check_plain(made->officer);
}

/// In the order in which they stand; what is from `first_new` on by the law of the desk.
Result<Publication> follow(std::span<const PublicationEvent> events, int first_new, Mode mode,
                           const WorkCalendar& calendar) {
  Publication p;
  for (const auto& e : events) {
    if (auto done = step(p, e, e.seq >= first_new ? mode : Mode::record, calendar); !done)
      return tl::unexpected(std::move(done.error()));
  }
  return p;
}

Result<Publication> fold_corrected(std::span<const PublicationEvent> history, int first_new, Mode mode,
                                   const WorkCalendar& calendar) {
  auto p = follow(corrected(history), first_new, mode, calendar);
  if (!p || history.empty()) return p;
  p->last_seq = history.back().seq;
  const auto late = [&](std::span<const PublicationEvent> first) {
    const auto then = follow(corrected(first), 0, Mode::record, calendar);
    return then && then->late;
  };
  if (p->closed_on) p->late = p->late || first_that_hides_lateness(history, late) != history.size();
  return p;
}

}  // namespace

const rules::Rule& publication_rule(rules::Law law) {
  return rules::rule(law == rules::Law::r07 ? "r07.art18.publication" : "r19.art26.publication");
}

Day publication_due(const Publication& p, const WorkCalendar& calendar) {
  return p.own_due ? *p.own_due : calendar.add(p.made_on, publication_rule(p.law).length);
}

Certainty certainty_of(const Publication& p, const WorkCalendar& calendar) {
  return p.own_due ? Certainty::final : calendar.certainty(publication_due(p, calendar));
}

Result<Publication> fold(std::span<const PublicationEvent> history, const WorkCalendar& calendar) {
  return fold_corrected(history, 0, Mode::record, calendar);
}

Result<PublicationDecision> decide(std::span<const PublicationEvent> history, const Publication& now,
                                   const PublicationProposal& p, Day today, Mode mode, const WorkCalendar& calendar) {
  if (p.on > today) return refused(later_day(p.on), now, p.fact);
  if (auto bad = check_names(p.fact)) return refused(std::move(*bad), now, p.fact);
  if (const auto* e = std::get_if<EventCorrected>(&p.fact)) {
    if (auto bad = check_correction(history, now, *e, today)) return refused(std::move(*bad), now, p.fact);
  }
  PublicationDecision d{{now.last_seq + 1, p.on, {}, p.by, p.fact}, {}};
  History all(history.begin(), history.end());
  all.push_back(d.event);
  auto after = fold_corrected(all, d.event.seq, mode, calendar);
  if (!after) return tl::unexpected(std::move(after.error()));
  d.after = std::move(*after);
  return d;
}

}  // namespace qixian::engine
