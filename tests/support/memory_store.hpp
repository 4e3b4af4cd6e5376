#pragma once
#include <functional>
#include <memory>

#include "tests/support/memory_ground.hpp"

namespace qixian::tests {

/// The store's double: maps, which a transaction copies and puts in the place of the old ones, and a chain of a simple
/// digest. For tests of a few hundred events. Several hands may be on one ground, each in a thread of its own.
class MemoryStore : public engine::Store {
 public:
  explicit MemoryStore(std::shared_ptr<MemoryGround> ground = std::make_shared<MemoryGround>(),
                       std::chrono::milliseconds patience = {});

  std::unique_ptr<engine::Transaction> begin() override;

  engine::StreamId new_stream(std::string_view kind) override;
  engine::Result<std::int64_t> append(std::string_view kind, engine::StreamId stream, int after,
                                      std::span<const engine::NewEvent> events) override;
  std::vector<engine::EventRecord> load(engine::StreamId stream) const override;
  void each_event(const std::function<void(const engine::EventRecord&)>& visit) const override;
  engine::Bookmark bookmark() const override;
  void each_event_after(const engine::Bookmark& read,
                        const std::function<void(const engine::EventRecord&)>& visit) const override;
  void each_stream(
      std::string_view kind,
      const std::function<void(engine::StreamId, std::span<const engine::EventRecord>)>& visit) const override;
  engine::ChainHead head() const override;
  std::optional<engine::BrokenChain> verify(const std::optional<engine::ChainHead>& expected) const override;

  std::string seal(engine::StreamId stream, std::string_view key, std::string_view value) override;
  std::optional<std::string> unseal(engine::StreamId stream, std::string_view key) const override;
  int erase_private(engine::StreamId stream) override;
  bool is_erasure_pending() const override { return false; }

  void put_case(const engine::CaseRow& row) override;
  void drop_case(engine::StreamId stream) override;
  std::optional<engine::CaseRow> case_row(engine::StreamId stream) const override;
  std::vector<engine::CaseRow> cases_numbered(std::string_view number) const override;
  std::optional<engine::CaseRow> case_of(engine::StreamId agency, std::string_view number) const override;
  void each_case(const engine::CaseFilter& filter,
                 const std::function<void(const engine::CaseRow&)>& visit) const override;
  void each_group(const engine::Period& period,
                  const std::function<void(const engine::CaseGroup&)>& visit) const override;
  void put_deadlines(engine::StreamId stream, std::span<const engine::DeadlineRow> rows) override;
  std::vector<engine::DeadlineRow> deadlines(engine::StreamId stream) const override;
  void each_deadline(const engine::DeadlineFilter& filter,
                     const std::function<void(const engine::DeadlineRow&)>& visit) const override;
  void clear_cases() override;
  void clear_deadlines() override;
  void dump_projections(const std::function<void(std::string_view)>& line) const override;

  engine::FrozenTable freeze(engine::FrozenTable table) override;
  std::optional<engine::FrozenTable> frozen(std::string_view form, engine::StreamId agency,
                                            const engine::Period& period) const override;
  void each_frozen(const std::function<void(const engine::FrozenTable&)>& visit) const override;

  std::string meta(std::string_view key) const override;
  void set_meta(std::string_view key, std::string_view value) override;
  bool note_once(std::string_view key) override;
  /// A store in memory has no copy that could be opened: a mistake of the program.
  engine::Result<engine::ChainHead> backup_to(const std::string& path) const override;

  /// The table of another projection: rolled back with the transaction, as all else.
  template <class Table>
  Table& table_to_write(const std::string& name) {
    auto& any = writing().tables[name];
    if (!any.has_value()) any = Table{};
    return std::any_cast<Table&>(any);
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
  /// What this hand sees: its own transaction, or what was committed last.
  std::shared_ptr<const MemoryState> reading() const;
  MemoryState& writing();

  std::shared_ptr<MemoryGround> m_ground;
  std::chrono::milliseconds m_patience;
  std::shared_ptr<MemoryState> m_draft;  ///< while a transaction is open
  std::int64_t m_own_commits = 0;
  bool m_has_written = false;
};

}  // namespace qixian::tests
