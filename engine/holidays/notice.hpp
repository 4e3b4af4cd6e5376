#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/days.hpp"
#include "engine/base/error.hpp"
#include "rules/calendar.hpp"

namespace qixian::engine {

// clang-format off
struct NoticeDayFact { Day day; bool works = false; std::string name; };
/// A holiday notice has become known to the store. `replaces` is the number of one that was entered wrongly, `amends`
/// that of the one which an amendment changes (empty in what editions before it wrote, and in what is shipped).
struct NoticeImported { static constexpr const char* type = "notice_imported";
  std::string number; int year = 0; std::string kind; Day issued; Day published; std::string url; std::vector<NoticeDayFact> days;
  std::string replaces; std::string amends; };
BOOST_DESCRIBE_STRUCT(NoticeDayFact, (), (day, works, name))
BOOST_DESCRIBE_STRUCT(NoticeImported, (), (number, year, kind, issued, published, url, days, replaces, amends))
// clang-format on

std::string_view code_of(rules::NoticeKind kind);  ///< annual, amendment, regional
/// By code or by its Chinese word (年度, 调整, 地方).
std::optional<rules::NoticeKind> notice_kind_of(std::string_view text);

NoticeImported fact_of(const rules::Notice& notice);
rules::Notice notice_of(const NoticeImported& fact);

/// What is wrong with a notice: at which line of its file, 0 where no line is to blame.
struct NoticeFault {
  std::size_t line = 0;
  Error error;
};
inline NoticeFault fault(std::size_t line, std::string code, Text message, Text hint, std::string article = {}) {
  return {line, {std::move(code), std::move(message), std::move(hint), "", "calendar import", std::move(article)}};
}

/// A notice as it stands in a file, not yet believed.
struct NoticeDraft {
  rules::Notice notice;
  std::vector<std::size_t> lines;  ///< of each day
  std::string amends = {};         ///< number or address of the notice that an amendment changes
  /// Of a file that holds the year as it finally stands: the addresses of its papers, and every day it lists. What the
  /// notice sets beside those before it is then taken from them.
  std::vector<std::string> papers = {};
  std::vector<rules::NoticeDay> listed = {};
};

/// Whether the notice can be true: no day twice, no weekday worked that was not a day off, all days in its year or in
/// the reach back into the December before (C7), an annual notice behind every amendment.
/// @param calendar what is known without it  @param today a later day of publication is refused
std::optional<NoticeFault> fault_of(const NoticeDraft& draft, const rules::WorkCalendar& calendar, Day today);

}  // namespace qixian::engine
