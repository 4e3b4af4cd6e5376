#pragma once
#include <doctest/doctest.h>

#include "support/memory_handle.hpp"
#include "support/scratch.hpp"
#include "wiring/open.hpp"

namespace qixian::tests {

/// Over each store there is, empty. What a store itself must keep to is in tests/conformance.
template <class With>
void with_each_store(const With& with) {
  SUBCASE("memory") {
    MemoryHandle hand;
    with(hand);
  }
  SUBCASE("memory, a chain for each agency") {
    MemoryHandle hand(std::make_shared<MemoryGround>(Chains::many));
    with(hand);
  }
  SUBCASE("sqlite") {
    const ScratchFolder folder;
    const auto house = wiring::open(folder / "office.db", {wiring::For::beginning}).value();
    with(house->handle());
  }
}

}  // namespace qixian::tests
