#pragma once
#include "adapters/sqlite/sqlite_store.hpp"
#include "engine/store/outbox.hpp"

namespace qixian::adapters::sqlite {

/// Tables outbox and moved_case of a store, on the store's own connection: in its transactions, and no longer than it
/// lives.
class Outbox : public engine::Outbox {
 public:
  explicit Outbox(const SqliteStore& store);

  bool put(const engine::OutboxEntry& entry) override;
  void update(const engine::OutboxEntry& entry) override;
  std::optional<engine::OutboxEntry> find(std::string_view key) const override;
  std::optional<engine::OutboxEntry> ready(engine::Moment now, const engine::Channels& full = {}) const override;
  std::optional<engine::Moment> next_ready(const engine::Channels& full = {}) const override;
  std::vector<engine::OutboxEntry> unsent(engine::StreamId stream) const override;
  std::vector<engine::OutboxEntry> last_told(engine::StreamId stream) const override;
  std::vector<engine::StreamId> unsent_streams() const override;
  std::vector<engine::OutboxEntry> entries_after(std::string_view state, std::int64_t id,
                                                 std::size_t limit) const override;
  engine::Snapshot one_view() const override { return m_store.one_view(); }
  std::int64_t count(std::string_view state) const override;
  void note_moved(const engine::MovedCase& moved) override;
  std::vector<engine::MovedCase> take_moved() override;

 private:
  void must_write() const;

  const SqliteStore& m_store;
  SQLite::Database& m_db;
  std::string m_path;
};

}  // namespace qixian::adapters::sqlite
