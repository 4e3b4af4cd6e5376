// The stores that pass the suite. Another one is another factory here; nothing else in this folder knows a store.
#include <SQLiteCpp/Database.h>

#include "tests/conformance/suite.hpp"
#include "tests/support/memory_chain.hpp"
#include "tests/support/memory_handle.hpp"
#include "wiring/open.hpp"
#include "wiring/sqlite_handle.hpp"

using namespace qixian;
using namespace qixian::tests;
using engine::StreamId;

namespace {

constexpr std::chrono::milliseconds a_moment{50};

class MemoryPlace final : public Ground {
 public:
  explicit MemoryPlace(Chains chains) : m_ground(std::make_shared<MemoryGround>(chains)) {}
  std::unique_ptr<wiring::Handle> open() override { return std::make_unique<MemoryHandle>(m_ground, a_moment); }
  std::unique_ptr<wiring::Handle> open_backup(const std::string&) override { return nullptr; }
  void change_data(std::int64_t seq) override { tests::change_data(*m_ground, seq); }
  void cut_tail(std::int64_t from) override { tests::cut_tail(*m_ground, from); }
  void change_text(StreamId stream, const std::string& key) override {
    tests::change_text(*m_ground, stream, key, "改名");
  }
  void lose_text(StreamId stream, const std::string& key) override { tests::lose_text(*m_ground, stream, key); }

 private:
  std::shared_ptr<MemoryGround> m_ground;
};

std::unique_ptr<wiring::Handle> sqlite_hand(const std::string& path) {
  namespace sqlite = adapters::sqlite;
  return std::make_unique<wiring::SqliteHandle>(
      sqlite::SqliteStore::open(path, sqlite::OpenMode::create, {.busy = a_moment}).value());
}

class SqliteFile final : public Ground {
 public:
  explicit SqliteFile(std::string path) : m_path(std::move(path)) {}
  std::unique_ptr<wiring::Handle> open() override { return sqlite_hand(m_path); }
  std::unique_ptr<wiring::Handle> open_backup(const std::string& path) override { return sqlite_hand(path); }
  void change_data(std::int64_t seq) override {
    sql("DROP TRIGGER event_is_never_edited");
    sql("UPDATE event SET data = data || ' ' WHERE seq = " + std::to_string(seq));
  }
  void cut_tail(std::int64_t from) override {
    sql("DROP TRIGGER event_is_never_deleted");
    sql("DELETE FROM event WHERE seq >= " + std::to_string(from));
    sql("UPDATE head SET (seq, hash) = (SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1)");
  }
  void change_text(StreamId stream, const std::string& key) override {
    sql("UPDATE private_text SET value = '改名' WHERE " + of(stream, key));
  }
  void lose_text(StreamId stream, const std::string& key) override {
    sql("DELETE FROM private_text WHERE " + of(stream, key));
  }

 private:
  static std::string of(StreamId stream, const std::string& key) {
    return "stream = " + std::to_string(stream) + " AND key = '" + key + "'";
  }
  void sql(const std::string& text) { SQLite::Database(m_path, SQLite::OPEN_READWRITE).exec(text); }
  std::string m_path;
};

}  // namespace

TEST_CASE("every store - in memory") {
  exercise(
      {.can = {.takes_two = true, .can_be_edited = true}, .make = [](const ScratchFolder&) -> std::unique_ptr<Ground> {
         return std::make_unique<MemoryPlace>(Chains::one);
       }});
}

TEST_CASE("every store - in memory, a chain for each agency") {
  exercise({.can = {.takes_two = true, .writes_side_by_side = true, .can_be_edited = true},
            .make = [](const ScratchFolder&) -> std::unique_ptr<Ground> {
              return std::make_unique<MemoryPlace>(Chains::many);
            }});
}

TEST_CASE("every store - in a SQLite file") {
  exercise({.can = {.is_durable = true, .has_backups = true, .takes_two = true, .can_be_edited = true},
            .make = [](const ScratchFolder& folder) -> std::unique_ptr<Ground> {
              return std::make_unique<SqliteFile>(folder / "store.db");
            }});
}
