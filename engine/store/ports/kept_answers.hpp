#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rules/civil_date.hpp"

namespace qixian::engine {

/// What was answered to an act that bore a key of its own.
struct KeptAnswer {
  std::string digest;  ///< of all that was asked with it
  int status = 0;
  std::string body, tag, place;
  std::int64_t stream = 0;  ///< of the case that it speaks of
  bool operator==(const KeptAnswer&) const = default;
};

/// Answers by their key, kept in the transaction of the act: one whose answer was lost on its way can be sent again,
/// and is done once.
class KeptAnswers {
 public:
  virtual ~KeptAnswers() = default;
  /// @param who whose key it is, by a name that is never another's: two may have the same key
  virtual std::optional<KeptAnswer> kept_answer(std::string_view who, std::string_view key) const = 0;
  /// In place of an older one of that key.
  virtual void keep_answer(std::string_view who, std::string_view key, const KeptAnswer& answer, rules::Day on) = 0;
  /// Those that were kept before that day.
  virtual void forget_answers(rules::Day before) = 0;
};

}  // namespace qixian::engine
