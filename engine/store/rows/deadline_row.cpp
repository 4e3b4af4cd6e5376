#include "engine/store/rows/deadline_row.hpp"

#include <algorithm>
#include <tuple>

namespace qixian::engine {

bool same_deadlines(std::vector<DeadlineRow> a, std::vector<DeadlineRow> b) {
  const auto key = [](const DeadlineRow& d) { return std::tie(d.kind, d.ordinal); };
  std::ranges::sort(a, {}, key);
  std::ranges::sort(b, {}, key);
  return a == b;
}

}  // namespace qixian::engine
