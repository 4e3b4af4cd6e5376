// What every store keeps to: the chain, what breaks it, and backups.
#include <doctest/doctest.h>

#include <fstream>

#include "tests/support/store_facts.hpp"

using namespace qixian;
using namespace qixian::tests;

TEST_CASE_TEMPLATE("the chain holds, and its head is a fact to keep elsewhere", T, STORES) {
  T harness;
  Store& store = harness.store;
  const auto none = store.head();
  CHECK(none.seq == 0);
  CHECK(none.hash == std::string(64, '0'));
  CHECK(!store.verify(none));
  add_stream(store, "request", {event("one"), event("two")});
  const auto old = store.head();
  CHECK(old.seq == 2);
  CHECK(old.hash.size() == 64);
  add_stream(store, "request", {event("three")});
  CHECK(store.head().hash != old.hash);
  CHECK(!store.verify(std::nullopt));
  CHECK(!store.verify(none));
  CHECK(!store.verify(old));
  CHECK(!store.verify(store.head()));
  const auto broken = store.verify(engine::ChainHead{2, std::string(64, 'a')});
  REQUIRE(broken);
  CHECK(broken->seq == 2);
  CHECK(broken->why == "head");
}

TEST_CASE_TEMPLATE("an edited event is named, the first one", T, STORES) {
  T harness;
  Store& store = harness.store;
  add_stream(store, "request", {event("one"), event("two"), event("three"), event("four")});
  harness.change_data(3);
  const auto broken = store.verify(std::nullopt);
  REQUIRE(broken);
  CHECK(broken->seq == 3);
  CHECK(broken->why == "hash");
}

TEST_CASE_TEMPLATE("a private text that was changed or taken away is named by its event", T, STORES) {
  T harness;
  Store& store = harness.store;
  const auto stream = add_stream(store, "request", {event("received")});
  const auto named = [&](const std::string& key, const std::string& value, int after) {
    auto transaction = store.begin();
    const auto hash = store.seal(stream, key, value);
    const auto data = R"({"applicants":[{"key":")" + key + R"(","hash":")" + hash + R"("}]})";
    REQUIRE(store.append("request", stream, after, std::vector{event("named", data)}));
    transaction->commit();
  };
  named("2.applicants.0", "张三", 1);
  named("3.applicants.0", "李四", 2);
  CHECK(!store.verify(std::nullopt));
  harness.change_text(stream, "3.applicants.0");
  REQUIRE(store.verify(std::nullopt));
  CHECK(store.verify(std::nullopt)->seq == 3);
  CHECK(store.verify(std::nullopt)->why == "private_text");
  harness.lose_text(stream, "2.applicants.0");
  CHECK(store.verify(std::nullopt)->seq == 2);
}

TEST_CASE_TEMPLATE("a tail that was cut with care is seen by a head kept elsewhere", T, STORES) {
  T harness;
  Store& store = harness.store;
  add_stream(store, "request", {event("one"), event("two"), event("three"), event("four")});
  const auto kept = store.head();
  harness.cut_tail(3);
  CHECK(!store.verify(std::nullopt));
  const auto broken = store.verify(kept);
  REQUIRE(broken);
  CHECK(broken->seq == 3);
  CHECK(broken->why == "head");
}

TEST_CASE_TEMPLATE("a backup never writes into a file that exists", T, STORES) {
  T harness;
  Store& store = harness.store;
  const auto path = harness.folder / "notes.txt";
  std::ofstream(path) << "keep";
  const auto refused = store.backup_to(path);
  REQUIRE(!refused);
  CHECK(refused.error().code == "file_exists");
  CHECK(std::filesystem::file_size(path) == 4);
  CHECK(store.backup_to(harness.folder / "no/such/folder.db").error().code == "no_folder");
  CHECK(store.backup_to(harness.folder / "copy.db"));
}
