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
  if (e.chain != 0) text << '|' << e.chain;
  for (const auto& part : {e.stream_kind, e.type, rules::iso(e.happened_on), e.recorded_at, e.by, e.data})
    text << '|' << part.size() << ':' << part;
  return digest(text.str());
}

namespace {

bool has_its_texts(const MemoryState& state, const EventRecord& event) {
  bool fits = true;
  engine::each_sealed(event.data, [&](std::string_view key, std::string_view hash) {
    const auto text = state.texts.find({event.stream, std::string(key)});
    fits = fits && text != state.texts.end() &&
           (!text->second.value || digest(text->second.salt + *text->second.value) == hash);
  });
  return fits;
}

const char* what_breaks(const MemoryState& state, const MemoryState::Stored& event, const ChainHead& end,
                        const engine::Heads* expected) {
  if (event.seq != end.seq + 1) return "gap";
  if (hash_of(end.hash, event) != event.hash) return "hash";
  if (expected && expected->of(event.chain).seq == event.seq && expected->of(event.chain).hash != event.hash)
    return "head";
  return has_its_texts(state, event) ? nullptr : "private_text";
}

std::optional<std::int64_t> cut_at(const ChainHead& end, const ChainHead& head, const ChainHead* expected) {
  if (head.seq != end.seq) return std::min(head.seq, end.seq) + 1;
  if (head.hash != end.hash) return head.seq;
  if (expected && expected->seq > end.seq) return end.seq + 1;
  if (expected && expected->seq == 0 && expected->hash != no_hash) return 0;
  return std::nullopt;
}

}  // namespace

std::optional<BrokenChain> broken(const MemoryState& state, const std::optional<engine::Heads>& expected) {
  engine::Heads ends;
  std::map<StreamId, int> last;
  for (const auto& event : state.events) {
    const auto end = ends.of(event.chain);
    if (const auto* why = what_breaks(state, event, end, expected ? &*expected : nullptr))
      return BrokenChain{end.seq + 1, why, event.chain};
    if (event.stream_seq != ++last[event.stream]) return BrokenChain{event.seq, "stream", event.chain};
    ends.put(event.chain, {event.seq, event.hash});
  }
  std::set<std::int64_t> chains{0};
  for (const auto& heads : {ends, state.heads, expected.value_or(ends)})
    for (const auto& [chain, head] : heads.all()) chains.insert(chain);
  for (const auto chain : chains) {
    const auto kept = expected ? expected->of(chain) : ChainHead{};
    if (const auto seq = cut_at(ends.of(chain), state.heads.of(chain), expected ? &kept : nullptr))
      return BrokenChain{*seq, "head", chain};
  }
  return std::nullopt;
}

void change_data(MemoryGround& ground, std::int64_t seq) {
  ground.edit([&](MemoryState& state) {
    for (auto& event : state.events)
      if (event.chain == 0 && event.seq == seq) event.data += " ";
  });
}

void cut_tail(MemoryGround& ground, std::int64_t from) {
  ground.edit([&](MemoryState& state) {
    ChainHead head{0, no_hash};
    std::erase_if(state.events, [&](const auto& e) { return e.chain == 0 && e.seq >= from; });
    for (const auto& e : state.events)
      if (e.chain == 0) head = {e.seq, e.hash};
    state.heads.put(0, head);
  });
}

void change_text(MemoryGround& ground, StreamId stream, const std::string& key, const std::string& value) {
  ground.edit([&](MemoryState& state) { state.texts.at({stream, key}).value = value; });
}

void lose_text(MemoryGround& ground, StreamId stream, const std::string& key) {
  ground.edit([&](MemoryState& state) { state.texts.erase({stream, key}); });
}

}  // namespace qixian::tests
