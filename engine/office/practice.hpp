#pragma once
#include <boost/describe.hpp>
#include <span>

#include "engine/rights/rights.hpp"
#include "engine/store/ports.hpp"

/// What the law leaves to the office (惯例): named, chosen once for the store, and on record.
namespace qixian::engine {

// clang-format off
struct PracticeSet { static constexpr const char* type = "practice_set"; std::string practice; std::string choice; };
BOOST_DESCRIBE_STRUCT(PracticeSet, (), (practice, choice))
// clang-format on

/// One of them: its choices, the one that holds where none was made first.
struct Practice {
  std::string_view id;
  std::span<const std::string_view> choices;
  const char* what;  ///< the sentence that an office chooses by
};
std::span<const Practice> practices();
const Practice* find_practice(std::string_view id);

/// The store's choice as it stands; it holds for acts from then on, what is on record keeps its meaning.
/// @throws std::out_of_range for a practice that there is not (a programming error)
std::string choice_of(const Log& log, std::string_view id);

class Office;
/// One event of the store's own stream. In a transaction of its own.
/// @returns not_yours, unknown_practice, unknown_choice
Result<void> set_practice(Office& office, const PracticeSet& fact, rules::Day on, const Actor& by);
/// The same, of a store that no office stands on yet.
Result<void> set_practice(Store& store, const PracticeSet& fact, rules::Day on, const std::string& at,
                          const std::string& by);

}  // namespace qixian::engine
