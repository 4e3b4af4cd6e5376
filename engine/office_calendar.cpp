#include "engine/described.hpp"
#include "engine/office.hpp"

/// The holiday notices of a store are its events: the shipped ones come in at first opening.
namespace qixian::engine {
namespace {

std::string_view code_of(rules::NoticeKind kind) {
  return kind == rules::NoticeKind::annual ? "annual" : kind == rules::NoticeKind::amendment ? "amendment" : "regional";
}

NoticeImported fact_of(const rules::Notice& n) {
  NoticeImported fact{n.number, n.year, std::string(code_of(n.kind)), n.issued, n.published, n.url, {}};
  for (const auto& d : n.days) fact.days.push_back({d.day, d.works, d.name});
  return fact;
}

rules::Notice notice_of(const NoticeImported& fact) {
  using enum rules::NoticeKind;
  rules::Notice n{
      fact.number, fact.year,      fact.kind == "annual" ? annual : fact.kind == "amendment" ? amendment : regional,
      fact.issued, fact.published, fact.url,
      {}};
  for (const auto& d : fact.days) n.days.push_back({d.day, d.works, d.name});
  return n;
}

std::vector<rules::Notice> stored_notices(const Store& store, std::int64_t& revision) {
  std::vector<rules::Notice> notices;
  store.each_stream("calendar", [&](StreamId, std::span<const EventRecord> events) {
    for (const auto& e : events) {
      const auto fact = described::from_json<std::variant<NoticeImported>>(e.type, e.data);
      if (fact) notices.push_back(notice_of(std::get<NoticeImported>(*fact)));
      revision = e.stream_seq;
    }
  });
  return notices;
}

}  // namespace

void Office::load_calendar() {
  const auto shipped = rules::shipped_notices();
  // The common case reads no event: the store holds the shipped notices and no others.
  if (m_store.meta("calendar_revision") == std::to_string(shipped.size()) &&
      m_store.meta("shipped_notices") == std::to_string(shipped.size())) {
    m_calendar = &rules::shipped_calendar();
    m_revision = static_cast<std::int64_t>(shipped.size());
    return;
  }
  const auto notices = stored_notices(m_store, m_revision);
  m_owned_calendar =
      std::make_unique<WorkCalendar>(notices.empty() ? shipped : std::span<const rules::Notice>(notices));
  m_calendar = m_owned_calendar.get();
}

void Office::import_shipped_notices() {
  std::int64_t revision = 0;
  const auto stored = stored_notices(m_store, revision);
  StreamId stream = 0;
  m_store.each_stream("calendar", [&](StreamId id, auto) { stream = id; });
  if (stream == 0) stream = m_store.new_stream("calendar");
  std::vector<NewEvent> events;
  for (const auto& n : rules::shipped_notices()) {
    const bool known = std::any_of(stored.begin(), stored.end(), [&](auto& s) { return s.number == n.number; });
    if (!known)
      events.push_back(
          {NoticeImported::type, n.published, m_clock.timestamp(), "qixian", described::to_json(fact_of(n))});
  }
  if (!events.empty()) (void)m_store.append("calendar", stream, static_cast<int>(revision), events);
  m_revision = revision + static_cast<std::int64_t>(events.size());
  m_store.set_meta("calendar_revision", std::to_string(m_revision));
  m_store.set_meta("shipped_notices", std::to_string(rules::shipped_notices().size()));
}

}  // namespace qixian::engine
