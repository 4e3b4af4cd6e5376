#include "engine/store/ports/bookmark.hpp"

#include <charconv>

#include "rules/split.hpp"

namespace qixian::engine {

namespace {

constexpr std::size_t hash_digits = 64;

}  // namespace

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), number);
  return bad == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Bookmark::Bookmark(std::map<std::int64_t, std::int64_t> last) : m_last(std::move(last)) {
  std::erase_if(m_last, [](const auto& one) { return one.second <= 0; });
}

void Bookmark::advance(std::int64_t chain, std::int64_t seq) {
  if (seq > of(chain)) m_last[chain] = seq;
}

std::int64_t Bookmark::of(std::int64_t chain) const {
  const auto at = m_last.find(chain);
  return at == m_last.end() ? 0 : at->second;
}

std::string Bookmark::text() const {
  if (m_last.size() == 1 && m_last.contains(0)) return std::to_string(of(0));
  std::string all;
  for (const auto& [chain, seq] : m_last)
    (all += all.empty() ? "" : " ") += std::to_string(chain) + ":" + std::to_string(seq);
  return all;
}

std::string Bookmark::mark() const {
  if (m_last.empty() || (m_last.size() == 1 && m_last.contains(0))) return std::to_string(of(0));
  std::int64_t events = 0;
  for (const auto& [chain, seq] : m_last) events += seq;
  return std::to_string(events) + "." + std::to_string(m_last.size());
}

std::optional<Bookmark> Bookmark::read(std::string_view text) {
  Bookmark read;
  if (const auto alone = whole_number(text)) {
    read.advance(0, *alone);
    return read;
  }
  for (const auto one : rules::split(text, ' ')) {
    const auto parts = rules::split(one, ':');
    const auto chain = parts.size() == 2 ? whole_number(parts[0]) : std::nullopt;
    const auto seq = chain ? whole_number(parts[1]) : std::nullopt;
    if (!seq || *seq <= 0 || read.of(*chain) > 0) return std::nullopt;
    read.advance(*chain, *seq);
  }
  return read;
}

ChainHead Heads::of(std::int64_t chain) const {
  const auto at = m_heads.find(chain);
  return at == m_heads.end() ? ChainHead{0, std::string(hash_digits, '0')} : at->second;
}

Bookmark Heads::bookmark() const {
  Bookmark out;
  for (const auto& [chain, head] : m_heads) out.advance(chain, head.seq);
  return out;
}

std::int64_t Heads::events() const {
  std::int64_t count = 0;
  for (const auto& [chain, head] : m_heads) count += head.seq;
  return count;
}

std::string Heads::text() const {
  const auto one = [](const ChainHead& head) { return std::to_string(head.seq) + ":" + head.hash; };
  if (m_heads.empty() || (m_heads.size() == 1 && m_heads.contains(0))) return one(of(0));
  std::string all;
  for (const auto& [chain, head] : m_heads) (all += all.empty() ? "" : " ") += std::to_string(chain) + ":" + one(head);
  return all;
}

std::optional<Heads> Heads::read(std::string_view text) {
  Heads read;
  for (const auto one : rules::split(text, ' ')) {
    auto parts = rules::split(one, ':');
    if (parts.size() == 2 && one == text) parts.insert(parts.begin(), "0");
    const auto chain = parts.size() == 3 ? whole_number(parts[0]) : std::nullopt;
    const auto seq = chain ? whole_number(parts[1]) : std::nullopt;
    const bool known = chain && read.m_heads.contains(*chain);
    if (!seq || *seq < 0 || parts[2].size() != hash_digits || known) return std::nullopt;
    read.put(*chain, {*seq, std::string(parts[2])});
  }
  return text.empty() ? std::nullopt : std::optional(read);
}

}  // namespace qixian::engine
