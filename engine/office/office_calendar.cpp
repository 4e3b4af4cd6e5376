#include <algorithm>

#include "engine/base/described.hpp"
#include "engine/holidays/notice_year.hpp"
#include "engine/office/office.hpp"

/// The holiday notices of a store are its events: those that the program brings along come in at the opening, an office
/// adds what came out since and what its region sets itself.
namespace qixian::engine {
namespace {

using rules::Days;
using rules::Notice;
using rules::NoticeKind;

constexpr Day end_of_days = rules::civil_day(9999, 12, 31);

struct Stored {
  StreamId stream = 0;
  std::int64_t revision = 0;  ///< events of the calendar so far
  std::vector<Notice> notices;
};

Stored read_notices(const Log& log) {
  Stored out;
  log.each_stream("calendar", [&](StreamId id, std::span<const EventRecord> events) {
    out.stream = id;
    for (const auto& e : events) {
      out.revision = e.stream_seq;
      const auto fact = described::from_json<std::variant<NoticeImported>>(e.type, e.data);
      if (!fact) continue;
      const auto& notice = std::get<NoticeImported>(*fact);
      std::erase_if(out.notices, [&](auto& n) { return n.number == notice.number || n.number == notice.replaces; });
      out.notices.push_back(notice_of(notice));
    }
  });
  return out;
}

const Notice* numbered(std::span<const Notice> notices, std::string_view number) {
  const auto at = std::ranges::find(notices, number, &Notice::number);
  return at == notices.end() ? nullptr : &*at;
}

struct Span {
  Day from = end_of_days, to{};
  void add(Day day) {
    from = std::min(from, day);
    to = std::max(to, day);
  }
};

/// The first and last day that counts differently, or whose certainty differs.
Span difference(const WorkCalendar& before, const WorkCalendar& after) {
  Span span;
  for (const auto* calendar : {&before, &after}) {
    for (const auto& n : calendar->notices()) {
      for (const auto& d : n.days) {
        if (before.covers(d.day) && before.is_working(d.day) != after.is_working(d.day)) span.add(d.day);
      }
    }
  }
  if (before.provisional_from() != after.provisional_from()) {
    span.add(std::min(before.provisional_from(), after.provisional_from()));
    span.add(end_of_days);  // what is due later may have been received later
  }
  return span;
}

/// What an office entered and the program now knows better: by the same number, or another annual notice of the year.
std::string outdone_by(const Notice& shipped, std::span<const Notice> stored, std::span<const Notice> all_shipped) {
  for (const auto& n : stored) {
    if (n.number == shipped.number) return n.number;
    const bool own = !numbered(all_shipped, n.number);
    if (own && n.kind == NoticeKind::annual && shipped.kind == NoticeKind::annual && n.year == shipped.year)
      return n.number;
  }
  return {};
}

}  // namespace

WorkCalendar calendar_of(const Log& log, std::span<const Notice> shipped) {
  const auto stored = read_notices(log);
  return WorkCalendar(stored.notices.empty() ? std::vector<Notice>(shipped.begin(), shipped.end()) : stored.notices);
}

void Office::load_calendar() {
  // The common case reads no event: the store holds what the program brings along and nothing else.
  const auto count = std::to_string(m_shipped.size());
  const bool shipped_alone = m_store.meta("shipped_notices") == count && m_store.meta("calendar_revision") == count &&
                             m_store.meta("own_notices").empty();
  if (shipped_alone && m_shipped.size() == rules::shipped_notices().size()) {
    m_known.calendar = {std::shared_ptr<void>{}, &rules::shipped_calendar()};  // nobody's: it is there for good
  } else {
    const auto stored = read_notices(m_store);
    m_known.calendar = std::make_shared<WorkCalendar>(stored.notices.empty() ? m_shipped : stored.notices);
  }
  m_known.revision = meta_number(m_store, "calendar_revision");
}

bool Office::is_shipped(std::string_view number) const { return numbered(m_shipped, number) != nullptr; }

Result<void> Office::take_shipped_notices(const OnMoved& on_moved) {
  const auto stored = read_notices(m_store);
  if (stored.stream == 0) {
    if (auto done = first_notices(); !done) return done;
  } else {
    for (const auto& n : m_shipped) {
      const auto* known = numbered(stored.notices, n.number);
      if (known && sets_the_same(*known, n)) continue;
      auto fact = fact_of(n);
      fact.replaces = outdone_by(n, stored.notices, m_shipped);
      if (auto done = record_notice(fact, "qixian", on_moved); !done) return tl::unexpected(std::move(done.error()));
    }
  }
  m_store.set_meta("shipped_notices", std::to_string(m_shipped.size()));
  // Said anew: a store that lost its marks holds the notices all the same.
  m_store.set_meta("calendar_revision", std::to_string(read_notices(m_store).revision));
  load_calendar();
  return {};
}

/// There is no case yet that they could move.
Result<void> Office::first_notices() {
  std::vector<NewEvent> events;
  const auto now = m_clock.timestamp();
  for (const auto& n : m_shipped)
    events.push_back({NoticeImported::type, n.published, now, "qixian", described::to_json(fact_of(n))});
  if (auto done = m_store.append("calendar", m_store.new_stream("calendar"), 0, events); !done)
    return tl::unexpected(std::move(done.error()));
  m_store.set_meta("calendar_revision", std::to_string(events.size()));
  return {};
}

Result<NoticeOutcome> Office::record_notice(const NoticeImported& fact, const Actor& by, const OnMoved& on_moved) {
  auto stored = read_notices(m_store);
  if (stored.stream == 0) stored.stream = m_store.new_stream("calendar");
  const NewEvent event{NoticeImported::type, fact.published, m_clock.timestamp(), by, described::to_json(fact)};
  auto seq = m_store.append("calendar", stored.stream, static_cast<int>(stored.revision), {&event, 1});
  if (!seq) return tl::unexpected(std::move(seq.error()));
  m_store.set_meta("calendar_revision", std::to_string(stored.revision + 1));
  const auto before = m_known.calendar;
  load_calendar();
  NoticeOutcome out;
  out.cause = *seq;
  out.provisional_before = before->provisional_from();
  out.provisional_from = calendar().provisional_from();
  const auto span = difference(*before, calendar());
  if (span.from <= span.to) {
    if (auto done = recompute(span.from, span.to, out, on_moved); !done) return tl::unexpected(std::move(done.error()));
  }
  return out;
}

Result<void> Office::recompute(Day from, Day to, NoticeOutcome& outcome, const OnMoved& on_moved) {
  for (auto* kind : m_kinds) {
    for (const auto stream : kind->counted_over(from, to)) {
      const auto before = kind->standing(stream);
      if (auto done = kind->project(stream, m_store.load(stream), calendar()); !done) return done;
      ++outcome.recomputed;
      const auto after = kind->standing(stream);
      if (before == after || !before || !after) continue;
      ++outcome.moved;
      // A provisional date was called so because it would move (C7); a final one has been relied on.
      const bool settled = !before->open && !after->open && !before->provisional;
      if (settled && (before->due != after->due || before->late != after->late || before->flags != after->flags))
        outcome.closed.push_back(after->number);
      if (on_moved) on_moved({kind->stream_kind(), stream, *before, *after, outcome.cause});
    }
  }
  return {};
}

}  // namespace qixian::engine
