#include "engine/codes/case_codes.hpp"

#include <algorithm>

namespace qixian::engine {

FlagSet FlagSet::read(std::string_view text) {
  FlagSet out;
  for (auto rest = text; !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (const auto id = find_code<FlagId>(rest.substr(0, end)); id && *id != FlagId::none) out.add(*id);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (out.text() != text) out.add(FlagId::none);
  return out;
}

std::string FlagSet::text() const {
  std::string out;
  each([&](FlagId id) { (out += out.empty() ? "" : " ") += code_of(id); });
  return out;
}

}  // namespace qixian::engine
