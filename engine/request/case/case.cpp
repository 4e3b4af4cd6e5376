#include "engine/request/case/case.hpp"

#include <algorithm>

namespace qixian::engine {

Wait* Case::open_wait(std::string_view kind) {
  for (auto& w : waits) {
    if (w.kind == kind && w.open()) return &w;
  }
  return nullptr;
}

Wait* Case::wait_by_id(std::string_view id) {
  for (auto& w : waits) {
    if (!w.id.empty() && w.id == id) return &w;
  }
  return nullptr;
}

bool Case::is_under_order() const {
  return std::ranges::any_of(marks, [](auto& m) { return m.kind == ClockMark::order; });
}

}  // namespace qixian::engine
