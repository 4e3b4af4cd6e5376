#pragma once
#include <memory>
#include <string>

#include "adapters/sqlite/connection.hpp"
#include "engine/store/flaw.hpp"
#include "engine/store/ports.hpp"

namespace qixian::adapters::sqlite {

class Deadlines;
class EventLog;
class PrivateTexts;
class Projections;

/// A store in one SQLite file (with -wal and -shm beside it while it is open). One connection, one thread; any number
/// of processes. 4 KiB pages; a case of ten events takes about 5 KiB.
/// Turned down: a rollback journal (a reader would stop a writer, and a commit costs four times as much), one file a
/// case (no list without opening all), a server (an office of three has nobody to look after one).
class SqliteStore : public engine::Store {
 public:
  /// @returns as open_database  @throws StoreFailure for the environment
  static engine::Result<std::unique_ptr<SqliteStore>> open(const std::string& path, OpenMode mode, Limits limits = {});
  ~SqliteStore() override;

  std::unique_ptr<engine::Transaction> begin() override;
  bool note_once(std::string_view key) override;
  engine::Snapshot one_view() const override;

  engine::StreamId new_stream_of(std::string_view kind, engine::StreamId agency) override;
  engine::Result<std::int64_t> append(std::string_view kind, engine::StreamId stream, int after,
                                      std::span<const engine::NewEvent> events) override;
  std::vector<engine::EventRecord> load(engine::StreamId stream) const override;
  std::vector<engine::EventRecord> events_after(const engine::Bookmark& read, std::size_t limit) const override;
  std::vector<engine::EventRecord> streams_after(std::string_view kind, engine::StreamId after,
                                                 std::size_t limit) const override;
  engine::Heads heads() const override;
  std::optional<engine::BrokenChain> verify(const std::optional<engine::Heads>& expected) const override;

  std::string seal(engine::StreamId stream, std::string_view key, std::string_view value) override;
  std::optional<std::string> unseal(engine::StreamId stream, std::string_view key) const override;
  int erase_private(engine::StreamId stream) override;
  bool is_erasure_pending() const override;

  void put_case(const engine::CaseRow& row) override;
  void drop_case(engine::StreamId stream) override;
  std::optional<engine::CaseRow> case_row(engine::StreamId stream) const override;
  std::vector<engine::CaseRow> case_rows(std::span<const engine::StreamId> streams) const override;
  std::vector<engine::CaseRow> cases_numbered(std::string_view number) const override;
  std::optional<engine::CaseRow> case_of(engine::StreamId agency, std::string_view number) const override;
  std::vector<engine::CaseRow> cases_after(const engine::CaseFilter& filter,
                                           const std::optional<engine::ListPlace>& after,
                                           std::size_t limit) const override;
  std::vector<engine::StreamId> cases_concerning(const engine::Period& period, engine::StreamId agency) const override;
  std::vector<engine::CaseGroup> groups(const engine::Period& period) const override;
  void clear_cases() override;
  engine::DumpPage case_lines(const engine::DumpPlace& from, std::size_t limit) const override;

  void put_deadlines(engine::StreamId stream, std::span<const engine::DeadlineRow> rows) override;
  std::vector<engine::DeadlineRow> deadlines(engine::StreamId stream) const override;
  std::vector<engine::DeadlineRow> deadlines_after(const engine::DeadlineFilter& filter,
                                                   const engine::DeadlineRow* after, std::size_t limit) const override;
  void clear_deadlines() override;
  engine::DumpPage deadline_lines(const engine::DumpPlace& from, std::size_t limit) const override;

  engine::FrozenTable freeze(engine::FrozenTable table) override;
  std::optional<engine::FrozenTable> frozen(std::string_view form, engine::StreamId agency,
                                            const engine::Period& period) const override;
  std::vector<engine::FrozenTable> frozen_after(std::int64_t id, std::size_t limit) const override;

  std::string meta(std::string_view key) const override;
  void set_meta(std::string_view key, std::string_view value) override;

  std::optional<engine::KeptAnswer> kept_answer(std::string_view who, std::string_view key) const override;
  void keep_answer(std::string_view who, std::string_view key, const engine::KeptAnswer& answer,
                   rules::Day on) override;
  void forget_answers(rules::Day before) override;

  engine::Result<engine::Heads> backup_to(const std::string& path) const override;

  /// What can't be read off the chain: see inspect.hpp.
  std::vector<engine::Flaw> inspect() const;
  /// Events of older editions in which an officer's own words stand in clear. They can't be edited.
  std::int64_t events_in_clear() const;

  /// Brings all that was written into the file itself, for one that is put in its place when it is closed.
  void settle();
  /// The copy that was made before the store was brought up to date; empty where it was not older.
  const std::string& kept_copy() const { return m_kept; }

  SQLite::Database& database() const { return *m_db; }  ///< for the outbox beside it, and for tests

 private:
  class Write;
  SqliteStore(std::string path, Opened opened, int busy);
  void must_write() const;
  void take_out_erased(int wait);
  void drop_digest();
  void forget_notes();

  std::string m_path;
  int m_busy;  ///< milliseconds
  std::string m_kept;
  std::unique_ptr<SQLite::Database> m_db;
  SQLite::Statement m_begin, m_commit;
  mutable SQLite::Statement m_meta;
  std::unique_ptr<EventLog> m_log;
  std::unique_ptr<sqlite::PrivateTexts> m_private;
  std::unique_ptr<Projections> m_projections;
  std::unique_ptr<Deadlines> m_deadlines;
  std::unique_ptr<SQLite::Statement> m_note;  ///< made when an import begins
  Write* m_write = nullptr;
  mutable std::weak_ptr<const Snapshot> m_view;  ///< while somebody holds it
  bool m_has_written = false;                    ///< since it was opened
};

}  // namespace qixian::adapters::sqlite
