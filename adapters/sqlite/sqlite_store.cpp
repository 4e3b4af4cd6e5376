#include "adapters/sqlite/sqlite_store.hpp"

#include <sqlite3.h>

#include <stdexcept>
#include <utility>

#include "adapters/sqlite/backup.hpp"
#include "adapters/sqlite/content_digest.hpp"
#include "adapters/sqlite/deadlines.hpp"
#include "adapters/sqlite/event_log.hpp"
#include "adapters/sqlite/failure.hpp"
#include "adapters/sqlite/inspect.hpp"
#include "adapters/sqlite/private_texts.hpp"
#include "adapters/sqlite/projections.hpp"
#include "adapters/sqlite/statement.hpp"

namespace qixian::adapters::sqlite {

using engine::StreamId;

/// The transaction that stands open. Its destructor rolls back and never throws: SQLite may have done so already.
class SqliteStore::Write : public engine::Transaction {
 public:
  explicit Write(SqliteStore& store) : m_store(store) {
    // IMMEDIATE: the writer's place and the head are taken together, and no commit can find the place gone.
    Use(m_store.m_begin).run();
    m_store.m_write = this;
  }
  ~Write() override {
    if (in_transaction(*m_store.m_db)) m_store.m_db->tryExec("ROLLBACK");
    close();
  }
  void commit() override {
    if (m_store.m_write != this) throw std::logic_error("store: committed twice");
    guarded(m_store.m_path, [&] {
      m_store.m_log->finish();
      m_store.drop_digest();
      Use(m_store.m_commit).run();
    });
    m_store.m_has_written = true;
    close();
    if (erased) m_store.take_out_erased(m_store.m_busy);
  }
  bool erased = false;

 private:
  void close() {
    if (m_store.m_write != this) return;
    m_store.m_write = nullptr;
    m_store.m_log->stop();
    m_store.forget_notes();
  }
  SqliteStore& m_store;
};

engine::Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::string& path, OpenMode mode, Limits limits) {
  auto opened = open_database(path, mode, limits);
  if (!opened) return tl::unexpected(std::move(opened.error()));
  const auto& shown = limits.shown.empty() ? path : limits.shown;
  const auto busy = static_cast<int>(limits.busy.count());
  return guarded(shown, [&] {
    try {
      return std::unique_ptr<SqliteStore>(new SqliteStore(shown, std::move(*opened), busy));
    } catch (const SQLite::Exception& e) {
      // A query of the program's own that can't be prepared: a table or column was taken away.
      if (e.getErrorCode() == SQLITE_ERROR) throw SQLite::Exception(e.what(), SQLITE_CORRUPT);
      throw;
    }
  });
}

SqliteStore::SqliteStore(std::string path, Opened opened, int busy)
    : m_path(std::move(path)),
      m_busy(busy),
      m_kept(std::move(opened.kept)),
      m_db(std::move(opened.db)),
      m_begin(*m_db, "BEGIN IMMEDIATE"),
      m_commit(*m_db, "COMMIT"),
      m_meta(*m_db, "SELECT value FROM meta WHERE key = ?"),
      m_log(std::make_unique<EventLog>(*m_db)),
      m_private(std::make_unique<sqlite::PrivateTexts>(*m_db)),
      m_projections(std::make_unique<Projections>(*m_db)),
      m_deadlines(std::make_unique<Deadlines>(*m_db)) {}

SqliteStore::~SqliteStore() = default;

std::unique_ptr<engine::Transaction> SqliteStore::begin() {
  if (m_write) throw std::logic_error("store: a transaction is open already");
  if (!m_view.expired()) throw std::logic_error("store: a transaction under a view");
  // An import's indexes stay in memory. Not before something is written: a table that is read once from end to end is
  // read a third slower through a large cache, which is filled and used by nobody.
  if (!m_has_written) guarded(m_path, [&] { m_db->exec("PRAGMA cache_size = -65536"); });  // KiB
  if (is_erasure_pending()) take_out_erased(0);
  auto write = guarded(m_path, [&] { return std::make_unique<Write>(*this); });
  // Behind the lock: a store that another process took away while this one waited must not be written to.
  if (has_moved(*m_db)) throw_moved(m_path);
  guarded(m_path, [&] { m_log->start(); });
  return write;
}

void SqliteStore::settle() {
  if (m_write) throw std::logic_error("store: settled inside a transaction");
  guarded(m_path, [&] {
    if (m_db->execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt() != 0)
      throw SQLite::Exception("the new store is in use", SQLITE_BUSY);
  });
}

// What was erased stands in the WAL until its pages are moved, which a reader hinders. Remembered in the store, so that
// whoever writes next tries again, in this process or another.
void SqliteStore::take_out_erased(int wait) {
  m_db->setBusyTimeout(wait);
  try {
    const auto which = meta(erasure_key);  // a later erasure is not forgotten with this one
    if (m_db->execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt() == 0) {
      SQLite::Statement forget(*m_db, "DELETE FROM meta WHERE key = ? AND value = ?");
      Use(forget, std::string_view(erasure_key), std::string_view(which)).run();
    }
  } catch (const SQLite::Exception&) {     // another writes: the next one tries
  } catch (const engine::StoreFailure&) {  // the erasure itself is committed, and is not told as failed
  }
  m_db->setBusyTimeout(m_busy);
}

// It speaks of a backup as it was made.
void SqliteStore::drop_digest() {
  if (!m_has_written) m_db->exec("DELETE FROM meta WHERE key = '" + std::string(digest_key) + "'");
}

bool SqliteStore::is_erasure_pending() const { return !meta(erasure_key).empty(); }

// A write outside a transaction would commit on its own, apart from the events that it belongs to.
void SqliteStore::must_write() const {
  if (!m_write) throw std::logic_error("store: written to outside a transaction");
  // SQLite rolls back on its own when the disk is full: nothing may be added behind that.
  if (!in_transaction(*m_db)) throw std::logic_error("store: the transaction has failed already");
}

// One chain: whose it is does not matter.
StreamId SqliteStore::new_stream_of(std::string_view kind, StreamId) {
  must_write();
  return guarded(m_path, [&] { return m_log->new_stream(kind); });
}

engine::Result<std::int64_t> SqliteStore::append(std::string_view kind, StreamId stream, int after,
                                                 std::span<const engine::NewEvent> events) {
  must_write();
  return guarded(m_path, [&] { return m_log->append(kind, stream, after, events); });
}

std::vector<engine::EventRecord> SqliteStore::load(StreamId stream) const {
  return guarded(m_path, [&] { return m_log->load(stream); });
}

std::vector<engine::EventRecord> SqliteStore::events_after(const engine::Bookmark& read, std::size_t limit) const {
  return guarded(m_path, [&] { return m_log->events_after(read.of(0), limit); });
}

std::vector<engine::EventRecord> SqliteStore::streams_after(std::string_view kind, StreamId after,
                                                            std::size_t limit) const {
  return guarded(m_path, [&] { return m_log->streams_after(kind, after, limit); });
}

engine::Heads SqliteStore::heads() const {
  const Head head = guarded(m_path, [&] { return m_log->head(); });
  return engine::ChainHead{head.seq, hex(head.hash)};
}

// A transaction is one view as it is. A savepoint in it would have SQLite keep what each page held before.
engine::Snapshot SqliteStore::one_view() const {
  auto view = m_view.lock();
  if (view || in_transaction(*m_db)) return view;
  guarded(m_path, [&] { view = std::make_shared<const Snapshot>(*m_db); });
  m_view = view;
  return view;
}

std::optional<engine::BrokenChain> SqliteStore::verify(const std::optional<engine::Heads>& expected) const {
  return guarded(m_path, [&] {
    const Snapshot snapshot(*m_db);
    return verify_log(*m_db, *m_private, m_log->head(), expected ? std::optional(expected->of(0)) : std::nullopt);
  });
}

std::vector<engine::Flaw> SqliteStore::inspect() const {
  return guarded(m_path, [&] {
    const Snapshot snapshot(*m_db);
    return sqlite::inspect(*m_db);
  });
}

std::int64_t SqliteStore::events_in_clear() const {
  return guarded(m_path, [&] { return sqlite::events_in_clear(*m_db); });
}

std::string SqliteStore::seal(StreamId stream, std::string_view key, std::string_view value) {
  must_write();
  return guarded(m_path, [&] { return m_private->seal(stream, key, value); });
}

std::optional<std::string> SqliteStore::unseal(StreamId stream, std::string_view key) const {
  return guarded(m_path, [&] { return m_private->unseal(stream, key); });
}

int SqliteStore::erase_private(StreamId stream) {
  must_write();
  m_write->erased = true;
  set_meta(erasure_key, std::to_string(m_log->head().seq + 1) + "/" + std::to_string(stream));
  return guarded(m_path, [&] { return m_private->erase(stream); });
}

std::string SqliteStore::meta(std::string_view key) const {
  return guarded(m_path, [&] {
    Use row(m_meta, key);
    return row.step() ? row.text(0) : std::string();
  });
}

void SqliteStore::set_meta(std::string_view key, std::string_view value) {
  must_write();
  guarded(m_path, [&] {
    SQLite::Statement statement(*m_db,
                                "INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
    Use(statement, key, value).run();
  });
}

// In SQLite's temporary file: a million numbers must not stand in memory. Rolled back with the transaction.
// A temporary table: SQLite moves it to a file of its own when it outgrows the cache.
bool SqliteStore::note_once(std::string_view key) {
  must_write();
  return guarded(m_path, [&] {
    if (!m_note) {
      m_db->exec("CREATE TEMP TABLE noted (key TEXT PRIMARY KEY) WITHOUT ROWID");
      m_note = std::make_unique<SQLite::Statement>(*m_db, "INSERT OR IGNORE INTO temp.noted VALUES (?)");
    }
    return Use(*m_note, key).run() == 1;
  });
}

// A roll-back takes the table away as well; a commit leaves it.
void SqliteStore::forget_notes() {
  if (!m_note) return;
  m_note.reset();
  m_db->tryExec("DROP TABLE IF EXISTS temp.noted");
}

engine::Result<engine::Heads> SqliteStore::backup_to(const std::string& path) const {
  // Inside its own transaction the copy would hold what may yet be rolled back.
  if (m_write) throw std::logic_error("store: backup inside a transaction");
  return backup(*m_db, path);
}

}  // namespace qixian::adapters::sqlite
