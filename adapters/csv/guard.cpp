#include "adapters/csv/guard.hpp"

#include <algorithm>
#include <array>

namespace qixian::adapters::csv {

bool needs_guard(std::string_view cell) {
  constexpr std::array<std::string_view, 11> runs{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
  return std::ranges::any_of(runs, [&](auto head) { return cell.starts_with(head); });
}

std::string with_guard(std::string_view cell) { return (needs_guard(cell) ? "'" : "") + std::string(cell); }

std::string_view without_guard(std::string_view cell) {
  return cell.starts_with('\'') && needs_guard(cell) ? cell.substr(1) : cell;
}

}  // namespace qixian::adapters::csv
