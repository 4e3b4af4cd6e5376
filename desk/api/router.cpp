#include <array>

#include "desk/api/route.hpp"

namespace qixian::desk {
namespace {

/// @returns whether the path is of that pattern; what stands in its braces goes to `bound`
bool fits(std::string_view pattern, std::span<const std::string> path, std::vector<std::string>& bound) {
  bound.clear();
  for (const auto& segment : path) {
    if (pattern.empty()) return false;
    pattern.remove_prefix(1);  // the slash
    const auto name = pattern.substr(0, pattern.find('/'));
    pattern.remove_prefix(name.size());
    if (name.front() == '{')
      bound.push_back(segment);
    else if (name != segment)
      return false;
  }
  return pattern.empty();
}

}  // namespace

std::string_view method_of(Verb verb) {
  static constexpr std::array<std::string_view, 2> names{"GET", "POST"};
  return names[static_cast<std::size_t>(verb)];
}

Found find_route(std::string_view method, std::span<const std::string> path) {
  if (method == "HEAD") method = "GET";
  Found found;
  std::vector<std::string> bound;
  for (const auto& route : routes()) {
    if (!fits(route.pattern, path, bound)) continue;
    (found.allowed += found.allowed.empty() ? "" : ", ") += method_of(route.verb);
    if (route.verb == Verb::get) found.allowed += ", HEAD";
    if (method_of(route.verb) != method || found.route) continue;
    found.route = &route;
    found.bound = bound;
  }
  return found;
}

}  // namespace qixian::desk
