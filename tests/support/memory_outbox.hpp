#pragma once
#include <algorithm>
#include <set>
#include <tuple>

#include "engine/store/outbox.hpp"
#include "tests/support/memory_store.hpp"

namespace qixian::tests {

/// The double of the outbox, in the double of the store.
class MemoryOutbox : public engine::Outbox {
 public:
  explicit MemoryOutbox(MemoryStore& store) : m_store(store) {}

  bool put(const engine::OutboxEntry& entry) override {
    const auto known = find(entry.key);
    change([entry](Table& all) { put_into(all, entry); });
    return !known || known->state == engine::OutboxState::void_;
  }
  void update(const engine::OutboxEntry& e) override {
    change([e](Table& all) {
      for (auto& known : all) {
        if (known.id != e.id) continue;
        known.state = e.state;
        known.told = e.told;
        known.attempts = e.attempts;
        known.next_at = e.next_at;
        known.lease_until = e.lease_until;
        known.last_error = e.last_error;
      }
    });
  }
  std::optional<engine::OutboxEntry> find(std::string_view key) const override {
    const auto all = table();
    for (const auto& e : *all)
      if (e.key == key) return e;
    return std::nullopt;
  }
  std::optional<engine::OutboxEntry> ready(engine::Moment now, const engine::Channels& full = {}) const override {
    const auto first = first_unsent(full);
    return first && ready_at(*first) <= now ? first : std::nullopt;
  }
  std::optional<engine::Moment> next_ready(const engine::Channels& full = {}) const override {
    const auto first = first_unsent(full);
    return first ? std::optional(ready_at(*first)) : std::nullopt;
  }
  std::vector<engine::OutboxEntry> unsent(engine::StreamId stream) const override {
    std::vector<engine::OutboxEntry> found;
    const auto all = table();
    for (const auto& e : *all)
      if (e.stream == stream && is_unsent(e)) found.push_back(e);
    return found;
  }
  std::vector<engine::OutboxEntry> last_told(engine::StreamId stream) const override {
    std::map<std::tuple<std::string, std::string, std::string, std::string>, engine::OutboxEntry> last;
    const auto all = table();
    for (const auto& e : *all)
      if (e.stream == stream && (e.told || e.state == engine::OutboxState::claimed))
        last[{e.said.kind, e.ordinal, e.said.person, e.channel}] = e;
    std::vector<engine::OutboxEntry> found;
    for (auto& [group, e] : last) found.push_back(std::move(e));
    std::ranges::sort(found, {}, &engine::OutboxEntry::id);
    return found;
  }
  std::vector<engine::StreamId> unsent_streams() const override {
    std::set<engine::StreamId> streams;
    const auto all = table();
    for (const auto& e : *all)
      if (is_unsent(e)) streams.insert(e.stream);
    return {streams.begin(), streams.end()};
  }
  std::vector<engine::OutboxEntry> entries_after(std::string_view state, std::int64_t id,
                                                 std::size_t limit) const override {
    std::vector<engine::OutboxEntry> found;
    const auto all = table();
    for (const auto& e : *all)
      if (rules::code_of(e.state) == state && e.id > id && found.size() < limit) found.push_back(e);
    return found;
  }
  engine::Snapshot one_view() const override { return m_store.one_view(); }
  std::int64_t count(std::string_view state) const override {
    const auto all = table();
    return std::ranges::count(*all, state, [](auto& e) { return rules::code_of(e.state); });
  }
  void note_moved(const engine::MovedCase& moved) override {
    m_store.change_table<Moves>("moved_case", [moved](Moves& all) { all.push_back(moved); });
  }
  std::vector<engine::MovedCase> take_moved() override {
    const auto taken = *m_store.table<Moves>("moved_case");
    m_store.change_table<Moves>("moved_case", [](Moves& all) { all.clear(); });
    return taken;
  }

 private:
  using Table = std::vector<engine::OutboxEntry>;
  using Moves = std::vector<engine::MovedCase>;
  static void put_into(Table& all, const engine::OutboxEntry& entry) {
    for (auto& known : all) {
      if (known.key != entry.key) continue;
      if (known.state != engine::OutboxState::void_) return;
      known.said = entry.said;
      known.state = engine::OutboxState::waiting;
      known.attempts = 0;
      known.next_at = entry.next_at;
      known.last_error.clear();
      return;
    }
    auto& put = all.emplace_back(entry);
    put.id = static_cast<std::int64_t>(all.size());
    put.state = engine::OutboxState::waiting;
    put.told = false;
    put.attempts = 0;
    put.lease_until.reset();
    put.last_error.clear();
  }
  static bool is_unsent(const engine::OutboxEntry& e) {
    return e.state == engine::OutboxState::waiting || e.state == engine::OutboxState::claimed;
  }
  static engine::Moment ready_at(const engine::OutboxEntry& e) { return e.lease_until.value_or(e.next_at); }
  std::optional<engine::OutboxEntry> first_unsent(const engine::Channels& full) const {
    std::optional<engine::OutboxEntry> first;
    const auto all = table();
    for (const auto& e : *all)
      if (is_unsent(e) && !full.contains(e.channel) &&
          (!first || std::tuple(ready_at(e), e.id) < std::tuple(ready_at(*first), first->id)))
        first = e;
    return first;
  }
  std::shared_ptr<const Table> table() const { return m_store.table<Table>("outbox"); }
  void change(const std::function<void(Table&)>& how) { m_store.change_table<Table>("outbox", how); }
  MemoryStore& m_store;
};

}  // namespace qixian::tests
