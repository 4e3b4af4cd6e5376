// Two ways to break a log in which every hash is right.
#include <doctest/doctest.h>

#include "adapters/sqlite/chain.hpp"
#include "tests/support/sqlite_harness.hpp"

using namespace qixian;
using namespace qixian::tests;
using adapters::sqlite::Chain;
using adapters::sqlite::Hash;

TEST_CASE("an empty log has one head") {
  SqliteHarness harness;
  CHECK_FALSE(harness.store.verify(engine::ChainHead{0, std::string(64, '0')}));
  const auto broken = harness.store.verify(engine::ChainHead{0, std::string(64, 'a')});
  REQUIRE(broken);
  CHECK(broken->seq == 0);
  CHECK(broken->why == "head");
}

TEST_CASE("two events of a stream that changed places are seen though their hashes were made anew") {
  SqliteHarness harness;
  {
    const auto transaction = harness.store.begin();
    const auto stream = harness.store.new_stream("request");
    REQUIRE(harness.store.append("request", stream, 0, std::vector(2, event("noted"))));
    transaction->commit();
  }
  CHECK_FALSE(harness.store.verify({}));
  Chain chain;
  const auto one = chain.next(Hash{}, {1, 1, 2}, "request", event("noted"));
  const auto two = chain.next(one, {2, 1, 1}, "request", event("noted"));
  harness.sql("DROP TRIGGER event_is_never_edited");
  harness.sql("UPDATE event SET stream_seq = stream_seq + 10");
  const auto put = [&](int seq, int stream_seq, const Hash& hash) {
    harness.sql("UPDATE event SET stream_seq = " + std::to_string(stream_seq) + ", hash = x'" +
                adapters::sqlite::hex(hash) + "' WHERE seq = " + std::to_string(seq));
  };
  put(1, 2, one);
  put(2, 1, two);
  harness.sql("UPDATE head SET hash = x'" + adapters::sqlite::hex(two) + "'");
  const auto broken = harness.store.verify({});
  REQUIRE(broken);
  CHECK(broken->seq == 1);
  CHECK(broken->why == "stream");
}
