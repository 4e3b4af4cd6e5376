#include "engine/holidays/notice.hpp"

#include <algorithm>
#include <map>

#include "engine/holidays/notice_year.hpp"

namespace qixian::engine {
namespace {

using rules::Notice;
using rules::NoticeKind;

struct Word {
  NoticeKind kind;
  std::string_view code, zh;
};
constexpr Word words[] = {{NoticeKind::annual, "annual", "年度"},
                          {NoticeKind::amendment, "amendment", "调整"},
                          {NoticeKind::regional, "regional", "地方"}};

const Notice* annual_of(const rules::WorkCalendar& calendar, int year) {
  for (const auto& n : calendar.notices()) {
    if (n.kind == NoticeKind::annual && n.year == year) return &n;
  }
  return nullptr;
}

int last_annual_year(const rules::WorkCalendar& calendar) {
  int last = 0;
  for (const auto& n : calendar.notices()) {
    if (n.kind == NoticeKind::annual) last = std::max(last, n.year);
  }
  return last;
}

std::string numbers_of(const rules::WorkCalendar& calendar, int year) {
  std::string all;
  for (const auto& n : calendar.notices())
    if (n.year == year && n.kind != NoticeKind::regional) (all += all.empty() ? "" : ", ") += n.number;
  return all;
}

/// An amendment says what it amends: a list of days that names nothing is taken for one by mistake only.
std::optional<NoticeFault> fault_of_amendment(const NoticeDraft& draft, const rules::WorkCalendar& calendar) {
  const auto& n = draft.notice;
  const auto all = numbers_of(calendar, n.year);
  if (draft.amends.empty())
    return fault(0, "amends_what", {N_("the notice does not say which one it amends"), {}},
                 {N_("{0}, or a line amends (修改文号) in the file; of {1} there are: {2}"),
                  {as::a_field("amends", {Text{N_("NUMBER"), {}}}), n.year, all}});
  const auto is_meant = [&](const Notice& k) {
    return k.year == n.year && k.kind != NoticeKind::regional &&
           (k.number == draft.amends || is_same_paper(k.url, draft.amends));
  };
  if (std::none_of(calendar.notices().begin(), calendar.notices().end(), is_meant))
    return fault(0, "amends_unknown", {N_("no notice {0} of {1} is known that it could amend"), {draft.amends, n.year}},
                 {N_("one of: {0}"), {all}});
  const auto last = std::max_element(n.days.begin(), n.days.end(), [](auto& a, auto& b) { return a.day < b.day; });
  if (last != n.days.end() && last->day < n.published)
    return fault(0, "after_the_fact",
                 {N_("known on {0}, after every day that it sets: no notice amends what is past"), {n.published}},
                 {N_("give the day on which it was published: {0}, or a line published (发布日期)"),
                  {as::a_field("published")}});
  return {};
}

std::optional<NoticeFault> fault_of_head(const NoticeDraft& draft, const rules::WorkCalendar& calendar, Day today) {
  const auto& n = draft.notice;
  const auto year = std::to_string(n.year);
  if (n.number.empty())
    return fault(0, "no_number", {N_("the notice's number is missing"), {}},
                 {N_("write it in the file (number 文号), or give {0}"), {as::a_field("number")}});
  if (n.published > today)
    return fault(0, "later_day", {N_("{0} has not come yet"), {n.published}},
                 {N_("give the day on which the notice became known"), {}});
  if (n.published < n.issued)
    return fault(0, "published_before_issue",
                 {N_("published on {0}, before it was issued on {1}"), {n.published, n.issued}},
                 {N_("check both dates"), {}});
  const int first = rules::year_of(calendar.first()) + 1;
  const int last = last_annual_year(calendar) + 1;
  if (n.year < first || n.year > last)
    return fault(0, "year_outside", {N_("{0} does not follow on what is known"), {year}},
                 {N_("a year from {0} to {1}; import the years before it first"), {first, last}});
  const auto* annual = annual_of(calendar, n.year);
  if (n.kind == NoticeKind::annual && annual)
    return fault(0, "second_annual", {N_("{0} has its annual notice already: {1}"), {year, annual->number}},
                 {N_("if this one changes it: {0} {1}; if that one was entered wrongly: {2}"),
                  {as::a_field("kind", {as::a_code("amendment")}), as::a_field("amends", {annual->number}),
                   as::a_field("replaces", {annual->number})}});
  if (n.kind == NoticeKind::amendment && !annual)
    return fault(0, "no_annual", {N_("there is no annual notice of {0} that it could amend"), {year}},
                 {N_("import the annual notice first"), {}});
  if (n.days.empty())
    return fault(0, "no_days", {N_("the notice sets no day"), {}}, {N_("a line for each day off or worked"), {}});
  if (n.kind == NoticeKind::amendment) return fault_of_amendment(draft, calendar);
  return {};
}

std::optional<NoticeFault> first_fault(const NoticeDraft& draft, const rules::WorkCalendar& calendar, Day today) {
  const auto& n = draft.notice;
  if (auto bad = fault_of_head(draft, calendar, today)) return bad;
  const Day from = rules::civil_day(n.year - 1, 12, 25);  // C7: the reach back
  const Day until = rules::last_day_of(n.year);
  std::map<Day, std::size_t> seen;
  for (std::size_t i = 0; i < n.days.size(); ++i) {
    const auto& d = n.days[i];
    const auto line = i < draft.lines.size() ? draft.lines[i] : 0;
    if (d.day < from || d.day > until)
      return fault(line, "outside_year", {N_("{0} lies outside {1}"), {d.day, n.year}},
                   {N_("a notice sets days from {0} to {1}"), {from, until}});
    if (const auto [first, fresh] = seen.emplace(d.day, i); !fresh) {
      const bool same = n.days[first->second].works == d.works;
      return fault(line, same ? "day_twice" : "contradiction",
                   {same ? N_("{0} stands twice") : N_("{0} is both a day off and worked"), {d.day}},
                   {N_("compare it with line {0}"), {draft.lines.at(first->second)}});
    }
    const bool weekend = rules::weekday_number(d.day) % 6 == 0;
    // An amendment may give a weekday back that had been a day off.
    const bool given_back = n.kind != NoticeKind::annual && !calendar.is_working(d.day);
    if (d.works && !weekend && !given_back)
      return fault(line, "weekday_worked",
                   {N_("{0} is a weekday: it is worked anyhow and can't be a make-up day"), {d.day}},
                   {N_("check the date against the notice's text"), {}});
  }
  return {};
}

}  // namespace

std::string_view code_of(NoticeKind kind) {
  return std::find_if(std::begin(words), std::end(words), [&](auto& w) { return w.kind == kind; })->code;
}

std::optional<NoticeKind> notice_kind_of(std::string_view text) {
  for (const auto& w : words) {
    if (text == w.code || text == w.zh) return w.kind;
  }
  return {};
}

NoticeImported fact_of(const Notice& n) {
  NoticeImported fact{n.number, n.year, std::string(code_of(n.kind)), n.issued, n.published, n.url, {}, {}, {}};
  for (const auto& d : n.days) fact.days.push_back({d.day, d.works, d.name});
  return fact;
}

Notice notice_of(const NoticeImported& f) {
  Notice n{f.number, f.year, notice_kind_of(f.kind).value_or(NoticeKind::regional), f.issued, f.published, f.url, {}};
  for (const auto& d : f.days) n.days.push_back({d.day, d.works, d.name});
  return n;
}

std::optional<NoticeFault> fault_of(const NoticeDraft& draft, const rules::WorkCalendar& calendar, Day today) {
  auto bad = first_fault(draft, calendar, today);
  if (bad) bad->error.article = "C2";  // the rule of counting that a notice serves
  return bad;
}

}  // namespace qixian::engine
