// Several processes at one file, some of them killed.
#include <chrono>
#include <thread>

#include "tests/support/child.hpp"
#include "tests/unit/sqlite/streams.hpp"

using namespace qixian;
using namespace qixian::tests;
using namespace qixian::adapters::sqlite;

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
    CHECK(store->heads().events() == 4);
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
    const auto least = store->heads();
    REQUIRE(store->backup_to(to));
    CHECK(std::filesystem::status(to).permissions() == std::filesystem::perms(0600));
    const auto kept = SqliteStore::open(to, OpenMode::must_exist);
    REQUIRE(kept);
    CHECK(!(*kept)->verify(least));
    CHECK((*kept)->heads().events() >= least.events());
  }
  const auto before = store->heads().events();
  append_one(*store, stream);  // the writer still goes on beside
  CHECK(store->heads().events() > before);
}
