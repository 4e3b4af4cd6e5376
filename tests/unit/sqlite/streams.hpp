#pragma once
#include <doctest/doctest.h>

#include "tests/support/sqlite_harness.hpp"

/// What the tests of the file put into it.
namespace qixian::tests {

/// A new stream of that many events.
inline engine::StreamId add_stream(engine::Store& store, int events) {
  auto transaction = store.begin();
  const auto stream = store.new_stream("request");
  REQUIRE(store.append("request", stream, 0, std::vector(static_cast<std::size_t>(events), event("received"))));
  transaction->commit();
  return stream;
}

/// As another process would: a new look at where the stream stands after each conflict.
inline void append_one(engine::Store& store, engine::StreamId stream) {
  for (;;) {
    const int seen = static_cast<int>(store.load(stream).size());
    try {
      auto transaction = store.begin();
      if (!store.append("request", stream, seen, std::vector{event("noted")})) continue;
      transaction->commit();
      return;
    } catch (const engine::StoreFailure& failure) {
      if (failure.error.code != "busy") throw;
    }
  }
}

}  // namespace qixian::tests
