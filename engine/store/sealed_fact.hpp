#pragma once
#include <string>
#include <variant>

#include "engine/base/described.hpp"
#include "engine/base/private_text.hpp"
#include "engine/base/shared_facts.hpp"
#include "engine/store/ports/private_texts.hpp"

/// How a fact of any kind of case goes into the log, and its private texts beside it: once, for every kind.
namespace qixian::engine {

/// Takes the fact's private texts into the store, under their place in the stream; the fact keeps key and hash. One
/// that erases takes away what stood there before: first, for the reason for it stays. Inside the transaction of the
/// append.
/// @param seq its number in the stream  @returns what is to be appended there
template <class Fact>
NewEvent sealed_event(PrivateTexts& texts, StreamId stream, int seq, Day on, const std::string& recorded_at,
                      const std::string& by, Fact& fact) {
  if (std::holds_alternative<PersonalDataErased>(fact)) texts.erase_private(stream);
  visit_private(fact, [&](const std::string& name, PrivateText& text) {
    if (text.value.empty() || !text.key.empty()) return;
    text.key = std::to_string(seq) + "." + name;
    text.hash = texts.seal(stream, text.key, text.value);
  });
  return std::visit([&](const auto& f) { return NewEvent{f.type, on, recorded_at, by, described::to_json(f)}; }, fact);
}

/// Decodes what the store holds of one case. @tparam F the facts of its kind, a variant
/// @returns error "unreadable_event" for a type that this program does not know
template <class F>
Result<std::vector<EventOf<F>>> decode_events(std::span<const EventRecord> records) {
  std::vector<EventOf<F>> events;
  events.reserve(records.size());
  for (const auto& r : records) {
    auto fact = described::from_json<F>(r.type, r.data);
    if (!fact) return tl::unexpected(unreadable_event(r));
    events.push_back({r.stream_seq, r.happened_on, r.recorded_at, r.by, std::move(*fact)});
  }
  return events;
}

/// The private texts that the store still has, into a fact that was read from it.
template <class Fact>
void open_texts(const PrivateTexts& texts, StreamId stream, Fact& fact) {
  visit_private(fact, [&](const std::string&, PrivateText& text) {
    if (!text.key.empty()) text.value = texts.unseal(stream, text.key).value_or("");
  });
}

}  // namespace qixian::engine
