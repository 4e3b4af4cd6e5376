#pragma once
#include <map>

#include "engine/request/decide/decide.hpp"
#include "support/vectors.hpp"
#include "support/words.hpp"

namespace qixian::test {

using namespace engine;

/// One act of a script: "consult t1 2024-03-05", "answer refused.privacy 2024-03-29 ground=secret". The last bare word
/// is the day, the first the verb, those between are its values; key=value says the rest.
struct Act {
  std::string verb;
  std::vector<std::string> values;
  Day on;
  std::map<std::string, std::string> options;
  std::string value(std::size_t i) const { return i < values.size() ? values[i] : ""; }
  int number(std::size_t i) const { return i < values.size() ? std::stoi(values[i]) : 0; }
  bool has(const std::string& key) const { return options.contains(key); }
  std::string option(const std::string& key, std::string otherwise = {}) const {
    const auto found = options.find(key);
    return found == options.end() ? std::move(otherwise) : found->second;
  }
  std::optional<Day> day_option(const std::string& key) const {
    return has(key) ? std::optional(day(option(key))) : std::nullopt;
  }
};

Act read_act(const std::string& text);
/// Acts with a semicolon between them.
std::vector<Act> read_acts(const std::string& script);
/// @throws std::runtime_error for a verb that is none
Fact fact_of(const Act& act);

inline constexpr Day far_day = rules::civil_day(2080, 1, 1);

/// A case brought along by a script, each act decided in its turn.
struct Told {
  std::vector<Event> events;
  Case c;
  std::vector<Flag> raised;  ///< by the last act
  std::optional<Error> refused;

  void act(const Act& a, Mode mode, const WorkCalendar& calendar, Day today = far_day);
};

/// Stops at the first refusal.
Told tell(const std::string& script, Mode mode, const WorkCalendar& calendar = rules::shipped_calendar());

/// "P2 P8": each once, in order of number; "-" for none.
std::string flag_ids(const std::vector<Flag>& flags);
std::string text_of(const std::optional<Error>& e);

}  // namespace qixian::test
