#include "engine/request/case/case.hpp"

#include <algorithm>

namespace qixian::engine {

namespace {

/// Of const or other waits alike.
template <class Waits>
auto* found(Waits& waits, const auto& is_it) {
  const auto at = std::ranges::find_if(waits, is_it);
  return at == waits.end() ? nullptr : &*at;
}

auto open_of(WaitKind kind) {
  return [kind](const Wait& w) { return w.kind == kind && w.open(); };
}
auto has_id(std::string_view id) {
  return [id](const Wait& w) { return !w.id.empty() && w.id == id; };
}

}  // namespace

Wait* Case::open_wait(WaitKind kind) { return found(waits, open_of(kind)); }
const Wait* Case::open_wait(WaitKind kind) const { return found(waits, open_of(kind)); }
Wait* Case::wait_by_id(std::string_view id) { return found(waits, has_id(id)); }
const Wait* Case::wait_by_id(std::string_view id) const { return found(waits, has_id(id)); }

bool Case::is_under_order() const {
  return std::ranges::any_of(marks, [](auto& m) { return m.kind == ClockMark::order; });
}

}  // namespace qixian::engine
