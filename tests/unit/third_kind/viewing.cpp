#include "unit/third_kind/viewing.hpp"

namespace qixian::test {
namespace {

struct Folder {
  Viewing& v;
  Day on;
  const WorkCalendar& calendar;
  void operator()(const ViewingAsked& f) {
    v.asked = f;
    v.officer = f.officer;
    v.asked_on = on;
    v.state = "asked";
  }
  void operator()(const OfficerAssigned& f) { v.officer = f.officer; }
  void operator()(const ViewingHeld&) {
    v.state = "held";
    v.held_on = on;
    v.late = on > viewing_due(v, calendar);
  }
  void operator()(const EventCorrected&) {}
  void operator()(const PersonalDataErased&) {}
};

Result<Viewing> follow(ViewingHistory history, const WorkCalendar& calendar) {
  Viewing v;
  auto events = with_corrections(history, [](auto&, std::size_t, auto&) {});
  put_in_order(events);
  for (const auto& e : events) {
    if (auto why = closed_to(v.state, verb_of(e.fact))) return refuse("not_in_state", *why, {"look at it", {}});
    std::visit(Folder{v, e.on, calendar}, e.fact);
  }
  if (!history.empty()) v.last_seq = history.back().seq;
  return v;
}

}  // namespace

std::optional<Text> closed_to(std::string_view state, std::string_view verb) {
  if (verb == ViewingAsked::verb) return state == "fresh" ? std::nullopt : std::optional<Text>({"it was asked", {}});
  if (state == "fresh") return Text{"nobody asked", {}};
  const bool done = state == "held" && (verb == ViewingHeld::verb || verb == OfficerAssigned::verb);
  return done ? std::optional<Text>({"it was held", {}}) : std::nullopt;
}

Day viewing_due(const Viewing& v, const WorkCalendar& calendar) { return calendar.add(v.asked_on, 5); }

Result<Viewing> fold(ViewingHistory history, const WorkCalendar& calendar) {
  auto v = follow(history, calendar);
  const auto late = [&](ViewingHistory first) {
    const auto then = follow(first, calendar);
    return then && then->late;
  };
  if (v && v->held_on) v->late = v->late || first_that_hides_lateness(history, late) != history.size();
  return v;
}

}  // namespace qixian::test
