// What every store keeps to: the chain, what breaks it, and backups.
#include <fstream>

#include "tests/conformance/suite.hpp"
#include "tests/support/store_facts.hpp"

using namespace qixian;
using namespace qixian::tests;

EVERY_STORE("the chain holds, and its head is a fact to keep elsewhere") {
  Store& store = s.store;
  const auto none = store.heads();
  CHECK(none.of(0) == engine::ChainHead{0, std::string(64, '0')});
  CHECK(!store.verify(none));
  add_stream(store, "request", {event("one"), event("two")});
  const auto old = store.heads();
  CHECK(old.of(0).seq == 2);
  CHECK(old.of(0).hash.size() == 64);
  add_stream(store, "request", {event("three")});
  CHECK(store.heads() != old);
  CHECK(!store.verify(std::nullopt));
  CHECK(!store.verify(none));
  CHECK(!store.verify(old));
  CHECK(!store.verify(store.heads()));
  const auto broken = store.verify(engine::ChainHead{2, std::string(64, 'a')});
  REQUIRE(broken);
  CHECK(broken->seq == 2);
  CHECK(broken->why == "head");
}

EVERY_STORE_THAT(can_be_edited, "an edited event is named, the first one") {
  Store& store = s.store;
  add_stream(store, "request", {event("one"), event("two"), event("three"), event("four")});
  s.ground->change_data(3);
  const auto broken = store.verify(std::nullopt);
  REQUIRE(broken);
  CHECK(broken->seq == 3);
  CHECK(broken->why == "hash");
}

EVERY_STORE_THAT(can_be_edited, "a private text that was changed or taken away is named by its event") {
  Store& store = s.store;
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
  s.ground->change_text(stream, "3.applicants.0");
  REQUIRE(store.verify(std::nullopt));
  CHECK(store.verify(std::nullopt)->seq == 3);
  CHECK(store.verify(std::nullopt)->why == "private_text");
  s.ground->lose_text(stream, "2.applicants.0");
  CHECK(store.verify(std::nullopt)->seq == 2);
}

EVERY_STORE_THAT(can_be_edited, "a tail that was cut with care is seen by a head kept elsewhere") {
  Store& store = s.store;
  add_stream(store, "request", {event("one"), event("two"), event("three"), event("four")});
  const auto kept = store.heads();
  s.ground->cut_tail(3);
  CHECK(!store.verify(std::nullopt));
  const auto broken = store.verify(kept);
  REQUIRE(broken);
  CHECK(broken->seq == 3);
  CHECK(broken->why == "head");
}

EVERY_STORE_THAT(has_backups, "a backup never writes into a file that exists") {
  Store& store = s.store;
  const auto path = s.folder / "notes.txt";
  std::ofstream(path) << "keep";
  const auto refused = store.backup_to(path);
  REQUIRE(!refused);
  CHECK(refused.error().code == "file_exists");
  CHECK(std::filesystem::file_size(path) == 4);
  CHECK(store.backup_to(s.folder / "no/such/folder.db").error().code == "no_folder");
  CHECK(store.backup_to(s.folder / "copy.db"));
}

EVERY_STORE_THAT(has_backups, "a backup holds what was committed, and goes its own way") {
  const auto stream = add_stream(s.store, "request", {event("one"), event("two")});
  put(s.store, {full_case(stream)});
  const auto path = s.folder / "copy.db";
  const auto head = s.store.backup_to(path);
  REQUIRE(head);
  CHECK(*head == s.store.heads());
  add_stream(s.store, "request", {event("three")});
  const auto copy = s.ground->open_backup(path);
  CHECK(copy->store().heads().events() == 2);
  CHECK(copy->store().heads() == *head);
  CHECK_FALSE(copy->store().verify(*head));
  CHECK(copy->store().case_row(stream) == full_case(stream));
}

EVERY_STORE_THAT(is_durable, "what was committed is there when everybody has let go of the store") {
  const auto stream = add_stream(s.store, "request", {event("one")});
  put(s.store, {full_case(stream)});
  {
    const auto transaction = s.store.begin();
    s.store.seal(stream, "1.applicant", "张三");
    s.store.set_meta("rules", "7");
    transaction->commit();
  }
  const auto head = s.store.heads();
  s.hand.reset();
  const auto again = s.ground->open();
  CHECK(again->store().heads() == head);
  CHECK_FALSE(again->store().verify(head));
  CHECK(again->store().case_row(stream) == full_case(stream));
  CHECK(again->store().unseal(stream, "1.applicant") == "张三");
  CHECK(again->store().meta("rules") == "7");
}
