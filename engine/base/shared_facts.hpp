#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/days.hpp"
#include "engine/base/private_text.hpp"

/// Facts that happen to more than one kind of case, and how a fact is written: `type` is what the store keeps, for
/// good; `verb` is what the command line and the machine know it by. EventCorrected: what follows `reason` mends the
/// receipt of a request, other kinds leave it empty.
///
/// A fact that holds codes has has_known_codes(): one whose code this edition does not know can't be read
/// (described::from_json).
namespace qixian::engine {

using Texts = std::vector<PrivateText>;

// clang-format off
#define QIXIAN_FACT(TYPE, VERB) static constexpr const char* type = TYPE; static constexpr const char* verb = VERB

struct OfficerAssigned { QIXIAN_FACT("officer_assigned", "assign"); std::string officer; };
struct ReviewStepped { QIXIAN_FACT("review_stepped", "review"); std::string step; std::string person; std::string outcome; PrivateText ground;
  std::string level; std::string question = {}; bool from_paper = false; bool has_known_codes() const; };
struct EventCorrected { QIXIAN_FACT("event_corrected", "correct"); int seq = 0; std::optional<Day> on; bool voided = false; PrivateText reason;
  std::string number = {}; std::int64_t agency = 0; std::string channel = {}; std::optional<Day> submitted_on = {}; std::optional<Day> arrived_on = {};
  std::optional<Day> received_on = {}; std::string applicant_kind = {}; Texts applicants = {}; PrivateText subject = {}; Texts items = {};
  bool brings_back = false; bool even_late = false; bool has_known_codes() const; };
struct PersonalDataErased { QIXIAN_FACT("personal_data_erased", "erase"); PrivateText reason; };

BOOST_DESCRIBE_STRUCT(OfficerAssigned, (), (officer))
BOOST_DESCRIBE_STRUCT(ReviewStepped, (), (step, person, outcome, ground, level, question, from_paper))
BOOST_DESCRIBE_STRUCT(EventCorrected, (), (seq, on, voided, reason, number, agency, channel, submitted_on, arrived_on,
  received_on, applicant_kind, applicants, subject, items, brings_back, even_late))
BOOST_DESCRIBE_STRUCT(PersonalDataErased, (), (reason))
// clang-format on

/// One event of a case, read back or about to be appended. @tparam F the facts of its kind, a variant
template <class F>
struct EventOf {
  int seq = 0;  ///< in the case, from 1
  Day on;       ///< the day that it happened
  std::string recorded_at;
  std::string by;
  F fact;
};

template <class... F>
const char* type_of(const std::variant<F...>& fact) {
  return std::visit([](const auto& f) { return f.type; }, fact);
}
template <class... F>
const char* verb_of(const std::variant<F...>& fact) {
  return std::visit([](const auto& f) { return f.verb; }, fact);
}

}  // namespace qixian::engine
