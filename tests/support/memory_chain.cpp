#include "tests/support/memory_chain.hpp"

#include <algorithm>
#include <sstream>

#include "engine/base/sealed.hpp"

namespace qixian::tests {

using engine::BrokenChain;
using engine::ChainHead;
using engine::EventRecord;
using engine::StreamId;

std::string digest(const std::string& text) {
  std::ostringstream out;
  for (std::uint64_t lane = 1; lane <= 4; ++lane) {
    std::uint64_t hash = 14695981039346656037u * lane;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    out.width(16);
    out.fill('0');
    out << std::hex << hash;
  }
  return out.str();
}

std::string hash_of(const std::string& before, const EventRecord& e) {
  std::ostringstream text;
  text << before << '|' << e.seq << '|' << e.stream << '|' << e.stream_seq;
  for (const auto& part : {e.stream_kind, e.type, rules::iso(e.happened_on), e.recorded_at, e.by, e.data})
    text << '|' << part.size() << ':' << part;
  return digest(text.str());
}

std::optional<BrokenChain> broken(const MemoryState& state, const std::optional<ChainHead>& expected) {
  ChainHead end{0, no_hash};
  std::map<StreamId, int> last;
  for (const auto& event : state.events) {
    const auto seq = end.seq + 1;
    if (event.seq != seq) return BrokenChain{seq, "gap"};
    if (hash_of(end.hash, event) != event.hash) return BrokenChain{seq, "hash"};
    if (event.stream_seq != ++last[event.stream]) return BrokenChain{seq, "stream"};
    if (expected && expected->seq == seq && expected->hash != event.hash) return BrokenChain{seq, "head"};
    bool fits = true;
    engine::each_sealed(event.data, [&](std::string_view key, std::string_view hash) {
      const auto text = state.texts.find({event.stream, std::string(key)});
      fits = fits && text != state.texts.end() &&
             (!text->second.value || digest(text->second.salt + *text->second.value) == hash);
    });
    if (!fits) return BrokenChain{seq, "private_text"};
    end = {seq, event.hash};
  }
  const auto& head = state.head;
  if (head.seq != end.seq) return BrokenChain{std::min(head.seq, end.seq) + 1, "head"};
  if (head.hash != end.hash) return BrokenChain{head.seq, "head"};
  if (expected && expected->seq > end.seq) return BrokenChain{end.seq + 1, "head"};
  if (expected && expected->seq == 0 && expected->hash != no_hash) return BrokenChain{0, "head"};
  return std::nullopt;
}

namespace {

template <class Edit>
void edit(MemoryGround& ground, const Edit& how) {
  auto state = std::make_shared<MemoryState>(*ground.committed());
  how(*state);
  ground.publish(std::move(state));
}

}  // namespace

void change_data(MemoryGround& ground, std::int64_t seq) {
  edit(ground, [&](MemoryState& state) {
    for (auto& event : state.events)
      if (event.seq == seq) event.data += " ";
  });
}

void cut_tail(MemoryGround& ground, std::int64_t from) {
  edit(ground, [&](MemoryState& state) {
    std::erase_if(state.events, [&](const auto& e) { return e.seq >= from; });
    state.head =
        state.events.empty() ? ChainHead{0, no_hash} : ChainHead{state.events.back().seq, state.events.back().hash};
  });
}

void change_text(MemoryGround& ground, StreamId stream, const std::string& key, const std::string& value) {
  edit(ground, [&](MemoryState& state) { state.texts.at({stream, key}).value = value; });
}

void lose_text(MemoryGround& ground, StreamId stream, const std::string& key) {
  edit(ground, [&](MemoryState& state) { state.texts.erase({stream, key}); });
}

}  // namespace qixian::tests
