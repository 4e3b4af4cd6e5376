#include "engine/reminding/reminder_touches.hpp"

#include <algorithm>

#include "engine/base/described.hpp"
#include "engine/holidays/notice.hpp"
#include "engine/store/case_kind.hpp"

namespace qixian::engine {
namespace {

/// Part of a message's key: its seq alone in chain 0, where notices are.
std::string place_of(std::int64_t chain, std::int64_t seq) {
  return (chain == 0 ? "" : std::to_string(chain) + ":") + std::to_string(seq);
}

}  // namespace

// The acts since the last tick, by the log's position. Turned down: messages put by each act itself. It would have to
// know policy and people (a configuration that is broken would stop a legal act), an import would write a message for
// each of a million old cases, and whoever writes to the store without the hook would lose one. The log loses
// nothing: an act is in it or did not happen, and the position moves in the transaction that puts what follows from
// it.
Notices Touched::take_events(const Log& log, const Bookmark& after, std::span<CaseKind* const> kinds) {
  Notices notices;
  log.each_event_after(after, [&](const EventRecord& e) {
    if (e.stream_kind == "calendar") {
      const auto fact = described::from_json<std::variant<NoticeImported>>(e.type, e.data);
      notices[e.seq] = fact ? std::get<NoticeImported>(*fact).number : e.type;
    }
    m_other_people |= e.stream_kind == "person";
    const auto kind = std::ranges::find(kinds, e.stream_kind, [](auto* k) { return k->stream_kind(); });
    if (kind == kinds.end()) return;
    auto& touch = m_all[e.stream];
    touch.by_event = true;
    if (!touch.because.empty() && (*kind)->is_beside_the_clock(e.type)) return;
    touch.cause = place_of(e.chain, e.seq);
    touch.because = e.type;
  });
  return notices;
}

void Touched::take_moved(const MovedCase& moved, const Notices& notices) {
  auto& touch = m_all[moved.stream];
  const auto earlier = touch.moved;  // two notices between two ticks are one way
  touch.moved = moved;
  if (earlier && earlier->from) touch.moved->from = earlier->from;
  if (!moved.to && earlier) touch.moved->to = earlier->to;
  touch.by_event = true;
  touch.cause = place_of(0, moved.cause);
  const auto notice = notices.find(moved.cause);
  touch.because = notice == notices.end() ? NoticeImported::type : notice->second;
}

}  // namespace qixian::engine
