// Each way to break the log in its file is named, and where it begins.
#include "adapters/sqlite/chain.hpp"

#include "tests/unit/sqlite/streams.hpp"

using namespace qixian;
using namespace qixian::tests;
using adapters::sqlite::Chain;
using adapters::sqlite::Hash;

TEST_CASE("each way to break the log is named where it begins") {
  const struct {
    const char* what;
    std::vector<const char*> sql;
    std::int64_t seq;
    const char* why;
  } rows[] = {
      {"type", {"UPDATE event SET type = 'x' WHERE seq = 3"}, 3, "hash"},
      {"day", {"UPDATE event SET happened_on = '2026-11-24' WHERE seq = 3"}, 3, "hash"},
      {"no day", {"UPDATE event SET happened_on = '2026-99-99' WHERE seq = 3"}, 3, "hash"},
      {"recorded at", {"UPDATE event SET recorded_at = '' WHERE seq = 2"}, 2, "hash"},
      {"by", {"UPDATE event SET by = 'x' WHERE seq = 2"}, 2, "hash"},
      {"moved between columns", {"UPDATE event SET by = by || '{', data = '}' WHERE seq = 4"}, 4, "hash"},
      {"data and its hash", {"UPDATE event SET data = '1', hash = zeroblob(32) WHERE seq = 2"}, 2, "hash"},
      {"two, the first counts", {"UPDATE event SET by = 'x' WHERE seq IN (2, 5)"}, 2, "hash"},
      {"kind", {"UPDATE stream SET kind = 'agency' WHERE id = 2"}, 4, "hash"},
      {"stream gone", {"PRAGMA foreign_keys = OFF", "DELETE FROM stream WHERE id = 2"}, 4, "hash"},
      {"one deleted", {"DELETE FROM event WHERE seq = 3"}, 3, "gap"},
      {"the first deleted", {"DELETE FROM event WHERE seq = 1"}, 1, "gap"},
      {"tail deleted", {"DELETE FROM event WHERE seq > 4"}, 5, "head"},
      {"all deleted", {"DELETE FROM event"}, 1, "head"},
      {"head moved back", {"UPDATE head SET seq = 5"}, 6, "head"},
      {"head's hash", {"UPDATE head SET hash = zeroblob(32)"}, 6, "head"},
      {"swapped", {"UPDATE event SET stream_seq = stream_seq + 100 WHERE seq = 2"}, 2, "hash"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    SqliteHarness harness;
    add_stream(harness.store, 3);  // events 1 to 3
    add_stream(harness.store, 3);  // events 4 to 6
    CHECK(!harness.store.verify(std::nullopt));
    harness.sql("DROP TRIGGER event_is_never_edited");
    harness.sql("DROP TRIGGER event_is_never_deleted");
    for (const auto* sql : row.sql) harness.sql(sql);
    const auto broken = harness.store.verify(std::nullopt);
    REQUIRE(broken);
    CHECK(broken->seq == row.seq);
    CHECK(broken->why == row.why);
  }
}

TEST_CASE("the bytes under a hash are those of docs/event-log.md") {
  SqliteHarness harness;
  add_stream(harness.store, 1);
  CHECK(harness.store.heads().of(0).hash == "d66f8377d093ca3d343bbdc76de062244eb62c1881119bf41f2350ff0e91320d");
}

TEST_CASE("an event is not edited by a slip") {
  SqliteHarness harness;
  add_stream(harness.store, 2);
  CHECK_THROWS(harness.sql("UPDATE event SET data = '' WHERE seq = 1"));
  CHECK_THROWS(harness.sql("DELETE FROM event"));
  CHECK(!harness.store.verify(std::nullopt));
}

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
