// What is opened, what is refused, and that a refused file stays as it is.
#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <sstream>

#include "adapters/sqlite/projections.hpp"
#include "adapters/sqlite/schema.hpp"
#include "adapters/sqlite/tables.hpp"
#include "tests/support/child.hpp"
#include "tests/support/sqlite_harness.hpp"

using namespace qixian;
using namespace qixian::tests;
using namespace qixian::adapters::sqlite;

namespace {

// The code of the refusal or of the failure; "" when it opens.
std::string code_of_opening(const std::string& path, OpenMode mode, Limits limits = {}) {
  try {
    const auto opened = SqliteStore::open(path, mode, limits);
    if (opened) return "";
    CHECK(!opened.error().message.id.empty());
    CHECK(!opened.error().hint.id.empty());
    return opened.error().code;
  } catch (const engine::StoreFailure& failure) {
    CHECK(!failure.error.hint.id.empty());
    return failure.error.code;
  }
}

void make_database(const std::string& path, const std::string& sql) {
  SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

}  // namespace

TEST_CASE("a missing store is made only when asked for") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  CHECK(code_of_opening(path, OpenMode::must_exist) == "no_store");
  CHECK(!std::filesystem::exists(path));
  CHECK(code_of_opening(folder / "no/store.db", OpenMode::create) == "no_folder");
  CHECK(code_of_opening(path, OpenMode::create) == "");
  CHECK(code_of_opening(path, OpenMode::must_exist) == "");
}

TEST_CASE("what is no store is refused and not touched") {
  const ScratchFolder folder;
  const struct {
    const char* what;
    std::function<void(const std::string&)> make;
    const char* code;
  } rows[] = {
      {"a text", [](auto& p) { std::ofstream(p) << "编号,受理机关\n"; }, "not_a_store"},
      {"a long text", [](auto& p) { std::ofstream(p) << std::string(100000, 'x'); }, "not_a_store"},
      {"another program's database", [](auto& p) { make_database(p, "CREATE TABLE t (a)"); }, "not_a_store"},
      {"another program's mark", [](auto& p) { make_database(p, "PRAGMA application_id = 7"); }, "not_a_store"},
      {"another program's version", [](auto& p) { make_database(p, "PRAGMA user_version = 7"); }, "not_a_store"},
      {"a newer store", [](auto& p) { open_store(p)->database().exec("PRAGMA user_version = 9999"); }, "newer_store"},
      {"a folder", [](auto& p) { std::filesystem::create_directory(p); }, "not_a_store"},
      {"a device", [](auto& p) { std::filesystem::create_symlink("/dev/full", p); }, "not_a_store"},
  };
  int n = 0;
  for (const auto& row : rows) {
    CAPTURE(row.what);
    const auto path = folder / (std::to_string(++n) + ".db");
    row.make(path);
    const bool file = std::filesystem::is_regular_file(path);
    const auto before = file ? content(path) : "";
    for (const auto mode : {OpenMode::must_exist, OpenMode::create}) CHECK(code_of_opening(path, mode) == row.code);
    if (file) CHECK(content(path) == before);
  }
  std::ofstream(folder / "empty.db").flush();
  CHECK(code_of_opening(folder / "empty.db", OpenMode::must_exist) == "half_made");
  CHECK(code_of_opening(folder / "empty.db", OpenMode::create) == "");  // as an interrupted first opening leaves it
}

TEST_CASE("a damaged store is a failure of the environment") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  {
    auto store = open_store(path);
    store->database().exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(100);  // behind the header: the tree of the schema
  file << std::string(3000, '\xff');
  file.close();
  CHECK(code_of_opening(path, OpenMode::must_exist) == "corrupt");
}

TEST_CASE("settings that the design rests on") {
  const ScratchFolder folder;
  auto store = open_store(folder / "store.db");
  const auto pragma = [&](const char* name) {
    return store->database().execAndGet(std::string("PRAGMA ") + name).getString();
  };
  CHECK(pragma("journal_mode") == "wal");
  CHECK(pragma("synchronous") == "2");
  CHECK(pragma("foreign_keys") == "1");
  CHECK(pragma("secure_delete") == "1");
  CHECK(pragma("busy_timeout") == "5000");
  CHECK(pragma("application_id") == std::to_string(application_id));
  CHECK(pragma("user_version") == std::to_string(newest_schema()));
  const auto loose = store->database().execAndGet(
      "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 "
      "AND name NOT LIKE 'sqlite_%'");
  CHECK(loose.getInt() == 0);
}

TEST_CASE("a store of every older version is brought up to date") {
  for (int version = 1; version < newest_schema(); ++version) {
    CAPTURE(version);
    const ScratchFolder folder;
    const auto path = folder / "store.db";
    {
      SQLite::Database old(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      migrate(old, version);
      old.exec("INSERT INTO meta VALUES ('rules', 'kept')");
    }
    const auto before = content(path);
    CHECK(code_of_opening(path, OpenMode::reading) == "older_store");
    CHECK(content(path) == before);
    const auto store = SqliteStore::open(path, OpenMode::must_exist);
    REQUIRE(store);
    CHECK((*store)->meta("rules") == "kept");
    CHECK(schema_of((*store)->database()) == newest_schema());
    const auto kept = path + ".schema-" + std::to_string(version);
    CHECK((*store)->kept_copy() == kept);
    SQLite::Database copy(kept, SQLite::OPEN_READONLY);
    CHECK(schema_of(copy) == version);
    CHECK(copy.execAndGet("SELECT value FROM meta WHERE key = 'rules'").getString() == "kept");
  }
}

TEST_CASE("without the right to write, the store says so") {
  if (::geteuid() != 0) return;  // the child gives up rights that only root can give up
  const ScratchFolder folder;
  const auto inner = folder / "inner";
  std::filesystem::create_directory(inner);
  open_store(inner + "/store.db");
  ::chmod((folder / ".").c_str(), 0755);
  const struct {
    const char* what;
    mode_t folder, file;
  } rows[] = {{"folder", 0555, 0666}, {"file", 0777, 0444}, {"both", 0555, 0444}};
  for (const auto& row : rows) {
    CAPTURE(row.what);
    ::chmod((inner + "/store.db").c_str(), row.file);
    ::chmod(inner.c_str(), row.folder);
    Child child([&] {
      if (::setuid(65534) != 0) return 2;
      if (code_of_opening(inner + "/store.db", OpenMode::must_exist) != "read_only") return 3;
      if (row.folder == 0555 && code_of_opening(inner + "/new.db", OpenMode::create) != "read_only") return 4;
      return 0;
    });
    CHECK(child.wait() == 0);
  }
}

TEST_CASE("overdue cases are read from the front of an index of open ones") {
  const ScratchFolder folder;
  auto store = open_store(folder / "store.db");
  const auto plan = [&](const engine::CaseFilter& filter, const std::optional<engine::ListPlace>& place = {}) {
    SQLite::Statement steps(store->database(), "EXPLAIN QUERY PLAN " + list_query(filter, place));
    std::string way;
    while (steps.executeStep()) {
      const auto step = steps.getColumn(3).getString();
      if (way.empty()) way = step + "\n";  // the way to the cases; what follows is looked up for each of them
      CHECK(step.find("TEMP B-TREE") == step.npos);
    }
    return way;
  };
  const auto today = on("2026-11-23");
  CHECK(plan({.due_before = today}) == "SEARCH case_row USING INDEX case_open (due_order<?)\n");
  CHECK(plan({.due_until = today}) == "SEARCH case_row USING INDEX case_open (due_order<?)\n");
  CHECK(plan({.open_only = true}) == "SCAN case_row USING INDEX case_open\n");
  CHECK(plan({}) == "SCAN case_row USING INDEX case_by_due\n");
  CHECK(plan({.agency = 3}) == "SEARCH case_row USING INDEX case_by_agency (agency=?)\n");
  CHECK(plan({.agency = 3, .due_before = today}) ==
        "SEARCH case_row USING INDEX case_by_agency (agency=? AND due_order<?)\n");
  // What a holiday notice may move: not the cases that were due before.
  engine::CaseFilter notice;
  notice.counted_over = {today, today};
  CHECK(plan(notice) == "SEARCH case_row USING INDEX case_by_due (due_order>?)\n");
  // A page begins in the index where the one before it ended.
  const engine::ListPlace place{today, 3, "2026-1"};
  CHECK(plan({}, place) == "SEARCH case_row USING INDEX case_by_due ((due_order,agency,number)>(?,?,?))\n");
  CHECK(plan(notice, place) == "SEARCH case_row USING INDEX case_by_due ((due_order,agency,number)>(?,?,?))\n");
  CHECK(plan({.open_only = true}, place) ==
        "SEARCH case_row USING INDEX case_open ((due_order,agency,number)>(?,?,?))\n");
  CHECK(plan({.due_before = today}, place) ==
        "SEARCH case_row USING INDEX case_open ((due_order,agency,number)>(?,?,?) AND due_order<?)\n");
  CHECK(plan({.agency = 3}, place) ==
        "SEARCH case_row USING INDEX case_by_agency (agency=? AND (due_order,number)>(?,?))\n");
  CHECK(plan({.agency = 3, .due_before = today}, place) ==
        "SEARCH case_row USING INDEX case_by_agency (agency=? AND (due_order,number)>(?,?) AND due_order<?)\n");
}

TEST_CASE("a table reads the cases of its period, not the store") {
  const ScratchFolder folder;
  const auto store = open_store(folder / "office.db");
  SQLite::Statement steps(store->database(), "EXPLAIN QUERY PLAN " + group_query());
  REQUIRE(steps.executeStep());
  CHECK(steps.getColumn(3).getString() == "SEARCH case_row USING INDEX case_by_closing (closed_order>?)");
}

TEST_CASE("a frozen table can't be edited, and one that was is seen") {
  const ScratchFolder folder;
  const auto store = open_store(folder / "office.db");
  const engine::Period year{on("2018-01-01"), on("2018-12-31")};
  {
    const auto transaction = store->begin();
    store->freeze({"2014", 0, year, "3.1\tvalue\t320\n", store->heads(), "2019-01-31T01:02:03.004Z", "王", "", true});
    transaction->commit();
  }
  CHECK_THROWS(store->database().exec("UPDATE frozen_table SET content = ''"));
  CHECK_THROWS(store->database().exec("DELETE FROM frozen_table"));
  CHECK(store->frozen("2014", 0, year)->intact);
  store->database().exec("DROP TRIGGER frozen_table_is_never_edited");
  store->database().exec("UPDATE frozen_table SET content = '3.1\tvalue\t310\n'");
  CHECK_FALSE(store->frozen("2014", 0, year)->intact);
}
