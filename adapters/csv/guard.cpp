#include "adapters/csv/guard.hpp"

#include <algorithm>
#include <array>

namespace qixian::adapters::csv {

namespace {

/// -3, -33.3: a number to every spreadsheet, and nothing that it could run.
bool is_negative_number(std::string_view cell) {
  if (!cell.starts_with('-')) return false;
  cell.remove_prefix(1);
  const auto point = std::min(cell.find('.'), cell.size());
  const auto digits = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
  };
  return digits(cell.substr(0, point)) && (point == cell.size() || digits(cell.substr(point + 1)));
}

}  // namespace

bool needs_guard(std::string_view cell) {
  constexpr std::array<std::string_view, 11> runs{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
  return !is_negative_number(cell) && std::ranges::any_of(runs, [&](auto head) { return cell.starts_with(head); });
}

std::string with_guard(std::string_view cell) { return (needs_guard(cell) ? "'" : "") + std::string(cell); }

std::string_view without_guard(std::string_view cell) {
  return cell.starts_with('\'') && needs_guard(cell) ? cell.substr(1) : cell;
}

}  // namespace qixian::adapters::csv
