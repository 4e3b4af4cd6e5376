#pragma once
#include <rapidcheck.h>

#include <functional>

#include "support/acts.hpp"

/// Lives of cases by chance, from receipt to litigation: what the engine refuses is left out.
namespace qixian::test {

inline const WorkCalendar& calendar() { return rules::shipped_calendar(); }

inline const char* const channels[] = {"in_person", "post_signed", "web", "email", "fax", "post_ordinary"};
/// Ends are rare, pauses are not.
inline const std::vector<std::string>& verbs_of(const Case& c) {
  static const std::vector<std::string> awaiting{"confirm", "confirm", "assign", "withdraw"};
  static const std::vector<std::string> open{"ask",     "supplement", "supplement", "consult", "consult", "consult",
                                             "consult", "served",     "opinion",    "opinion", "opinion", "askreasons",
                                             "reasons", "postpone",   "extend",     "extend",  "fee",     "feeserved",
                                             "pay",     "pay",        "answer",     "lapse",   "assign",  "withdraw"};
  static const std::vector<std::string> ended{"reopen", "reopen", "supplement", "deliver",
                                              "file",   "close",  "sue",        "judge"};
  return c.state == "awaiting_confirmation" ? awaiting : c.is_open() ? open : ended;
}

/// A verb with values that make sense for the case as it stands; legal or not is the engine's to say.
inline std::string random_act(const Case& c, Day on) {
  const std::string verb = *rc::gen::elementOf(verbs_of(c));
  const auto date = rules::iso(on);
  const auto few = std::to_string(*rc::gen::inRange(1, 16));
  if (verb == "consult")
    return verb + " " + (*rc::gen::arbitrary<bool>() ? "t" : "g") + std::to_string(c.waits.size()) + " " + date;
  if (verb == "served" || verb == "opinion") {
    for (const auto& w : c.waits) {
      if (!w.id.empty() && w.open() && *rc::gen::arbitrary<bool>()) {
        return verb + " " + w.id + (verb == "opinion" ? " agrees " : " ") + date;
      }
    }
  }
  if (verb == "served" || verb == "opinion") return verb + " t0 agrees " + date;
  if (verb == "postpone") return verb + " " + date + " to=" + rules::iso(on + rules::Days{std::stoi(few)});
  if (verb == "supplement") return verb + " " + date + " good=ill";
  if (verb == "extend" || verb == "reopen" || verb == "fee" || verb == "pay") return verb + " " + few + " " + date;
  if (verb == "answer") return "answer disclosed " + date;
  if (verb == "close" || verb == "judge") return verb + " corrected " + date;
  if (verb == "sue") return "sue direct " + date;
  return verb + " " + date;
}

struct Life {
  std::string script;
  Case c;
  std::vector<Event> events;
};

using Seen = std::function<void(const Case& before, Day on, const Case& after)>;

/// A random life of at most thirty acts, the refused ones left out.
inline Life random_life(
    Mode mode, const Seen& seen = [](auto&&...) {}) {
  Day on = day("2008-06-01") + rules::Days{*rc::gen::inRange(0, 6700)};
  Life life;
  life.script = std::string("receive ") +
                *rc::gen::elementOf(std::vector<std::string>(std::begin(channels), std::end(channels))) + " " +
                rules::iso(on);
  Told told;
  told.act(read_act(life.script), mode, calendar());
  const int acts = *rc::gen::inRange(0, 30);
  for (int i = 0; i < acts; ++i) {
    on += rules::Days{*rc::gen::inRange(0, 7)};
    const auto text = random_act(told.c, on);
    const auto count = told.events.size();
    const auto before = told.c;
    told.act(read_act(text), mode, calendar());
    if (told.events.size() == count) continue;
    life.script += "; " + text;
    seen(before, on, told.c);
  }
  life.c = told.c;
  life.events = told.events;
  return life;
}

}  // namespace qixian::test
