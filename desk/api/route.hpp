#pragma once
#include <span>
#include <string_view>

#include "desk/api/call.hpp"

namespace qixian::desk {

enum class Verb { get, post };
std::string_view method_of(Verb verb);  ///< GET, POST

/// The act of a route, by whose right it may be asked: a verb as the use cases know it, or a view. There is none
/// without: a route that names no act does not compile.
class Act {
 public:
  consteval Act(std::string_view name) : m_name(name) {
    if (name.empty()) throw "a route has an act";
  }
  /// Which one the path says: /cases/{case}/acts/{act}.
  static consteval Act of_the_path() { return Act("{act}"); }
  constexpr std::string_view name() const { return m_name; }
  constexpr bool is_of_the_path() const { return m_name == "{act}"; }

 private:
  std::string_view m_name;
};

/// Where a route is answered: by one of those who read, each with a view of its own, or by the one who writes.
enum class At { reader, writer };

/// One route. The router and the OpenAPI document are made from the table, and docs/api.md held against it.
struct Route {
  Verb verb;
  std::string_view pattern;  ///< /api/v1/cases/{case}: a name in braces stands for one segment
  Act act;
  At at;
  std::uint32_t most_bytes;  ///< of its body
  Handle handle;
  std::string_view output;   ///< the schema of its answer (present/service/schemas.json)
  std::string_view query;    ///< what its query may hold, with blanks between
  std::string_view summary;  ///< an id of the catalogue
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
