#include "wiring/address.hpp"

#include <algorithm>

namespace qixian::wiring {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_of_a_scheme(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-'; }

}  // namespace

Address address_of(std::string_view url) {
  const auto colon = url.find(':');
  if (colon == url.npos || colon < 2 || !is_letter(url.front()) ||
      !std::ranges::all_of(url.substr(0, colon), is_of_a_scheme))
    return {.rest = std::string(url)};
  std::string scheme(url.substr(0, colon));
  for (auto& c : scheme)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return {std::move(scheme), std::string(url.substr(colon + 1))};
}

std::string file_of(std::string_view url) {
  auto address = address_of(url);
  return address.scheme == "sqlite" ? std::move(address.rest) : "";
}

}  // namespace qixian::wiring
