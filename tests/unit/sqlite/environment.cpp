// A full disk, a file that was taken away: the program says so in its own words, and the store is as it was.
#include <sqlite3.h>

#include "adapters/sqlite/failure.hpp"
#include "tests/unit/sqlite/streams.hpp"

using namespace qixian;
using namespace qixian::tests;
using namespace qixian::adapters::sqlite;
using engine::StoreFailure;

namespace {

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

}  // namespace

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
  engine::Heads before;
  {
    auto store = open_store(path, {.busy = std::chrono::milliseconds(100), .pages = 60});
    stream = add_stream(*store, 2);
    before = store->heads();
    const auto fill = [&] {
      auto transaction = store->begin();
      const std::string words(5000, 'x');
      for (int n = 2; n < 1000; ++n) (void)store->append("request", stream, n, std::vector{event("noted", words)});
      transaction->commit();
    };
    CHECK(failure_of(fill) == "disk_full");
    CHECK(store->heads() == before);
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
