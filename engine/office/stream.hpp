#pragma once
#include <algorithm>

#include "engine/office/office.hpp"
#include "engine/store/sealed_fact.hpp"

/// How a case of any kind is found by its number, read and written: once, for every kind. What a kind adds is what its
/// facts mean (engine/request, publication, complaint).
namespace qixian::engine {

/// NUMBER, or AGENCY/NUMBER where several agencies have it. @returns the kind's own code for none, ambiguous_number
Result<StreamId> find_case(const Office& office, const CaseKind& kind, std::string_view text);

/// The case of that number in the agency, or in another of its name: in one that was made twice a number must not come
/// a second time either.
std::optional<StreamId> case_numbered(const Office& office, const CaseKind& kind, StreamId agency,
                                      std::string_view number);
/// What is said where there is none of that name. @param text as it was asked for
Error none_of(const CaseKind& kind, std::string_view text);
Error number_taken(const CaseKind& kind, const std::string& number);

/// The agency of a new case: the one that is given, or that of the name, which begins with the case when it is new.
/// Inside the write of the case. @returns no_agency, agency_missing, ambiguous_agency, or what is wrong
/// with the name
Result<StreamId> agency_of_new(Office& office, StreamId given, const std::string& name, Day on, const Actor& by);

/// Whose case begins with that fact.
template <class Fact>
StreamId agency_of(const Fact& fact) {
  return std::visit(
      [](const auto& f) {
        if constexpr (requires { f.agency; })
          return StreamId{f.agency};
        else
          return StreamId{0};
      },
      fact);
}

/// Adds facts behind `after`, their private texts sealed. Inside a write. @param stream 0 begins one
/// @returns the stream; "conflict" when it has moved on
template <class E>
Result<StreamId> append_sealed(Office& office, const CaseKind& kind, StreamId stream, int after, std::span<E> events) {
  auto& store = office.store();
  if (stream == 0) stream = store.new_stream_of(kind.stream_kind(), agency_of(events.front().fact));
  std::vector<NewEvent> sealed;
  sealed.reserve(events.size());
  const auto now = office.timestamp();
  for (auto& e : events) sealed.push_back(sealed_event(store, stream, e.seq, e.on, now, e.by, e.fact));
  const auto seq = store.append(kind.stream_kind(), stream, after, sealed);
  if (!seq) return tl::unexpected(seq.error());
  return stream;
}

/// Who decided on what a case was is told what became of it since, in place of an act on what he did not see.
/// @param seen the last event that he saw, by its number in the case; nothing: he takes what stands  @returns moved_on
template <class E>
Result<void> check_seen(std::span<const E> history, std::optional<int> seen) {
  if (seen && *seen > 0 && (history.empty() || *seen > history.back().seq))
    return refuse("moved_on", {N_("the case has no event {0}"), {*seen}}, {N_("look at it again"), {}});
  const auto after = std::ranges::find_if(history, [&](const E& e) { return seen && e.seq > *seen; });
  if (after == history.end()) return {};
  std::vector<std::string> acts, people;
  const auto add = [](std::vector<std::string>& to, const std::string& what) {
    if (std::ranges::find(to, what) == to.end()) to.push_back(what);
  };
  for (auto e = after; e != history.end(); ++e) {
    add(acts, verb_of(e->fact));
    add(people, e->by);
  }
  const auto list = [](const std::vector<std::string>& all) {
    std::string text;
    for (const auto& one : all) (text += text.empty() ? "" : ", ") += one;
    return text;
  };
  return refuse("moved_on",
                {N_("something happened to the case meanwhile: {0} (by {1})"), {as::a_code(list(acts)), list(people)}},
                {N_("look at it again, and do it anew where it still fits"), {}});
}

}  // namespace qixian::engine
