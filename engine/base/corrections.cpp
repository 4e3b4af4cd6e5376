#include "engine/base/corrections.hpp"

namespace qixian::engine {

Error unknown_event(int seq, Text see) {
  return {"unknown_event", {N_("the case has no event {0}"), {seq}}, std::move(see), {}, {}, {}};
}

Error later_day(Day day) {
  return {"later_day", {N_("{0} has not come yet"), {day}}, {N_("give today or an earlier day"), {}}, {}, {}, {}};
}

std::optional<Error> check_correction_itself(const EventCorrected& e, const EventCorrected* undone,
                                             const std::set<int>& voided, Day today, const Text& see) {
  if (e.voided && undone && undone->voided && !e.brings_back)
    return Error{"void_of_void",
                 {N_("event {0} voided event {1}: voiding it brings that one back"), {e.seq, undone->seq}},
                 {N_("if that is meant: {0}"), {as::a_field("brings_back")}},
                 {},
                 {},
                 {}};
  if (voided.contains(e.seq))
    return Error{"voided_already", {N_("event {0} is void already"), {e.seq}}, see, {}, {}, {}};
  for (const auto& day : {e.on, e.submitted_on, e.arrived_on, e.received_on}) {
    if (day && *day > today) return later_day(*day);
  }
  if (e.reason.empty())
    return Error{"no_reason",
                 {N_("a correction needs a reason on record"), {}},
                 {N_("give {0}"), {as::a_field("reason")}},
                 {},
                 {},
                 {}};
  return {};
}

}  // namespace qixian::engine
