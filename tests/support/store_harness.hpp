#pragma once
#include <memory>
#include <string>

#include "adapters/sqlite/sqlite_store.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/scratch.hpp"

namespace qixian::tests {

using rules::Day;

inline Day on(const char* text) { return rules::parse_day(text).value(); }

inline engine::NewEvent event(std::string type, std::string data = "{}", const char* day = "2026-11-23") {
  return {std::move(type), on(day), "2026-11-23T10:00:00.000Z", "李", std::move(data)};
}

inline std::unique_ptr<adapters::sqlite::SqliteStore> open_store(const std::string& path,
                                                                 adapters::sqlite::Limits limits = {}) {
  return adapters::sqlite::SqliteStore::open(path, adapters::sqlite::OpenMode::create, limits).value();
}

/// What the conformance suite needs of a store: one that is empty, and a hand that edits the log behind its back.
struct MemoryHarness {
  ScratchFolder folder;
  MemoryStore store;
  void change_data(std::int64_t seq) {
    store.tamper(seq, [](engine::EventRecord& e) { e.data += " "; });
  }
  void cut_tail(std::int64_t from) { store.cut_tail(from); }
  void change_text(engine::StreamId stream, const std::string& key) { store.change_text(stream, key, "改名"); }
  void lose_text(engine::StreamId stream, const std::string& key) { store.lose_text(stream, key); }
};

struct SqliteHarness {
  ScratchFolder folder;
  std::unique_ptr<adapters::sqlite::SqliteStore> opened = open_store(folder / "store.db");
  engine::Store& store = *opened;
  void sql(const std::string& text) { opened->database().exec(text); }
  void change_data(std::int64_t seq) {
    sql("DROP TRIGGER event_is_never_edited");
    sql("UPDATE event SET data = data || ' ' WHERE seq = " + std::to_string(seq));
  }
  void change_text(engine::StreamId stream, const std::string& key) {
    sql("UPDATE private_text SET value = '改名' WHERE stream = " + std::to_string(stream) + " AND key = '" + key + "'");
  }
  void lose_text(engine::StreamId stream, const std::string& key) {
    sql("DELETE FROM private_text WHERE stream = " + std::to_string(stream) + " AND key = '" + key + "'");
  }
  void cut_tail(std::int64_t from) {
    sql("DROP TRIGGER event_is_never_deleted");
    sql("DELETE FROM event WHERE seq >= " + std::to_string(from));
    sql("UPDATE head SET (seq, hash) = (SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1)");
  }
};

}  // namespace qixian::tests
