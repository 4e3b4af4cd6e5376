// Answers to acts that came with a key of their own: table kept_answer.
#include "adapters/sqlite/failure.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
#include "adapters/sqlite/statement.hpp"

namespace qixian::adapters::sqlite {

std::optional<engine::KeptAnswer> SqliteStore::kept_answer(std::string_view who, std::string_view key) const {
  return guarded(m_path, [&]() -> std::optional<engine::KeptAnswer> {
    SQLite::Statement query(
        *m_db, "SELECT digest, status, body, tag, place, stream FROM kept_answer WHERE who = ? AND key = ?");
    Use row(query, who, key);
    if (!row.step()) return std::nullopt;
    return engine::KeptAnswer{row.text(0), row.small(1), row.text(2), row.text(3), row.text(4), row.number(5)};
  });
}

void SqliteStore::keep_answer(std::string_view who, std::string_view key, const engine::KeptAnswer& answer,
                              rules::Day on) {
  must_write();
  guarded(m_path, [&] {
    SQLite::Statement statement(*m_db, "INSERT OR REPLACE INTO kept_answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Use(statement, who, key, answer.digest, answer.status, answer.body, answer.tag, answer.place, answer.stream, on)
        .run();
  });
}

void SqliteStore::forget_answers(rules::Day before) {
  must_write();
  guarded(m_path, [&] {
    SQLite::Statement statement(*m_db, "DELETE FROM kept_answer WHERE kept_on < ?");
    Use(statement, before).run();
  });
}

}  // namespace qixian::adapters::sqlite
