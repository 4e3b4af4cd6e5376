#pragma once
#include <span>
#include <string_view>

#include "desk/api/call.hpp"

namespace qixian::desk {

enum class Verb { get };
std::string_view method_of(Verb verb);  ///< GET

/// The act of a route, by whose right it may be asked: a verb as the use cases know it, or a view. There is none
/// without: a route that names no act does not compile.
class Act {
 public:
  consteval Act(std::string_view name) : m_name(name) {
    if (name.empty()) throw "a route has an act";
  }
  constexpr std::string_view name() const { return m_name; }

 private:
  std::string_view m_name;
};

/// One route. The router is made from the table, and docs/api.md held against it.
struct Route {
  Verb verb;
  std::string_view pattern;  ///< /api/v1/cases/{case}: a name in braces stands for one segment
  Act act;
  std::uint32_t most_bytes;  ///< of its body
  Handle handle;
};

std::span<const Route> routes();

/// What a method and a path lead to.
struct Found {
  const Route* route = nullptr;    ///< none: there is no such page, or not with that method
  std::vector<std::string> bound;  ///< what stands in the path's braces
  std::string allowed;             ///< "GET, POST": the methods that the path has; empty: there is no such page
};
/// HEAD is answered as GET. Cost follows the routes, which are few.
Found find_route(std::string_view method, std::span<const std::string> path);

}  // namespace qixian::desk
