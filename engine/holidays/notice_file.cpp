#include "engine/holidays/notice_file.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "engine/base/error.hpp"
#include "engine/holidays/notice_year.hpp"

namespace qixian::engine {
namespace {

namespace json = boost::json;
using rules::Days;
using rules::Notice;
using rules::NoticeKind;

/// Enough of a text to know it by; a file of one line would be told whole.
std::string shown(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return std::string(text);
  auto end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

NoticeFault no_date(std::size_t line, std::string_view text) {
  return fault(line, "no_date", {N_("not a date: {0}"), {shown(text)}}, {N_("write 2027-01-04 or 2027年1月4日"), {}});
}

NoticeFault too_many_days(std::size_t line) {
  return fault(line, "too_many_days", {N_("more than {0} days"), {most_notice_days}},
               {N_("a notice sets days of one year, each of them once"), {}});
}

std::optional<int> year_in(std::string_view text) {
  if (text.ends_with("年")) text.remove_suffix(std::string_view("年").size());
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc{} || end != text.data() + text.size()) return {};
  return year;
}

// ---- JSON
std::size_t line_at(std::string_view text, std::size_t offset) {
  return 1 +
         static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// Where each date stands, for a reason that names its line.
class Lines {
 public:
  explicit Lines(std::string_view text) : m_text(text) {}
  std::size_t of(std::string_view date) {
    const auto at = m_text.find(date, m_from);
    if (at == m_text.npos) return line_at(m_text, m_from);
    m_from = at + 1;
    return line_at(m_text, at);
  }

 private:
  std::string_view m_text;
  std::size_t m_from = 0;
};

Result<json::value, NoticeFault> parse(std::string_view text) {
  json::stream_parser parser;
  json::error_code error;
  const auto read = parser.write_some(text.data(), text.size(), error);
  if (!error) parser.finish(error);
  const bool trailing = !error && text.find_first_not_of(" \t\r\n", read) != text.npos;
  if (!error && !trailing) return parser.release();
  return tl::unexpected(fault(line_at(text, std::min(read, text.size())), "bad_json",
                              {N_("this is not JSON: {0}"), {trailing ? "extra data" : error.message()}},
                              {N_("take the file anew, or type the notice as CSV"), {}}));
}

NoticeFault no_member(std::string_view name) {
  return fault(0, "bad_json", {N_("{0} is missing or of another kind"), {std::string(name)}},
               {N_("the file of holiday-cn for one year is wanted: year, papers, days"), {}});
}

/// What a year as it finally stands changes beside the notices known. A day that it leaves out changes nothing:
/// whether the list may leave it out is asked where it is taken (missing_from).
void keep_changes(NoticeDraft& draft, const rules::WorkCalendar& before) {
  auto& days = draft.notice.days;
  const auto first = reach_of(draft.notice.year), last = rules::last_day_of(draft.notice.year);
  if (!before.covers(first) || !before.covers(last)) return;  // the check will name the year
  auto out = draft;
  out.lines.clear();
  out.notice.days.clear();
  const auto keep = [&](rules::NoticeDay day, std::size_t line) {
    out.notice.days.push_back(std::move(day));
    out.lines.push_back(line);
  };
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (!before.covers(days[i].day)) return;  // the check will name it
    const auto was = before.why(days[i].day);
    if (!was.notice || was.works() != days[i].works) keep(days[i], draft.lines[i]);
  }
  draft = std::move(out);
}

}  // namespace

std::optional<NoticeFault> NoticeReader::take_head(std::size_t line, std::string_view name, std::string_view value,
                                                   bool& known) {
  auto& n = m_draft.notice;
  known = true;
  if (one_of(name, {"number", "文号"})) {
    n.number = value;
  } else if (one_of(name, {"year", "年份"})) {
    const auto year = year_in(value);
    if (!year) return fault(line, "no_year", {N_("not a year: {0}"), {shown(value)}}, {N_("write 2027"), {}});
    n.year = *year;
  } else if (one_of(name, {"kind", "类别"})) {
    m_kind = notice_kind_of(value);
    if (!m_kind)
      return fault(line, "no_kind", {N_("unknown kind of notice: {0}"), {shown(value)}},
                   {N_("one of: {0}"), {"annual 年度, amendment 调整, regional 地方"}});
  } else if (one_of(name, {"issued", "成文日期", "published", "发布日期"})) {
    const auto day = rules::parse_day(value);
    if (!day) return no_date(line, value);
    (one_of(name, {"issued", "成文日期"}) ? m_issued : m_published) = day;
  } else if (one_of(name, {"url", "网址"})) {
    n.url = value;
  } else if (one_of(name, {"amends", "修改文号"})) {
    m_draft.amends = value;
  } else {
    known = one_of(name, {"from", "开始日期"});
  }
  return {};
}

std::optional<NoticeFault> NoticeReader::take_days(std::size_t line, std::span<const std::string_view> cells) {
  const auto cell = [&](std::size_t i) { return i < cells.size() ? cells[i] : std::string_view{}; };
  const auto from = rules::parse_day(cell(0));
  if (!from)
    return fault(
        line, "unknown_line", {N_("neither a date nor a known heading: {0}"), {shown(cell(0))}},
        {N_("write number, year, kind, issued, published, url or amends, or a day: from,to,off|work,name"), {}});
  const auto to = cell(1).empty() ? from : rules::parse_day(cell(1));
  if (!to) return no_date(line, cell(1));
  if (*to < *from)
    return fault(line, "backwards", {N_("{0} lies before {1}"), {*to, *from}}, {N_("check both dates"), {}});
  if ((*to - *from).count() > 366)
    return fault(line, "too_long", {N_("{0} to {1} is longer than a year"), {*from, *to}},
                 {N_("check both dates"), {}});
  const bool off = one_of(cell(2), {"off", "放假", "休"});
  if (!off && !one_of(cell(2), {"work", "上班", "班"}))
    return fault(line, "no_day_kind", {N_("a day is off or work, not {0}"), {shown(cell(2))}},
                 {N_("write off 放假 or work 上班"), {}});
  if (m_draft.lines.size() + static_cast<std::size_t>((*to - *from).count()) >= most_notice_days)
    return too_many_days(line);
  for (Day day = *from; day <= *to; day += Days{1}) {
    m_draft.notice.days.push_back({day, !off, std::string(cell(3))});
    m_draft.lines.push_back(line);
  }
  return {};
}

std::optional<NoticeFault> NoticeReader::take(std::size_t line, std::span<const std::string_view> cells) {
  if (std::all_of(cells.begin(), cells.end(), [](auto c) { return c.empty(); })) return {};
  bool known = false;
  auto bad = take_head(line, cells[0], cells.size() > 1 ? cells[1] : std::string_view{}, known);
  return bad || known ? bad : take_days(line, cells);
}

Result<NoticeDraft, NoticeFault> NoticeReader::finish(const NoticeHints& hints) {
  auto& n = m_draft.notice;
  if (n.year == 0)
    return tl::unexpected(
        fault(0, "no_year", {N_("the notice's year is missing"), {}}, {N_("write it in the file (year 年份)"), {}}));
  if (n.number.empty()) n.number = hints.number;
  if (m_draft.amends.empty()) m_draft.amends = hints.amends;
  n.kind = m_kind.value_or(hints.kind.value_or(NoticeKind::annual));
  n.published = m_published.value_or(hints.published);
  n.issued = m_issued.value_or(n.published);
  return std::move(m_draft);
}

Result<NoticeDraft, NoticeFault> read_holiday_json(std::string_view text, const NoticeHints& hints,
                                                   std::span<const Notice> known) {
  auto parsed = parse(text);
  if (!parsed) return tl::unexpected(std::move(parsed.error()));
  const auto* root = parsed->if_object();
  const auto* year = root ? root->if_contains("year") : nullptr;
  const auto* days = root ? root->if_contains("days") : nullptr;
  const auto* papers = root ? root->if_contains("papers") : nullptr;
  if (!year || !year->is_int64()) return tl::unexpected(no_member("year"));
  if (!days || !days->is_array()) return tl::unexpected(no_member("days"));
  NoticeDraft draft;
  auto& n = draft.notice;
  n.year = static_cast<int>(std::clamp<std::int64_t>(year->as_int64(), 0, 9999));
  n.published = n.issued = hints.published;
  if (const auto* list = papers ? papers->if_array() : nullptr)
    for (const auto& paper : *list)
      if (paper.is_string()) draft.papers.emplace_back(paper.as_string());
  if (!draft.papers.empty()) n.url = draft.papers.back();
  n.kind = hints.kind.value_or(draft.papers.size() > 1 ? NoticeKind::amendment : NoticeKind::annual);
  n.number = hints.number.empty() ? n.url : hints.number;
  bool recognised = false;
  // The last of several papers amends the one before it.
  draft.amends = !hints.amends.empty() ? hints.amends : draft.papers.size() > 1 ? draft.papers.rbegin()[1] : "";
  for (const auto& k : known) {
    if (!is_same_paper(n.url, k.url) && (hints.number.empty() || k.number != n.number)) continue;
    recognised = true;
    n.number = k.number;
    n.issued = k.issued;
    n.published = k.published;
    n.kind = hints.kind.value_or(k.kind);
  }
  if (days->as_array().size() > most_notice_days) return tl::unexpected(too_many_days(0));
  Lines lines(text);
  for (const auto& value : days->as_array()) {
    const auto* entry = value.if_object();
    const auto* date = entry ? entry->if_contains("date") : nullptr;
    const auto* off = entry ? entry->if_contains("isOffDay") : nullptr;
    const auto* name = entry ? entry->if_contains("name") : nullptr;
    if (!date || !date->is_string() || !off || !off->is_bool())
      return tl::unexpected(no_member("days[] date, isOffDay"));
    const std::string_view written = date->as_string();
    const auto line = lines.of(written);
    const auto day = rules::parse_day(written);
    if (!day) return tl::unexpected(no_date(line, written));
    n.days.push_back({*day, !off->as_bool(), name && name->is_string() ? std::string(name->as_string()) : ""});
    draft.lines.push_back(line);
  }
  if (!recognised && std::none_of(n.days.begin(), n.days.end(), [](auto& d) { return d.works; }))
    return tl::unexpected(fault(
        0, "no_make_up", {N_("a list of days off alone: the weekend days that are worked for them are missing"), {}},
        {N_("take the whole notice; a year whose notice has none can be typed as CSV"), {}}));
  draft.listed = n.days;
  if (n.kind == NoticeKind::amendment && n.year > 2006) {
    std::vector<Notice> before(known.begin(), known.end());
    std::erase_if(before, [&](auto& k) { return k.number == n.number; });
    keep_changes(draft, rules::WorkCalendar(before));
  }
  return draft;
}

}  // namespace qixian::engine
