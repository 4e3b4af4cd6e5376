// Several processes, crashes, full disks and hands that edit the file.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include "adapters/sqlite/failure.hpp"
#include "tests/support/child.hpp"
#include "tests/support/sqlite_harness.hpp"

using namespace qixian;
using namespace qixian::tests;
using namespace qixian::adapters::sqlite;
using engine::StoreFailure;

namespace {

engine::StreamId add_stream(engine::Store& store, int events) {
  auto transaction = store.begin();
  const auto stream = store.new_stream("request");
  REQUIRE(store.append("request", stream, 0, std::vector(static_cast<std::size_t>(events), event("received"))));
  transaction->commit();
  return stream;
}

// As another process would: a new look at where the stream stands after each conflict.
void append_one(engine::Store& store, engine::StreamId stream) {
  for (;;) {
    const int seen = static_cast<int>(store.load(stream).size());
    try {
      auto transaction = store.begin();
      if (!store.append("request", stream, seen, std::vector{event("noted")})) continue;
      transaction->commit();
      return;
    } catch (const StoreFailure& failure) {
      if (failure.error.code != "busy") throw;
    }
  }
}

template <class Work>
std::string failure_of(Work&& work) {
  try {
    work();
  } catch (const StoreFailure& failure) {
    CHECK(!failure.error.message.id.empty());
    CHECK(!failure.error.hint.id.empty());
    return failure.error.code;
  }
  return "";
}

bool file_holds(const std::string& path, const std::string& text) {
  return content(path).find(text) != std::string::npos;
}

}  // namespace

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
  CHECK(harness.store.head().hash == "d66f8377d093ca3d343bbdc76de062244eb62c1881119bf41f2350ff0e91320d");
}

TEST_CASE("an event is not edited by a slip") {
  SqliteHarness harness;
  add_stream(harness.store, 2);
  CHECK_THROWS(harness.sql("UPDATE event SET data = '' WHERE seq = 1"));
  CHECK_THROWS(harness.sql("DELETE FROM event"));
  CHECK(!harness.store.verify(std::nullopt));
}

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

TEST_CASE("a code of SQLite has words of the program's own, the longer codes too") {
  struct Row {
    int code;
    const char* told;
  };
  for (const auto& row : {Row{SQLITE_IOERR, "io"}, Row{SQLITE_IOERR_READ, "io"}, Row{SQLITE_IOERR_FSYNC, "io"},
                          Row{SQLITE_PROTOCOL, "busy"}, Row{SQLITE_BUSY_SNAPSHOT, "busy"},
                          Row{SQLITE_READONLY_DBMOVED, "read_only"}, Row{SQLITE_CORRUPT_INDEX, "corrupt"}}) {
    INFO(row.code);
    std::string told = "nothing";
    try {
      rethrow(SQLite::Exception("what SQLite says", row.code), "nowhere/store.db");
    } catch (const StoreFailure& failure) {
      told = failure.error.code;
    } catch (const std::logic_error&) {
      told = "unforeseen";
    }
    CHECK(told == row.told);
  }
}

TEST_CASE("a full disk leaves the store as it was") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  engine::StreamId stream = 0;
  engine::ChainHead before;
  {
    auto store = open_store(path, {.busy = std::chrono::milliseconds(100), .pages = 60});
    stream = add_stream(*store, 2);
    before = store->head();
    const auto fill = [&] {
      auto transaction = store->begin();
      const std::string words(5000, 'x');
      for (int n = 2; n < 1000; ++n) (void)store->append("request", stream, n, std::vector{event("noted", words)});
      transaction->commit();
    };
    CHECK(failure_of(fill) == "disk_full");
    CHECK(store->head().hash == before.hash);
    CHECK(store->load(stream).size() == 2);
    CHECK(!store->verify(before));
    append_one(*store, stream);  // and it goes on with what is small enough
  }
  CHECK(!open_store(path)->verify(before));
}

TEST_CASE("a store that was taken away takes no more events") {
  const ScratchFolder folder;
  auto store = open_store(folder / "store.db");
  std::filesystem::rename(folder / "store.db", folder / "elsewhere.db");
  CHECK(failure_of([&] { store->begin(); }) == "moved");
}

TEST_CASE("one writer waits for the other, up to a limit, and readers do not") {
  const ScratchFolder folder;
  const Limits hasty{.busy = std::chrono::milliseconds(50)};
  auto one = open_store(folder / "store.db", hasty);
  auto two = open_store(folder / "store.db", hasty);
  const auto stream = add_stream(*one, 1);
  {
    auto transaction = one->begin();
    REQUIRE(one->append("request", stream, 1, std::vector{event("answered")}));
    CHECK(failure_of([&] { two->begin(); }) == "busy");
    CHECK(two->load(stream).size() == 1);
    CHECK(two->head().seq == 1);
    CHECK(!two->verify(std::nullopt));
    transaction->commit();
  }
  CHECK(two->load(stream).size() == 2);
  auto transaction = two->begin();
  CHECK(two->append("request", stream, 1, std::vector{event("answered")}).error().code == "conflict");
}

TEST_CASE("four processes append to one stream at once") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  const auto stream = add_stream(*open_store(path), 1);
  std::vector<Child> children;
  for (int n = 0; n < 4; ++n)
    children.emplace_back([&] {
      auto store = open_store(path);
      for (int i = 0; i < 100; ++i) append_one(*store, stream);
      return 0;
    });
  for (auto& child : children) CHECK(child.wait() == 0);
  auto store = open_store(path);
  const auto events = store->load(stream);
  REQUIRE(events.size() == 401);
  for (std::size_t i = 0; i < events.size(); ++i) CHECK(events[i].seq == static_cast<std::int64_t>(i) + 1);
  CHECK(!store->verify(std::nullopt));
}

TEST_CASE("four processes make one store at once") {
  for (int round = 0; round < 10; ++round) {
    const ScratchFolder folder;
    const auto path = folder / "store.db";
    std::vector<Child> children;
    for (int n = 0; n < 4; ++n) children.emplace_back([&] { return add_stream(*open_store(path), 1) > 0 ? 0 : 1; });
    for (auto& child : children) CHECK(child.wait() == 0);
    auto store = open_store(path);
    CHECK(store->head().seq == 4);
    CHECK(!store->verify(std::nullopt));
  }
}

TEST_CASE("a writer that is killed in its transaction leaves nothing half done") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  const auto stream = add_stream(*open_store(path), 1);
  Signal written;
  Child child([&] {
    auto store = open_store(path);
    store->database().exec("PRAGMA cache_size = 10");  // so that pages go to the file before the commit
    auto transaction = store->begin();
    const std::vector many(20000, event("noted", std::string(400, 'x')));
    (void)store->append("request", stream, 1, many);
    store->set_meta("rules", "2");
    written.give();
    std::this_thread::sleep_for(std::chrono::seconds(60));
    return 0;
  });
  written.await();
  child.kill();
  CHECK(child.wait() == -1);
  auto store = open_store(path);
  CHECK(store->load(stream).size() == 1);
  CHECK(store->meta("rules").empty());
  CHECK(!store->verify(std::nullopt));
  append_one(*store, stream);
}

TEST_CASE("a writer that is killed anywhere leaves whole transactions") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  const auto stream = add_stream(*open_store(path), 3);
  for (int round = 0; round < 15; ++round) {
    Signal began;
    Child child([&] {
      auto store = open_store(path);
      for (bool first = true;; first = false) {
        auto transaction = store->begin();
        const int seen = static_cast<int>(store->load(stream).size());
        (void)store->append("request", stream, seen, std::vector(3, event("noted")));
        store->set_meta("seen", std::to_string(seen + 3));
        transaction->commit();
        if (first) began.give();
      }
      return 0;
    });
    began.await();
    std::this_thread::sleep_for(std::chrono::microseconds(700 * round));
    child.kill();
    child.wait();
    auto store = open_store(path);
    const auto count = store->load(stream).size();
    CHECK(count % 3 == 0);
    CHECK(store->meta("seen") == std::to_string(count));
    CHECK(!store->verify(std::nullopt));
  }
}

TEST_CASE("a backup is taken while another process writes") {
  const ScratchFolder folder;
  const auto path = folder / "store.db", copy = folder / "copy.db";
  const auto stream = add_stream(*open_store(path), 1);
  std::filesystem::permissions(path, std::filesystem::perms(0600));
  Signal began;
  Child writer([&] {
    auto store = open_store(path);
    append_one(*store, stream);
    began.give();
    for (;;) append_one(*store, stream);
    return 0;
  });
  began.await();
  auto store = open_store(path);
  for (int n = 0; n < 5; ++n) {
    const auto to = copy + std::to_string(n);
    const auto least = store->head();
    REQUIRE(store->backup_to(to));
    CHECK(std::filesystem::status(to).permissions() == std::filesystem::perms(0600));
    const auto kept = SqliteStore::open(to, OpenMode::must_exist);
    REQUIRE(kept);
    CHECK(!(*kept)->verify(least));
    CHECK((*kept)->head().seq >= least.seq);
  }
  const auto before = store->head().seq;
  append_one(*store, stream);  // the writer still goes on beside
  CHECK(store->head().seq > before);
}

TEST_CASE("a store that was taken away while a writer waited is not written to") {
  ScratchFolder folder;
  const auto path = folder / "store.db";
  auto store = open_store(path);
  std::filesystem::rename(path, folder / "elsewhere.db");
  CHECK_THROWS_AS(store->begin(), engine::StoreFailure);
}
