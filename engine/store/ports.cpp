#include "engine/store/ports.hpp"

#include <algorithm>
#include <charconv>

namespace qixian::engine {

Error unreadable_event(const EventRecord& e) {
  return {"unreadable_event",
          {N_("event {0} ({1}) can't be read"), {e.seq, e.type}},
          {N_("the store was written by a newer program, or is damaged: run {0}"), {as::an_act("verify")}}};
}

namespace {

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), number);
  return bad == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

StoreFailure corrupt(std::string_view key, const std::string& text) {
  return StoreFailure({"corrupt",
                       {N_("the store's note {0} should be a number and is “{1}”"), {std::string(key), text}},
                       {N_("the store is damaged: keep the file as it is and restore the last backup"), {}}});
}

}  // namespace

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

std::optional<Bookmark> Bookmark::read(std::string_view text) {
  std::map<std::int64_t, std::int64_t> last;
  if (const auto alone = number_in(text)) {
    if (*alone > 0) last[0] = *alone;
    return Bookmark(std::move(last));
  }
  while (!text.empty()) {
    const auto one = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(one.size() + 1, text.size()));
    const auto chain = number_in(one.substr(0, one.find(':')));
    const auto seq = one.find(':') == one.npos ? std::nullopt : number_in(one.substr(one.find(':') + 1));
    if (!chain || !seq || *seq <= 0 || !last.emplace(*chain, *seq).second) return std::nullopt;
  }
  return Bookmark(std::move(last));
}

std::int64_t meta_number(const Store& store, std::string_view key) {
  const auto text = store.meta(key);
  if (text.empty()) return 0;
  if (const auto number = number_in(text)) return *number;
  throw corrupt(key, text);
}

Bookmark meta_bookmark(const Store& store, std::string_view key) {
  const auto text = store.meta(key);
  if (auto read = Bookmark::read(text)) return *std::move(read);
  throw corrupt(key, text);
}

}  // namespace qixian::engine
