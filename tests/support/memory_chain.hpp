#pragma once
#include "tests/support/memory_ground.hpp"

namespace qixian::tests {

/// FNV-1a, four times with other beginnings: no cryptography, but each changed byte is seen.
std::string digest(const std::string& text);
std::string hash_of(const std::string& before, const engine::EventRecord& event);
std::optional<engine::BrokenChain> broken(const MemoryState& state, const std::optional<engine::Heads>& expected);

// ---- what somebody does who edits the store behind the program's back, while nobody writes
/// By seq in chain 0.
void change_data(MemoryGround& ground, std::int64_t seq);
/// The events of chain 0 from this one on, and the head moved back with them.
void cut_tail(MemoryGround& ground, std::int64_t from);
void change_text(MemoryGround& ground, engine::StreamId stream, const std::string& key, const std::string& value);
void lose_text(MemoryGround& ground, engine::StreamId stream, const std::string& key);

}  // namespace qixian::tests
