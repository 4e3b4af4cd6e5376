#include "engine/store/ports/small_facts.hpp"

#include "engine/store/ports/transaction.hpp"

namespace qixian::engine {
namespace {

StoreFailure corrupt(std::string_view key, const std::string& text) {
  return StoreFailure({"corrupt",
                       {N_("the store's note {0} should be a number and is “{1}”"), {std::string(key), text}},
                       {N_("the store is damaged: keep the file as it is and restore the last backup"), {}}});
}

}  // namespace

std::int64_t meta_number(const SmallFacts& facts, std::string_view key) {
  const auto text = facts.meta(key);
  if (text.empty()) return 0;
  if (const auto number = whole_number(text)) return *number;
  throw corrupt(key, text);
}

Bookmark meta_bookmark(const SmallFacts& facts, std::string_view key) {
  const auto text = facts.meta(key);
  if (auto read = Bookmark::read(text)) return *std::move(read);
  throw corrupt(key, text);
}

}  // namespace qixian::engine
