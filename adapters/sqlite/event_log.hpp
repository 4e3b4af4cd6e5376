#pragma once
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <span>
#include <string_view>
#include <vector>

#include "adapters/sqlite/chain.hpp"
#include "engine/store/ports.hpp"

namespace qixian::adapters::sqlite {

class PrivateTexts;

struct Head {
  std::int64_t seq = 0;
  Hash hash{};
};

/// Tables stream, event and head. The head is read once a transaction and written once, at its end: an import pays for
/// it once in thousands of events. Uncommitted, it is known to this connection alone.
class EventLog {
 public:
  explicit EventLog(SQLite::Database& db);

  void start();   ///< the transaction has begun: takes the head
  void finish();  ///< it is about to commit: writes the head
  void stop() { m_writing = false; }

  engine::StreamId new_stream(std::string_view kind);
  engine::Result<std::int64_t> append(std::string_view kind, engine::StreamId stream, int after,
                                      std::span<const engine::NewEvent> events);
  std::vector<engine::EventRecord> load(engine::StreamId stream);
  std::vector<engine::EventRecord> events_after(std::int64_t seq, std::size_t limit);
  std::vector<engine::EventRecord> streams_after(std::string_view kind, engine::StreamId after, std::size_t limit);
  Head head();

 private:
  int last_of(std::string_view kind, engine::StreamId stream);
  Head read_head();

  SQLite::Database& m_db;
  SQLite::Statement m_new_stream, m_last, m_insert, m_load, m_head, m_set_head;
  Chain m_chain;
  bool m_writing = false;
  Head m_began, m_now;
  engine::StreamId m_fresh = 0;  ///< made in this transaction and without an event yet: nobody need look it up
  std::string m_fresh_kind;
};

/// Where the log ends, by its own row. @throws SQLite::Exception (corrupt)
Head stored_head(SQLite::Database& db);
engine::ChainHead head_of(SQLite::Database& db);

/// Recomputes every hash in order of seq; memory does not grow with the log. @returns the first event that is wrong
std::optional<engine::BrokenChain> verify_log(SQLite::Database& db, PrivateTexts& texts, const Head& head,
                                              const std::optional<engine::ChainHead>& expected);

/// The queries of a page, for the test that looks at their plans.
std::string log_page_query();
std::string stream_page_query();

/// The columns that read_event() takes, in its order, from `event e JOIN stream s`.
inline constexpr const char* event_columns =
    "e.seq, e.stream, e.stream_seq, s.kind, e.type, e.happened_on, e.recorded_at, e.by, e.data, e.hash";
class Use;
void read_event(const Use& row, engine::EventRecord& event);

}  // namespace qixian::adapters::sqlite
