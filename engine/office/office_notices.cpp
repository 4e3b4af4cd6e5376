// A notice that an office brings: what it is known as, what it may not be, what it would move.
#include <algorithm>

#include "engine/holidays/notice_year.hpp"
#include "engine/office/office.hpp"

namespace qixian::engine {
namespace {

using rules::Notice;
using rules::NoticeKind;
using Notices = std::span<const Notice>;

NoticeFault fault(std::string code, Text message, Text hint) {
  return {0, {std::move(code), std::move(message), std::move(hint), "", "calendar import", ""}};
}

const Notice* numbered(Notices notices, std::string_view number) {
  const auto at = std::ranges::find(notices, number, &Notice::number);
  return at == notices.end() ? nullptr : &*at;
}

/// By number, address, or what it sets: an office that types 2027 finds it again when holiday-cn has it.
const Notice* recognised(Notices notices, const Notice& n) {
  if (const auto* same = numbered(notices, n.number)) return same;
  for (const auto& k : notices)
    if (is_same_paper(k.url, n.url) || sets_the_same(k, n)) return &k;
  return nullptr;
}

NoticeFault shipped_fault(const std::string& number) {
  return fault("shipped_notice", {N_("{0} comes with the program and can't be replaced"), {number}},
               {N_("import what changes it with {0} {1}, under a number of its own"),
                {as::a_field("kind", {as::a_code("amendment")}), as::a_field("amends", {number})}});
}

/// All papers of a list are notices that the program brought along: what it says otherwise is wrong.
std::optional<NoticeFault> fault_of_papers(const NoticeDraft& draft, Notices shipped,
                                           const YearDifference& difference) {
  std::string numbers;
  for (const auto& paper : draft.papers) {
    const auto at = std::ranges::find_if(shipped, [&](auto& k) { return is_same_paper(k.url, paper); });
    if (at == shipped.end()) return {};
    (numbers += numbers.empty() ? "" : ", ") += at->number;
  }
  if (numbers.empty()) return {};
  auto days = difference.missing;
  days.insert(days.end(), difference.differ.begin(), difference.differ.end());
  return fault("shipped_notice",
               {N_("{0} come with the program and can't be replaced; the list has {1} days otherwise: {2}"),
                {numbers, days.size(), some_of(days)}},
               {N_("take the file anew: a list of days off without the days worked is no notice"), {}});
}

/// The list says what the program's own notices say, and the store has another beside them: an older edition took a
/// list of days off alone for an amendment.
std::optional<NoticeFault> fault_beside_shipped(const NoticeDraft& draft, Notices known, Notices shipped) {
  if (!difference_of(draft, shipped).none()) return {};
  for (const auto& k : known) {
    if (k.year != draft.notice.year || k.kind == NoticeKind::regional || numbered(shipped, k.number)) continue;
    return fault("beside_shipped",
                 {N_("{0} stands in the store and says otherwise than the notices of {1} that come with the program"),
                  {k.number, k.year}},
                 {N_("to take it back: this file once more, with {0} {1}"),
                  {as::a_field("replaces", {k.number}), as::a_field("moves_closed")}});
  }
  return {};
}

/// Nothing may be lifted by leaving it out: an amendment that gives a day back says so.
std::optional<NoticeFault> fault_of_gaps(const NoticeDraft& draft, const YearDifference& difference) {
  if (draft.notice.kind != NoticeKind::amendment || difference.missing.empty()) return {};
  return fault(
      "days_missing",
      {N_("{0} days that the notices of {1} set are not in the list: {2}"),
       {difference.missing.size(), draft.notice.year, some_of(difference.missing)}},
      {N_("take the whole year's list; an amendment that gives a day back is typed as CSV and names the day"), {}});
}

std::optional<NoticeFault> fault_of_known(const Notice& known, const Notice& n, bool is_shipped) {
  if (sets_the_same(known, n)) return {};
  if (is_shipped) return shipped_fault(known.number);
  return fault("other_content", {N_("{0} has been imported with other days"), {known.number}},
               {N_("if it was entered wrongly then: {0}"), {as::a_field("replaces", {known.number})}});
}

/// A slip in the calendar must not quietly make a late answer one in time (P4): whoever means it says so.
NoticeFault moves_closed(const std::vector<std::string>& closed) {
  constexpr std::size_t most = 10;
  std::string numbers;
  for (std::size_t i = 0; i < std::min(most, closed.size()); ++i) (numbers += i ? ", " : "") += closed[i];
  if (closed.size() > most) numbers += " …";
  return fault(
      "moves_closed", {N_("the dates of {0} closed cases would move: {1}"), {closed.size(), numbers}},
      {N_("see {0}; where the notice is right: {1}"), {as::a_view("notice_impact"), as::a_field("moves_closed")}});
}

}  // namespace

NoticeResult Office::import_notice(const NoticeDraft& draft, const NoticeTerms& terms, const std::string& by,
                                   const OnMoved& on_moved) {
  const auto transaction = begin();
  auto done = take_notice(draft, terms, by, on_moved);
  if (done && !terms.moves_closed && !done->closed.empty()) return tl::unexpected(moves_closed(done->closed));
  if (done && !done->known) transaction->commit();
  return done;
}

NoticeResult Office::impact_of(const NoticeDraft& draft, const NoticeTerms& terms, const OnMoved& on_moved) {
  const auto transaction = begin();
  return take_notice(draft, terms, "", on_moved);
}

/// What was entered wrongly goes, and nothing comes in its place: the other notices say it all.
NoticeResult Office::take_back(const Notice& n, const std::string& replaced, const std::string& by,
                               const OnMoved& on_moved) {
  auto fact = fact_of(n);
  if (numbered(calendar().notices(), fact.number)) fact.number = replaced;
  fact.days.clear();
  fact.replaces = replaced;
  m_store.set_meta("own_notices", "1");
  auto done = record_notice(fact, by, on_moved);
  if (!done) return tl::unexpected(NoticeFault{0, std::move(done.error())});
  return std::move(*done);
}

NoticeResult Office::take_notice(const NoticeDraft& draft, const NoticeTerms& terms, const std::string& by,
                                 const OnMoved& on_moved) {
  const auto& n = draft.notice;
  std::vector<Notice> others(calendar().notices().begin(), calendar().notices().end());
  if (!terms.replaces.empty()) {
    if (!numbered(others, terms.replaces))
      return tl::unexpected(fault("unknown_notice", {N_("no notice {0} has been imported"), {terms.replaces}},
                                  {N_("see {0}"), {as::a_view("notices")}}));
    if (is_shipped(terms.replaces)) return tl::unexpected(shipped_fault(terms.replaces));
    std::erase_if(others, [&](auto& o) { return o.number == terms.replaces; });
  }
  const auto same = [&](const std::string& number) {
    NoticeOutcome known;
    known.known = true;
    known.known_as = number;
    known.provisional_before = known.provisional_from = calendar().provisional_from();
    return known;
  };
  if (!draft.listed.empty()) {
    const auto difference = difference_of(draft, others);
    const auto last = std::find_if(others.rbegin(), others.rend(),
                                   [&](auto& k) { return k.year == n.year && k.kind != NoticeKind::regional; });
    if (last != others.rend() && difference.none() && terms.replaces.empty()) return same(last->number);
    if (difference.none() && !terms.replaces.empty()) return take_back(n, terms.replaces, by, on_moved);
    if (auto bad = fault_beside_shipped(draft, others, m_shipped)) return tl::unexpected(std::move(*bad));
    if (auto bad = fault_of_papers(draft, m_shipped, difference)) return tl::unexpected(std::move(*bad));
    if (auto bad = fault_of_gaps(draft, difference)) return tl::unexpected(std::move(*bad));
  }
  if (const auto* known = recognised(others, n)) {
    if (auto bad = fault_of_known(*known, n, is_shipped(known->number))) return tl::unexpected(std::move(*bad));
    return same(known->number);
  }
  if (auto bad = fault_of(draft, WorkCalendar(others), m_today)) return tl::unexpected(std::move(*bad));
  if (n.kind == NoticeKind::annual && !terms.complete)
    if (auto bad = left_out(n)) return tl::unexpected(std::move(*bad));
  auto fact = fact_of(n);
  fact.replaces = terms.replaces;
  fact.amends = draft.amends;
  m_store.set_meta("own_notices", "1");
  auto done = record_notice(fact, by, on_moved);
  if (!done) return tl::unexpected(NoticeFault{0, std::move(done.error())});
  return std::move(*done);
}

}  // namespace qixian::engine
