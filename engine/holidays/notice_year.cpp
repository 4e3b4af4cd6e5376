#include "engine/holidays/notice_year.hpp"

#include <algorithm>

#include "rules/yearly_days.hpp"

namespace qixian::engine {
namespace {

using rules::Days;
using rules::Notice;
using rules::NoticeKind;

bool is_weekday(Day day) { return rules::weekday_number(day) % 6 != 0; }

std::string_view bare(std::string_view address) {
  for (const std::string_view head : {"http://", "https://", "www."})
    if (address.starts_with(head)) address.remove_prefix(head.size());
  return address;
}

/// The number that gov.cn gives a paper: content_5472352.htm, below whichever folder.
std::string_view paper_number(std::string_view address) {
  const auto slash = address.rfind('/');
  if (!address.starts_with("gov.cn/") || slash == address.npos) return {};
  const auto last = address.substr(slash + 1);
  return last.starts_with("content_") ? last.substr(0, last.find('.')) : std::string_view{};
}

/// Weekdays off less the weekend days that make up for them: what the year gives beyond a shift of days.
int net_days_off(const Notice& n) {
  int net = 0;
  for (const auto& d : n.days) net += d.works ? -1 : is_weekday(d.day);
  return net;
}

}  // namespace

bool is_same_paper(std::string_view a, std::string_view b) {
  a = bare(a), b = bare(b);
  if (a.empty() || b.empty()) return false;
  return a == b || (!paper_number(a).empty() && paper_number(a) == paper_number(b));
}

bool sets_the_same(const Notice& a, const Notice& b) {
  const auto days = [](const Notice& n) {
    std::vector<std::pair<Day, bool>> all;
    for (const auto& d : n.days) all.emplace_back(d.day, d.works);
    std::sort(all.begin(), all.end());
    return all;
  };
  return a.year == b.year && a.kind == b.kind && days(a) == days(b);
}

YearDifference difference_of(const NoticeDraft& draft, std::span<const Notice> known) {
  YearDifference out;
  std::vector<Notice> national(known.begin(), known.end());
  std::erase_if(national, [](auto& n) { return n.kind == NoticeKind::regional; });
  const rules::WorkCalendar calendar(national);
  const int year = draft.notice.year;
  if (!calendar.covers(reach_of(year)) || !calendar.covers(rules::last_day_of(year))) return out;
  for (auto day = reach_of(year); day <= rules::last_day_of(year); day += Days{1}) {
    const auto was = calendar.why(day);
    const auto listed = std::ranges::find(draft.listed, day, &rules::NoticeDay::day);
    if (listed != draft.listed.end()) {
      if (!was.notice || was.works() != listed->works) out.differ.push_back(day);
    } else if (was.notice && was.notice->year == year && was.works() != is_weekday(day)) {
      out.missing.push_back(day);
    }
  }
  return out;
}

std::optional<NoticeFault> left_out(const Notice& n) {
  const auto fault = [](Text message) {
    return NoticeFault{
        0,
        {"days_left_out",
         std::move(message),
         {N_("take the notice's whole text; where it really sets no more: {0}"), {as::a_field("complete")}},
         "",
         "calendar import",
         "C2"}};
  };
  for (const auto month : {1u, 5u, 10u}) {
    const Day day = rules::civil_day(n.year, month, 1);
    const bool is_off = std::ranges::any_of(n.days, [&](auto& d) { return d.day == day && !d.works; });
    if (!is_off)
      return fault({N_("{0} is a day off by law and does not stand in it: the list is not of the whole year"), {day}});
  }
  const int law = rules::statutory_days_off(n.year), net = net_days_off(n);
  if (net > law)
    return fault({N_("the weekdays off are {0} more than the law gives and the make-up days make up for: make-up days "
                     "are left out"),
                  {net - law}});
  return {};
}

int days_wanting(const Notice& n) {
  return n.kind == NoticeKind::annual ? std::max(0, rules::statutory_days_off(n.year) - net_days_off(n)) : 0;
}

std::string some_of(std::span<const Day> days) {
  constexpr std::size_t most = 6;
  std::string out;
  for (const auto day : days.first(std::min(days.size(), most))) (out += out.empty() ? "" : ", ") += rules::iso(day);
  return days.size() > most ? out + " …" : out;
}

}  // namespace qixian::engine
