// A store is put in its place whole, and nothing that stands there is replaced or taken away.
#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

#include "adapters/sqlite/new_file.hpp"
#include "adapters/sqlite/schema.hpp"
#include "tests/support/child.hpp"
#include "tests/support/sqlite_harness.hpp"

using namespace qixian;
using namespace qixian::tests;
using namespace qixian::adapters::sqlite;

namespace {

int rights_of(const std::string& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 ? static_cast<int>(found.st_mode & 0777) : -1;
}

std::size_t files_in(const ScratchFolder& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder / ".")) ++count;
  return count;
}

/// Begins the store or finds it begun, and records one act.
int begin_and_record(const std::string& path) {
  auto store = SqliteStore::open(path, OpenMode::create);
  if (!store) return 2;
  const auto transaction = (*store)->begin();
  const auto stream = (*store)->new_stream("request");
  if (!(*store)->append("request", stream, 0, std::vector{event("received")})) return 3;
  transaction->commit();
  return 0;
}

}  // namespace

TEST_CASE("four processes begin one store and each act is in it") {
  for (int round = 0; round < 5; ++round) {
    const ScratchFolder folder;
    const auto path = folder / "store.db";
    {
      std::vector<Child> children;
      for (int n = 0; n < 4; ++n) children.emplace_back([&] { return begin_and_record(path); });
      for (auto& child : children) CHECK(child.wait() == 0);
    }
    CHECK(open_store(path)->head().seq == 4);
    CHECK(files_in(folder) == 1);
  }
}

TEST_CASE("what is put in its place replaces nothing") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  auto first = NewFile::beside(path), second = NewFile::beside(path);
  REQUIRE(first);
  REQUIRE(second);
  std::ofstream(first->path()) << "first";
  std::ofstream(second->path()) << "second";
  CHECK(first->place());
  CHECK_FALSE(second->place());
  std::string found;
  std::ifstream(path) >> found;
  CHECK(found == "first");
  CHECK(NewFile::beside(path).error().code == "file_exists");
}

TEST_CASE("what a killed maker left goes away and what a living one makes stays") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  Signal made;
  Child killed([&] {
    const auto file = NewFile::beside(path);
    std::ofstream(file->path() + "-wal") << "x";
    made.give();
    for (;;) ::pause();
    return 0;
  });
  made.await();
  auto living = NewFile::beside(path);
  REQUIRE(living);
  CHECK(files_in(folder) == 3);  // two in the making, and what stands beside one
  killed.kill();
  killed.wait();
  const auto another = NewFile::beside(path);
  REQUIRE(another);
  CHECK(files_in(folder) == 2);
  CHECK(std::filesystem::exists(living->path()));
  CHECK(living->place());
}

TEST_CASE("the rights of a store do not follow the umask") {
  const ScratchFolder folder;
  for (const mode_t mask : {0000, 0022, 0077}) {
    const auto inner = folder / ("umask" + std::to_string(mask));
    std::filesystem::create_directory(inner);
    const auto was = ::umask(mask);
    ::chmod(inner.c_str(), 0700);
    {
      const auto store = open_store(inner + "/own.db");
      const auto transaction = store->begin();
      CHECK(rights_of(inner + "/own.db") == 0600);
      CHECK(rights_of(inner + "/own.db-wal") == 0600);
      CHECK(rights_of(inner + "/own.db-shm") == 0600);
    }
    REQUIRE(open_store(inner + "/own.db")->backup_to(inner + "/backup.db"));
    CHECK(rights_of(inner + "/backup.db") == 0600);
    ::chmod(inner.c_str(), 0770);
    open_store(inner + "/shared.db");
    CHECK(rights_of(inner + "/shared.db") == 0660);
    ::chmod(inner.c_str(), 0777);
    open_store(inner + "/public.db");
    CHECK(rights_of(inner + "/public.db") == 0600);
    ::umask(was);
  }
}

TEST_CASE("a companion that was left is not taken for the new store's own") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  for (const char* companion : {"-wal", "-shm", "-journal"}) {
    CAPTURE(companion);
    std::ofstream(path + companion) << "acts";
    const auto refused = SqliteStore::open(path, OpenMode::create);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "left_over");
    CHECK(refused.error().message.args.back().text == path + companion);
    CHECK_FALSE(std::filesystem::exists(path));
    std::filesystem::remove(path + companion);
  }
  CHECK(SqliteStore::open(path, OpenMode::create));
}

TEST_CASE("a link leads to the store that is made") {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder / "data");
  std::filesystem::create_symlink("data/real.db", folder / "link.db");
  CHECK(begin_and_record(folder / "link.db") == 0);
  CHECK(std::filesystem::is_symlink(folder / "link.db"));
  CHECK(open_store(folder / "data/real.db")->head().seq == 1);
}

TEST_CASE("processes that meet an older store all bring it up to date") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  {
    SQLite::Database old(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    migrate(old, newest_schema() - 1);
  }
  {
    std::vector<Child> children;
    for (int n = 0; n < 4; ++n) {
      children.emplace_back([&] {
        const auto store = SqliteStore::open(path, OpenMode::must_exist);
        return store ? 0 : 2;
      });
    }
    for (auto& child : children) CHECK(child.wait() == 0);
  }
  CHECK(schema_of(open_store(path)->database()) == newest_schema());
}

TEST_CASE("a link to a link leads to the store that is made and a refused one leaves none") {
  const ScratchFolder folder;
  std::filesystem::create_symlink("second.db", folder / "first.db");
  std::filesystem::create_symlink("real.db", folder / "second.db");
  CHECK(led_to(folder / "first.db") == folder / "real.db");
  CHECK(begin_and_record(folder / "first.db") == 0);
  CHECK(std::filesystem::is_regular_file(folder / "real.db"));
}
