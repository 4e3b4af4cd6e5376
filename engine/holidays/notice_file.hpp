#pragma once
#include <span>

#include "engine/holidays/notice.hpp"

namespace qixian::engine {

/// What stands beside a file that does not say it itself.
struct NoticeHints {
  std::string number;                     ///< where the file has none
  std::optional<rules::NoticeKind> kind;  ///< where the file has none
  Day published;                          ///< where the file has none
  std::string amends = {};                ///< where the file has none
};

/// More than a notice can set: the days of a year and of the reach back, each of them twice over. What has more is
/// given up while it is read.
inline constexpr std::size_t most_notice_days = 800;

/// A notice as an office types it, a line at a time: `number,…` `year,…` `kind,…` `issued,…` `published,…` `url,…` in
/// any order, then lines of `from,to,day,name` with day off or work, `to` empty for a single day; Chinese names beside
/// the English (docs/notices.md).
class NoticeReader {
 public:
  /// @returns the fault of this line
  std::optional<NoticeFault> take(std::size_t line, std::span<const std::string_view> cells);
  /// @returns the notice, its gaps filled from the hints, or what is missing
  Result<NoticeDraft, NoticeFault> finish(const NoticeHints& hints);

 private:
  std::optional<NoticeFault> take_head(std::size_t line, std::string_view name, std::string_view value, bool& known);
  std::optional<NoticeFault> take_days(std::size_t line, std::span<const std::string_view> cells);

  NoticeDraft m_draft;
  std::optional<rules::NoticeKind> m_kind;
  std::optional<Day> m_issued, m_published;
};

/// The JSON of NateScarlet/holiday-cn: {year, papers[], days[] {name, date, isOffDay}}. It holds a year as it finally
/// stands, so with several papers it is the last, the amendment: then only what differs from `calendar` is taken.
/// The number is that of a known notice at the paper's address, else the hint's, else the address.
Result<NoticeDraft, NoticeFault> read_holiday_json(std::string_view text, const NoticeHints& hints,
                                                   std::span<const rules::Notice> known);

}  // namespace qixian::engine
