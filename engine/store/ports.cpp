#include "engine/store/ports.hpp"

#include <charconv>

namespace qixian::engine {

Error unreadable_event(const EventRecord& e) {
  return {"unreadable_event",
          {N_("event {0} ({1}) can't be read"), {std::to_string(e.seq), e.type}},
          {N_("the store was written by a newer program, or is damaged: run `qixian verify`"), {}}};
}

std::int64_t meta_number(const Store& store, std::string_view key) {
  const auto text = store.meta(key);
  if (text.empty()) return 0;
  std::int64_t number = 0;
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (bad == std::errc{} && end == text.data() + text.size()) return number;
  throw StoreFailure({"corrupt",
                      {N_("the store's note {0} should be a number and is “{1}”"), {std::string(key), text}},
                      {N_("the store is damaged: keep the file as it is and restore the last backup"), {}}});
}

}  // namespace qixian::engine
