#include "tests/support/memory_store.hpp"

#include <algorithm>
#include <stdexcept>

#include "tests/support/memory_chain.hpp"

namespace qixian::tests {

using engine::ChainHead;
using engine::EventRecord;
using engine::StreamId;

class MemoryStore::Write : public engine::Transaction {
 public:
  explicit Write(MemoryStore& store) : m_store(store) {
    if (!m_store.m_ground->take_place(m_store.m_patience))
      throw engine::StoreFailure({"busy", {"another process is writing", {}}, {"try again", {}}, {}, {}, {}});
    m_store.m_draft = std::make_shared<MemoryState>(*m_store.m_ground->committed());
  }
  ~Write() override {
    if (m_done) return;
    m_store.m_draft.reset();
    m_store.m_ground->leave_place();
  }
  void commit() override {
    if (m_done) throw std::logic_error("store: committed twice");
    m_store.m_draft->noted.clear();
    m_store.m_ground->publish(std::move(m_store.m_draft));
    m_store.m_ground->leave_place();
    ++m_store.m_own_commits;
    m_done = true;
  }

 private:
  MemoryStore& m_store;
  bool m_done = false;
};

MemoryStore::MemoryStore(std::shared_ptr<MemoryGround> ground, std::chrono::milliseconds patience)
    : m_ground(std::move(ground)), m_patience(patience) {}

std::unique_ptr<engine::Transaction> MemoryStore::begin() {
  if (m_draft) throw std::logic_error("store: a transaction is open already");
  return std::make_unique<Write>(*this);
}

std::shared_ptr<const MemoryState> MemoryStore::reading() const { return m_draft ? m_draft : m_ground->committed(); }

MemoryState& MemoryStore::writing() {
  if (!m_draft) throw std::logic_error("store: written to outside a transaction");
  m_has_written = true;
  return *m_draft;
}

StreamId MemoryStore::new_stream(std::string_view kind) {
  auto& kinds = writing().kinds;
  kinds.emplace_back(kind);
  return static_cast<StreamId>(kinds.size());
}

engine::Result<std::int64_t> MemoryStore::append(std::string_view kind, StreamId stream, int after,
                                                 std::span<const engine::NewEvent> events) {
  auto& state = writing();
  if (stream < 1 || stream > static_cast<StreamId>(state.kinds.size()) ||
      state.kinds[static_cast<std::size_t>(stream - 1)] != kind)
    throw std::logic_error("store: no such stream");
  const auto last = static_cast<int>(std::ranges::count(state.events, stream, &MemoryState::Stored::stream));
  if (last != after) return engine::refuse("conflict", {"someone else has written meanwhile", {}});
  for (const auto& event : events) {
    MemoryState::Stored stored;
    static_cast<engine::NewEvent&>(stored) = event;
    stored.seq = state.head.seq + 1;
    stored.stream_kind = kind;
    stored.stream = stream;
    stored.stream_seq = ++after;
    stored.hash = hash_of(state.head.hash, stored);
    state.head = {stored.seq, stored.hash};
    state.events.push_back(std::move(stored));
  }
  return state.head.seq;
}

std::vector<EventRecord> MemoryStore::load(StreamId stream) const {
  const auto view = reading();
  std::vector<EventRecord> found;
  for (const auto& event : view->events)
    if (event.stream == stream) found.push_back(event);
  return found;
}

void MemoryStore::each_event(const std::function<void(const EventRecord&)>& visit) const {
  const auto view = reading();
  for (const auto& event : view->events) visit(event);
}

engine::Bookmark MemoryStore::bookmark() const { return engine::Bookmark::read(std::to_string(head().seq)).value(); }

void MemoryStore::each_event_after(const engine::Bookmark& read,
                                   const std::function<void(const EventRecord&)>& visit) const {
  const auto view = reading();
  for (const auto& event : view->events)
    if (event.seq > read.of(0)) visit(event);
}

void MemoryStore::each_stream(std::string_view kind,
                              const std::function<void(StreamId, std::span<const EventRecord>)>& visit) const {
  const auto view = reading();
  for (std::size_t i = 0; i < view->kinds.size(); ++i) {
    const auto stream = static_cast<StreamId>(i + 1);
    if (view->kinds[i] != kind) continue;
    if (const auto events = load(stream); !events.empty()) visit(stream, events);
  }
}

ChainHead MemoryStore::head() const { return reading()->head; }

std::optional<engine::BrokenChain> MemoryStore::verify(const std::optional<ChainHead>& expected) const {
  return broken(*reading(), expected);
}

std::string MemoryStore::seal(StreamId stream, std::string_view key, std::string_view value) {
  auto& state = writing();
  const auto salted = std::to_string(++state.salts) + "|";
  state.texts[{stream, std::string(key)}] = {std::string(value), salted};
  return digest(salted + std::string(value));
}

std::optional<std::string> MemoryStore::unseal(StreamId stream, std::string_view key) const {
  const auto view = reading();
  const auto found = view->texts.find({stream, std::string(key)});
  return found == view->texts.end() ? std::nullopt : found->second.value;
}

int MemoryStore::erase_private(StreamId stream) {
  int erased = 0;
  for (auto& [key, text] : writing().texts) {
    auto& value = text.value;
    if (key.first != stream || !value) continue;
    value.reset();
    ++erased;
  }
  return erased;
}

std::string MemoryStore::meta(std::string_view key) const {
  const auto view = reading();
  const auto found = view->meta.find(key);
  return found == view->meta.end() ? "" : found->second;
}

void MemoryStore::set_meta(std::string_view key, std::string_view value) {
  writing().meta.insert_or_assign(std::string(key), std::string(value));
}

bool MemoryStore::note_once(std::string_view key) { return writing().noted.emplace(key).second; }

engine::Result<ChainHead> MemoryStore::backup_to(const std::string&) const {
  throw std::logic_error("store: one in memory has no backup");
}

}  // namespace qixian::tests
