#pragma once
#include <functional>
#include <memory>

#include "tests/support/memory_ground.hpp"

namespace qixian::tests {

/// The store's double: maps, which a transaction copies and puts in the place of the old ones, and chains of a simple
/// digest. For tests of a few hundred events. Several hands may be on one ground, each in a thread of its own.
class MemoryStore : public engine::Store {
 public:
  explicit MemoryStore(std::shared_ptr<MemoryGround> ground = std::make_shared<MemoryGround>(),
                       std::chrono::milliseconds patience = {});

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
  bool is_erasure_pending() const override { return false; }

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
  /// A store in memory has no copy that could be opened: a mistake of the program.
  engine::Result<engine::Heads> backup_to(const std::string& path) const override;

  /// The table of another projection: rolled back with the transaction, as all else.
  template <class Table>
  void change_table(const std::string& name, const std::function<void(Table&)>& how) {
    change([name, how](MemoryState& state) {
      auto& any = state.tables[name];
      if (!any.has_value()) any = Table{};
      how(std::any_cast<Table&>(any));
    });
  }
  template <class Table>
  std::shared_ptr<const Table> table(const std::string& name) const {
    const auto view = reading();
    const auto found = view->tables.find(name);
    if (found == view->tables.end()) return std::make_shared<Table>();
    return {view, std::any_cast<Table>(&found->second)};
  }

  /// Differs from what it was when another hand has committed since.
  std::int64_t mark() const { return m_ground->commits() - m_own_commits; }
  bool has_written() const { return m_has_written; }

 private:
  class Write;
  /// What this hand sees: its own transaction, its view, or what was committed last.
  std::shared_ptr<const MemoryState> reading() const;
  /// Everything that is written, so that it can be done once more on what others commit meanwhile.
  void change(MemoryGround::Change how);
  bool take_chain(std::int64_t chain);

  std::shared_ptr<MemoryGround> m_ground;
  std::chrono::milliseconds m_patience;
  Write* m_write = nullptr;  ///< while a transaction is open
  mutable std::weak_ptr<const MemoryState> m_view;
  std::int64_t m_own_commits = 0;
  bool m_has_written = false;
};

}  // namespace qixian::tests
