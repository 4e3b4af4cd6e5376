#include "tests/support/memory_store.hpp"

#include <algorithm>
#include <stdexcept>

#include "tests/support/memory_chain.hpp"

namespace qixian::tests {

using engine::EventRecord;
using engine::StreamId;

namespace {

engine::StoreFailure busy() {
  return engine::StoreFailure({"busy", {"another process is writing", {}}, {"try again", {}}, {}, {}, {}});
}

}  // namespace

class MemoryStore::Write : public engine::Transaction {
 public:
  explicit Write(MemoryStore& store) : m_store(store) {
    if (!ground().enter(this, m_store.m_patience)) throw busy();
    base = ground().committed();
    draft = std::make_shared<MemoryState>(*base);
    m_store.m_write = this;
  }
  ~Write() override { close(); }
  void commit() override {
    if (m_store.m_write != this) throw std::logic_error("store: committed twice");
    ground().commit(std::move(draft), base, changes);
    ++m_store.m_own_commits;
    close();
  }

  std::shared_ptr<const MemoryState> base;
  std::shared_ptr<MemoryState> draft;
  std::vector<MemoryGround::Change> changes;

 private:
  MemoryGround& ground() { return *m_store.m_ground; }
  void close() {
    if (m_store.m_write != this) return;
    m_store.m_write = nullptr;
    ground().leave(this);
  }
  MemoryStore& m_store;
};

MemoryStore::MemoryStore(std::shared_ptr<MemoryGround> ground, std::chrono::milliseconds patience)
    : m_ground(std::move(ground)), m_patience(patience) {}

std::unique_ptr<engine::Transaction> MemoryStore::begin() {
  if (m_write) throw std::logic_error("store: a transaction is open already");
  if (!m_view.expired()) throw std::logic_error("store: a transaction under a view");
  return std::make_unique<Write>(*this);
}

std::shared_ptr<const MemoryState> MemoryStore::reading() const {
  if (m_write) return m_write->draft;
  const auto view = m_view.lock();
  return view ? view : m_ground->committed();
}

// A state of its own, which nobody else keeps alive.
engine::Snapshot MemoryStore::one_view() const {
  auto view = m_view.lock();
  if (view || m_write) return view;
  view = std::make_shared<const MemoryState>(*m_ground->committed());
  m_view = view;
  return view;
}

void MemoryStore::change(MemoryGround::Change how) {
  if (!m_write) throw std::logic_error("store: written to outside a transaction");
  m_has_written = true;
  how(*m_write->draft);
  m_write->changes.push_back(std::move(how));
}

StreamId MemoryStore::new_stream_of(std::string_view kind, StreamId agency) {
  if (!m_write) throw std::logic_error("store: written to outside a transaction");
  const auto stream = m_ground->new_stream(m_write);
  change([=, stored = MemoryState::Stream{std::string(kind), m_ground->chain_of(agency)}](MemoryState& state) {
    state.streams[stream] = stored;
  });
  return stream;
}

/// @returns false where another has written into it since the transaction began: what was read of it is old
bool MemoryStore::take_chain(std::int64_t chain) {
  const auto taken = m_ground->take(chain, m_write, m_patience);
  if (taken == MemoryGround::Taken::busy) throw busy();
  const auto now = m_ground->committed();
  const bool same = chain == 0 ? now == m_write->base : now->heads.of(chain) == m_write->base->heads.of(chain);
  return same && taken == MemoryGround::Taken::ok;
}

engine::Result<std::int64_t> MemoryStore::append(std::string_view kind, StreamId stream, int after,
                                                 std::span<const engine::NewEvent> events) {
  if (!m_write) throw std::logic_error("store: written to outside a transaction");
  const auto& state = *m_write->draft;
  const auto known = state.streams.find(stream);
  if (known == state.streams.end() || known->second.kind != kind) throw std::logic_error("store: no such stream");
  const auto chain = known->second.chain;
  const bool is_mine = take_chain(chain);
  const auto last = static_cast<int>(std::ranges::count(state.events, stream, &MemoryState::Stored::stream));
  if (!is_mine || last != after) return engine::refuse("conflict", {"someone else has written meanwhile", {}});
  for (const auto& event : events) {
    const auto head = state.heads.of(chain);
    MemoryState::Stored stored;
    static_cast<engine::NewEvent&>(stored) = event;
    stored.chain = chain;
    stored.seq = head.seq + 1;
    stored.stream_kind = kind;
    stored.stream = stream;
    stored.stream_seq = ++after;
    stored.hash = hash_of(head.hash, stored);
    change([stored](MemoryState& to) {
      to.heads.put(stored.chain, {stored.seq, stored.hash});
      to.events.push_back(stored);
    });
  }
  return state.heads.of(chain).seq;
}

std::vector<EventRecord> MemoryStore::load(StreamId stream) const {
  const auto view = reading();
  std::vector<EventRecord> found;
  for (const auto& event : view->events)
    if (event.stream == stream) found.push_back(event);
  return found;
}

std::vector<EventRecord> MemoryStore::events_after(const engine::Bookmark& read, std::size_t limit) const {
  const auto view = reading();
  std::vector<EventRecord> found;
  for (const auto& event : view->events)
    if (event.is_behind(read)) found.push_back(event);
  std::ranges::sort(found, {}, [](const auto& e) { return std::pair(e.chain, e.seq); });
  if (found.size() > limit) found.resize(limit);
  return found;
}

std::vector<EventRecord> MemoryStore::streams_after(std::string_view kind, StreamId after, std::size_t limit) const {
  const auto view = reading();
  std::vector<EventRecord> found;
  for (const auto& [stream, known] : view->streams) {
    if (known.kind != kind || stream <= after) continue;
    if (found.size() >= limit) break;
    for (const auto& event : view->events)
      if (event.stream == stream) found.push_back(event);
  }
  return found;
}

engine::Heads MemoryStore::heads() const { return reading()->heads; }

std::optional<engine::BrokenChain> MemoryStore::verify(const std::optional<engine::Heads>& expected) const {
  return broken(*reading(), expected);
}

std::string MemoryStore::seal(StreamId stream, std::string_view key, std::string_view value) {
  const MemoryState::Text text{std::string(value), std::to_string(m_ground->new_salt()) + "|"};
  change([=, key = std::string(key)](MemoryState& state) { state.texts[{stream, key}] = text; });
  return digest(text.salt + *text.value);
}

std::optional<std::string> MemoryStore::unseal(StreamId stream, std::string_view key) const {
  const auto view = reading();
  const auto found = view->texts.find({stream, std::string(key)});
  return found == view->texts.end() ? std::nullopt : found->second.value;
}

int MemoryStore::erase_private(StreamId stream) {
  const auto is_there = [=](const auto& one) { return one.first.first == stream && one.second.value; };
  const auto erased = static_cast<int>(std::ranges::count_if(reading()->texts, is_there));
  change([=](MemoryState& state) {
    for (auto& one : state.texts)
      if (is_there(one)) one.second.value.reset();
  });
  return erased;
}

std::string MemoryStore::meta(std::string_view key) const {
  const auto view = reading();
  const auto found = view->meta.find(key);
  return found == view->meta.end() ? "" : found->second;
}

void MemoryStore::set_meta(std::string_view key, std::string_view value) {
  change([key = std::string(key), value = std::string(value)](MemoryState& state) { state.meta[key] = value; });
}

std::optional<engine::KeptAnswer> MemoryStore::kept_answer(std::string_view who, std::string_view key) const {
  const auto view = reading();
  const auto found = view->answers.find({std::string(who), std::string(key)});
  if (found == view->answers.end()) return {};
  return found->second.first;
}

void MemoryStore::keep_answer(std::string_view who, std::string_view key, const engine::KeptAnswer& answer,
                              rules::Day on) {
  change([place = std::pair(std::string(who), std::string(key)), kept = std::pair(answer, on)](MemoryState& state) {
    state.answers[place] = kept;
  });
}

void MemoryStore::forget_answers(rules::Day before) {
  change([before](MemoryState& state) {
    std::erase_if(state.answers, [before](const auto& kept) { return kept.second.second < before; });
  });
}

bool MemoryStore::note_once(std::string_view key) {
  const bool is_new = !reading()->noted.contains(key);
  change([key = std::string(key)](MemoryState& state) { state.noted.insert(key); });
  return is_new;
}

engine::Result<engine::Heads> MemoryStore::backup_to(const std::string&) const {
  throw std::logic_error("store: one in memory has no backup");
}

}  // namespace qixian::tests
