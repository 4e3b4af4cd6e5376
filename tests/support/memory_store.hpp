#pragma once
#include <any>
#include <functional>
#include <map>
#include <memory>
#include <set>

#include "engine/store/ports.hpp"

namespace qixian::tests {

/// The store's double: maps, a roll-back by copying them, a chain of a simple digest. For tests of a few hundred
/// events.
class MemoryStore : public engine::Store {
 public:
  MemoryStore();
  ~MemoryStore() override;

  std::unique_ptr<engine::Transaction> begin() override;

  engine::StreamId new_stream(std::string_view kind) override;
  engine::Result<std::int64_t> append(std::string_view kind, engine::StreamId stream, int after,
                                      std::span<const engine::NewEvent> events) override;
  std::vector<engine::EventRecord> load(engine::StreamId stream) const override;
  void each_event(const std::function<void(const engine::EventRecord&)>& visit) const override;
  void each_event_after(std::int64_t seq, const std::function<void(const engine::EventRecord&)>& visit) const override;
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
  void clear_projections() override;
  void dump_projections(const std::function<void(std::string_view)>& line) const override;

  engine::FrozenTable freeze(engine::FrozenTable table) override;
  std::optional<engine::FrozenTable> frozen(std::string_view form, engine::StreamId agency,
                                            const engine::Period& period) const override;
  void each_frozen(const std::function<void(const engine::FrozenTable&)>& visit) const override;

  std::string meta(std::string_view key) const override;
  void set_meta(std::string_view key, std::string_view value) override;
  bool note_once(std::string_view key) override;
  /// Nothing that could be opened again: refuses an existing file, else writes an empty one.
  engine::Result<engine::ChainHead> backup_to(const std::string& path) const override;

  /// The table of another projection: rolled back with the transaction, as all else.
  template <class Table>
  Table& table(const std::string& name) {
    auto& any = any_table(name);
    if (!any.has_value()) any = Table{};
    return std::any_cast<Table&>(any);
  }
  void must_write() const { (void)writing(); }

  /// What somebody does who edits the store behind the program's back.
  void tamper(std::int64_t seq, const std::function<void(engine::EventRecord&)>& edit);
  void change_text(engine::StreamId stream, const std::string& key, const std::string& value);
  void lose_text(engine::StreamId stream, const std::string& key);
  void cut_tail(std::int64_t from);  ///< the events from this one on, and the head moved back with them

 private:
  struct State;
  class Write;
  State& writing() const;
  std::any& any_table(const std::string& name);

  std::unique_ptr<State> m_state;
  std::unique_ptr<State> m_before;  ///< while a transaction is open
};

}  // namespace qixian::tests
