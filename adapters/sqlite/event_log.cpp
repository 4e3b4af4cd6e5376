#include "adapters/sqlite/event_log.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <algorithm>
#include <stdexcept>

#include "adapters/sqlite/statement.hpp"

namespace qixian::adapters::sqlite {
namespace {

using engine::EventRecord;
using engine::N_;
using engine::NewEvent;
using engine::StreamId;

constexpr const char* head_query = "SELECT seq, hash FROM head";

Head head_in(SQLite::Statement& statement) {
  Use row(statement);
  Head head;
  if (!row.step() || row.bytes(1).size() != head.hash.size())
    throw SQLite::Exception("the head of the log is missing", SQLITE_CORRUPT);
  head.seq = row.number(0);
  std::ranges::copy(row.bytes(1), head.hash.begin());
  return head;
}

std::string select_events(const std::string& rest) { return "SELECT " + std::string(event_columns) + rest; }

}  // namespace

std::string log_page_query() {
  return select_events(" FROM event e JOIN stream s ON s.id = e.stream WHERE e.seq > ? ORDER BY e.seq LIMIT ?");
}

std::string stream_page_query() {
  return select_events(
      " FROM stream s CROSS JOIN event e ON e.stream = s.id WHERE s.kind = ? AND s.id > ? ORDER BY s.id, e.stream_seq");
}

void read_event(const Use& row, EventRecord& event) {
  event.seq = row.number(0);
  event.stream = row.number(1);
  event.stream_seq = row.small(2);
  event.stream_kind = row.text(3);
  event.type = row.text(4);
  event.happened_on = row.day(5);
  event.recorded_at = row.text(6);
  event.by = row.text(7);
  event.data = row.text(8);
}

EventLog::EventLog(SQLite::Database& db)
    : m_db(db),
      m_new_stream(db, "INSERT INTO stream (kind) VALUES (?)"),
      m_last(db, "SELECT kind, (SELECT max(stream_seq) FROM event WHERE stream = id) FROM stream WHERE id = ?"),
      m_insert(db,
               "INSERT INTO event (seq, stream, stream_seq, type, happened_on, recorded_at, by, data, hash) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_load(db, select_events(" FROM event e JOIN stream s ON s.id = e.stream WHERE e.stream = ? "
                               "ORDER BY e.stream_seq")),
      m_head(db, head_query),
      m_set_head(db, "UPDATE head SET seq = ?, hash = ?") {}

void EventLog::start() {
  m_began = m_now = read_head();
  m_fresh = 0;
  m_writing = true;
}

void EventLog::finish() {
  if (m_now.seq != m_began.seq) Use(m_set_head, m_now.seq, std::span<const unsigned char>(m_now.hash)).run();
}

StreamId EventLog::new_stream(std::string_view kind) {
  Use(m_new_stream, kind).run();
  m_fresh_kind = kind;
  return m_fresh = m_db.getLastInsertRowid();
}

engine::Result<std::int64_t> EventLog::append(std::string_view kind, StreamId stream, int after,
                                              std::span<const NewEvent> events) {
  const int last = stream == m_fresh && kind == m_fresh_kind ? 0 : last_of(kind, stream);
  if (last != after)
    return engine::refuse(
        "conflict",
        {N_("Someone else has written meanwhile: step {0} is there, this was decided on step {1}."), {last, after}},
        {N_("Look at it as it stands now and repeat the command."), {}});
  for (const NewEvent& event : events) {
    const Place place{m_now.seq + 1, stream, ++after};
    const Hash hash = m_chain.next(m_now.hash, place, kind, event);
    Use(m_insert, place.seq, place.stream, place.stream_seq, event.type, event.happened_on, event.recorded_at, event.by,
        event.data, std::span<const unsigned char>(hash))
        .run();
    m_now = {place.seq, hash};
    if (stream == m_fresh) m_fresh = 0;
  }
  return m_now.seq;
}

std::vector<EventRecord> EventLog::load(StreamId stream) {
  std::vector<EventRecord> events;
  Use rows(m_load, stream);
  while (rows.step()) read_event(rows, events.emplace_back());
  return events;
}

std::vector<EventRecord> EventLog::events_after(std::int64_t seq, std::size_t limit) {
  SQLite::Statement statement(m_db, log_page_query());
  std::vector<EventRecord> events;
  for (Use rows(statement, seq, static_cast<std::int64_t>(limit)); rows.step();)
    read_event(rows, events.emplace_back());
  return events;
}

// No LIMIT: where a page ends is known at the first event of the stream behind it.
std::vector<EventRecord> EventLog::streams_after(std::string_view kind, StreamId after, std::size_t limit) {
  SQLite::Statement statement(m_db, stream_page_query());
  std::vector<EventRecord> events;
  events.reserve(limit);
  for (Use rows(statement, kind, after); rows.step();) {
    if (events.size() >= limit && rows.number(1) != events.back().stream) break;
    read_event(rows, events.emplace_back());
  }
  return events;
}

Head EventLog::head() { return m_writing ? m_now : read_head(); }

int EventLog::last_of(std::string_view kind, StreamId stream) {
  Use row(m_last, stream);
  if (!row.step() || row.text(0) != kind)
    throw std::logic_error("store: no stream " + std::to_string(stream) + " of kind " + std::string(kind));
  return row.small(1);
}

Head EventLog::read_head() { return head_in(m_head); }

Head stored_head(SQLite::Database& db) {
  SQLite::Statement statement(db, head_query);
  return head_in(statement);
}

engine::ChainHead head_of(SQLite::Database& db) {
  const auto head = stored_head(db);
  return {head.seq, hex(head.hash)};
}

}  // namespace qixian::adapters::sqlite
