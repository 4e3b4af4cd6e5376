// What was erased is in none of the files any more.
#include "adapters/sqlite/connection.hpp"
#include "tests/unit/sqlite/streams.hpp"

using namespace qixian;
using namespace qixian::tests;
using adapters::sqlite::Snapshot;

namespace {

bool file_holds(const std::string& path, const std::string& text) {
  return content(path).find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("what was erased is not in the files any more") {
  SqliteHarness harness;
  const std::string name = "a name that stands nowhere else";
  const auto stream = add_stream(harness.store, 1);
  {
    auto transaction = harness.store.begin();
    harness.store.seal(stream, "applicant", name);
    transaction->commit();
  }
  const auto path = harness.folder / "store.db";
  CHECK((file_holds(path, name) || file_holds(path + "-wal", name)));
  {
    auto transaction = harness.store.begin();
    CHECK(harness.store.erase_private(stream) == 1);
    transaction->commit();
  }
  CHECK(!file_holds(path, name));
  CHECK(!file_holds(path + "-wal", name));
}

TEST_CASE("what a reader keeps from being taken out is taken out when he has gone") {
  SqliteHarness harness;
  const std::string name = "a name that stands nowhere else";
  const auto path = harness.folder / "store.db";
  const auto store = open_store(path, {.busy = std::chrono::milliseconds(50)});
  engine::StreamId stream = 0;
  {
    auto transaction = store->begin();
    stream = store->new_stream("request");
    REQUIRE(store->append("request", stream, 0, std::vector{event("received")}));
    store->seal(stream, "1.applicant", name);
    transaction->commit();
  }
  const auto other = open_store(path);
  {
    const Snapshot reader(other->database());
    CHECK(other->unseal(stream, "1.applicant") == name);
    auto transaction = store->begin();
    store->erase_private(stream);
    transaction->commit();
    CHECK(file_holds(path + "-wal", name));
    CHECK(store->is_erasure_pending());
    store->begin()->commit();                     // tries, and finds him still there
    CHECK(other->is_erasure_pending() == false);  // as he saw the store when he began
  }
  CHECK(other->is_erasure_pending());
  other->begin()->commit();  // another process may be the one that takes it out
  CHECK_FALSE(store->is_erasure_pending());
  CHECK_FALSE(file_holds(path, name));
  CHECK_FALSE(file_holds(path + "-wal", name));
}
