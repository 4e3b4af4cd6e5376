#pragma once
#include "engine/store/rows/case_row.hpp"

namespace qixian::engine {

/// Where a day lies against a period; never: it has not happened.
enum class When { never, before, within, after };
When when(std::optional<rules::Day> day, const Period& period);

/// What a table needs to know of a request, of a reconsideration or suit about it, or of a complaint. Those that are
/// alike are counted together, so that a table of a million cases reads some thousand groups.
struct CaseGroup {
  enum What { request, remedy, complaint } what = request;
  std::int64_t agency = 0;
  std::string kind;    ///< of the applicant; of a remedy: reconsideration, direct, after_reconsideration
  std::string answer;  ///< the first closing's; of a remedy its result
  std::string channel, law, timing;
  bool reopened = false, several_items = false, joint = false, resumed = false;
  When begun = When::never;  ///< received, filed, made
  When ended = When::never;  ///< first closed, decided
  std::int64_t count = 1;
  auto operator<=>(const CaseGroup&) const = default;
};

/// Whether a table of the period may count it: begun by its end, not ended before it; a complaint made in it. A request
/// without a receipt date only when it ended in it.
bool concerns(const CaseGroup& group);

/// One case alone: itself, its remedies and its complaints. CaseRows::groups() counts those together that
/// concern the period.
std::vector<CaseGroup> groups_of(const CaseRow& row, const Period& period);

}  // namespace qixian::engine
