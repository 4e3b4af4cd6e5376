// A backup comes back as it was made, or is refused; it is never written to.
#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "adapters/sqlite/backup.hpp"
#include "adapters/sqlite/schema.hpp"
#include "tests/support/child.hpp"
#include "tests/support/sqlite_harness.hpp"

using namespace qixian;
using namespace qixian::tests;
using namespace qixian::adapters::sqlite;

namespace {

void put(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

/// A backup of a store with ten events, a private text and a row of each table that nothing else vouches for.
std::string make_backup(const ScratchFolder& folder) {
  const auto store = open_store(folder / "store.db");
  {
    const auto transaction = store->begin();
    const auto stream = store->new_stream("request");
    const auto hash = store->seal(stream, "1.subject", "征地补偿安置方案");
    const auto data = R"({"subject":{"key":"1.subject","hash":")" + hash + R"("}})";
    REQUIRE(store->append("request", stream, 0, std::vector(10, event("received", data))));
    store->set_meta("rules", "kept");
    transaction->commit();
  }
  REQUIRE(store->backup_to(folder / "backup.db"));
  return folder / "backup.db";
}

std::string code_of_restoring(const std::string& from, const std::string& to) {
  const auto done = restore(from, to);
  return done ? "" : done.error().code;
}

}  // namespace

TEST_CASE("a backup comes back and its head is told") {
  const ScratchFolder folder;
  const auto backup = make_backup(folder);
  const auto before = content(backup);
  const auto head = restore(backup, folder / "again.db");
  REQUIRE(head);
  CHECK(head->seq == 10);
  CHECK(content(backup) == before);
  const auto again = open_store(folder / "again.db");
  CHECK(again->head().hash == head->hash);
  CHECK(again->meta("rules") == "kept");
  CHECK(again->inspect().empty());
  CHECK(code_of_restoring(backup, folder / "again.db") == "store_exists");
}

TEST_CASE("a damaged backup is refused wherever the damage is") {
  const ScratchFolder folder;
  const auto backup = make_backup(folder);
  const auto whole = content(backup);
  int refused = 0, taken = 0;
  // A prime number of bytes apart: every page and every part of a page is met.
  for (std::size_t at = 0; at < whole.size(); at += 997) {
    CAPTURE(at);
    auto bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
    put(folder / "bad.db", bytes);
    const auto to = folder / "bad-again.db";
    const auto code = code_of_restoring(folder / "bad.db", to);
    CHECK(content(folder / "bad.db") == bytes);
    CHECK(std::filesystem::exists(to) == code.empty());
    if (!code.empty()) {
      ++refused;
      continue;
    }
    // It met a byte that holds nothing.
    ++taken;
    const auto store = open_store(to);
    CHECK(store->inspect().empty());
    CHECK(store->unseal(1, "1.subject") == "征地补偿安置方案");
    CHECK(store->meta("rules") == "kept");
    CHECK_FALSE(store->verify({}));
    std::filesystem::remove(to);
  }
  CHECK(refused > 0);
  MESSAGE(refused << " refused, " << taken << " taken whose content is whole");
}

TEST_CASE("what nothing else vouches for is vouched for by the backup's digest") {
  const ScratchFolder folder;
  const auto backup = make_backup(folder);
  SQLite::Database(backup, SQLite::OPEN_READWRITE).exec("UPDATE meta SET value = 'changed' WHERE key = 'rules'");
  CHECK(code_of_restoring(backup, folder / "again.db") == "broken_backup");
  CHECK_FALSE(std::filesystem::exists(folder / "again.db"));
}

TEST_CASE("a backup that was worked in is a store like any other") {
  const ScratchFolder folder;
  const auto backup = make_backup(folder);
  {
    const auto store = open_store(backup);
    const auto transaction = store->begin();
    store->set_meta("rules", "later");
    transaction->commit();
  }
  CHECK(code_of_restoring(backup, folder / "again.db") == "");
  CHECK(open_store(folder / "again.db")->meta("rules") == "later");
}

TEST_CASE("a companion of the target is named and nothing is restored beside it") {
  const ScratchFolder folder;
  const auto backup = make_backup(folder);
  put(folder / "again.db-wal", "acts that were acknowledged");
  CHECK(code_of_restoring(backup, folder / "again.db") == "left_over");
  CHECK(content(folder / "again.db-wal") == "acts that were acknowledged");
  CHECK_FALSE(std::filesystem::exists(folder / "again.db"));
}

TEST_CASE("an older backup is brought up to date in its copy alone") {
  for (int version = 1; version < newest_schema(); ++version) {
    CAPTURE(version);
    const ScratchFolder folder;
    {
      SQLite::Database old(folder / "old.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      migrate(old, version);
    }
    const auto before = content(folder / "old.db");
    CHECK(code_of_restoring(folder / "old.db", folder / "new.db") == "");
    CHECK(content(folder / "old.db") == before);
    SQLite::Database made(folder / "new.db", SQLite::OPEN_READONLY);
    CHECK(schema_of(made) == newest_schema());
  }
}

TEST_CASE("a backup on a medium that is read only is restored") {
  if (::geteuid() != 0) return;  // the child gives up rights that only root can give up
  const ScratchFolder folder;
  const auto backup = make_backup(folder);
  std::filesystem::create_directory(folder / "medium");
  std::filesystem::rename(backup, folder / "medium/backup.db");
  std::filesystem::permissions(folder / "medium/backup.db", std::filesystem::perms(0444));
  std::filesystem::permissions(folder / "medium", std::filesystem::perms(0555));
  std::filesystem::permissions(folder / ".", std::filesystem::perms(0777));
  Child child([&] {
    if (::setuid(65534) != 0) return 2;
    return code_of_restoring(folder / "medium/backup.db", folder / "again.db").empty() ? 0 : 3;
  });
  CHECK(child.wait() == 0);
}

TEST_CASE("a backup that may not be read is named and not the store that was to be made") {
  if (::geteuid() != 0) return;  // the child gives up rights that only root can give up
  const ScratchFolder folder;
  const auto backup = make_backup(folder);
  std::filesystem::permissions(backup, std::filesystem::perms(0000));
  std::filesystem::permissions(folder / ".", std::filesystem::perms(0777));
  Child child([&] {
    if (::setuid(65534) != 0) return 2;
    try {
      return restore(backup, folder / "again.db") ? 3 : 4;
    } catch (const engine::StoreFailure& failure) {
      if (failure.error.code != "not_readable") return 5;
      return failure.error.message.args == std::vector<qixian::engine::Argument>{backup} ? 0 : 6;
    }
  });
  CHECK(child.wait() == 0);
}

TEST_CASE("a store that was left with its WAL comes over whole") {
  const ScratchFolder folder;
  const auto path = folder / "left.db";
  Child killed([&] {
    const auto store = open_store(path);
    const auto transaction = store->begin();
    const auto stream = store->new_stream("request");
    (void)store->append("request", stream, 0, std::vector{event("received")});
    transaction->commit();
    ::kill(::getpid(), SIGKILL);
    return 0;
  });
  killed.wait();
  REQUIRE(std::filesystem::file_size(path + "-wal") > 0);
  const auto wal = content(path + "-wal");
  const auto head = restore(path, folder / "again.db");
  REQUIRE(head);
  CHECK(head->seq == 1);
  CHECK(content(path + "-wal") == wal);
}

TEST_CASE("what is no backup is refused") {
  const ScratchFolder folder;
  put(folder / "text.db", "编号,受理机关\n");
  SQLite::Database(folder / "other.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t (a)");
  CHECK(code_of_restoring(folder / "none.db", folder / "again.db") == "no_store");
  CHECK(code_of_restoring(folder / "text.db", folder / "again.db") == "not_a_store");
  CHECK(code_of_restoring(folder / "other.db", folder / "again.db") == "not_a_store");
  CHECK(code_of_restoring("/dev/zero", folder / "again.db") == "not_a_store");
  CHECK(code_of_restoring(folder / ".", folder / "again.db") == "not_a_store");
  CHECK_FALSE(std::filesystem::exists(folder / "again.db"));
}
