#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace qixian::engine {

/// Where a projection as text goes on: a part of it (a table), and behind which stream.
struct DumpPlace {
  int part = 0;
  std::int64_t after = -1;
};

/// Lines of whole streams, in a fixed order, to compare before and after a rebuild.
struct DumpPage {
  std::vector<std::string> lines;
  std::optional<DumpPlace> next;  ///< nothing: there are no more
};

/// Calls `line` with each line. @param fetch the page of a DumpPlace
template <class Fetch, class Line>
void for_each_line(const Fetch& fetch, const Line& line) {
  for (std::optional<DumpPlace> at = DumpPlace{}; at;) {
    const DumpPage page = fetch(*at);
    for (const auto& one : page.lines) line(one);
    at = page.next;
  }
}

}  // namespace qixian::engine
