#pragma once
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/scratch.hpp"
#include "wiring/handle.hpp"

/// One suite for every store: `exercise(factory)`. Its files know no store but by the factory that they are given, and
/// ask what it can. Which stores there are stands in stores.cpp.
namespace qixian::tests {

/// What a store can beside what every store must.
struct Capabilities {
  bool is_durable = false;           ///< what was committed outlives every hand on the store
  bool has_backups = false;          ///< backup_to() makes a copy that can be opened
  bool takes_two = false;            ///< two hands may be on it at once, each in a thread of its own
  bool writes_side_by_side = false;  ///< a chain for each agency, and a writer in each
  bool can_be_edited = false;        ///< behind the program's back: the hand below is there
};

/// A store for one test, empty.
class Ground {
 public:
  virtual ~Ground() = default;
  /// One more hand on it, which has all the other hands for other processes. It waits for another writer a moment only.
  virtual std::unique_ptr<wiring::Handle> open() = 0;
  /// A hand on a copy that backup_to() made.
  virtual std::unique_ptr<wiring::Handle> open_backup(const std::string& path) = 0;

  // ---- somebody who edits the store behind the program's back
  virtual void change_data(std::int64_t seq) = 0;
  /// The events of chain 0 from this one on, and the head moved back with them.
  virtual void cut_tail(std::int64_t from) = 0;
  virtual void change_text(engine::StreamId stream, const std::string& key) = 0;
  virtual void lose_text(engine::StreamId stream, const std::string& key) = 0;
};

struct Factory {
  Capabilities can;
  std::unique_ptr<Ground> (*make)(const ScratchFolder& folder);
};

/// What a test of the suite is given.
struct Subject {
  explicit Subject(const Factory& factory) : can(factory.can), ground(factory.make(folder)), hand(ground->open()) {}
  const Capabilities can;
  ScratchFolder folder;  ///< for the store, and for what the test itself writes
  std::unique_ptr<Ground> ground;
  std::unique_ptr<wiring::Handle> hand;
  engine::Store& store = hand->store();
  engine::Outbox& outbox = hand->outbox();
  engine::PublicationRows& rows = hand->publication_rows();
};

struct StoreTest {
  const char* name;
  bool Capabilities::*needs;  ///< null: nothing
  void (*run)(Subject& s);
};
/// @returns true, for the macro below
bool is_in_suite(const StoreTest& test);

/// Runs the suite, each test on a ground of its own, without those that need what the store can't.
void exercise(const Factory& factory);

#define QIXIAN_STORE_TEST(id, needs, name)                                                    \
  static void id(Subject& s);                                                                 \
  [[maybe_unused]] static const bool DOCTEST_CAT(id, known) = is_in_suite({name, needs, id}); \
  static void id([[maybe_unused]] Subject& s)
/// A test of the suite; `s` is its Subject.
#define EVERY_STORE(name) QIXIAN_STORE_TEST(DOCTEST_ANONYMOUS(store_test_), nullptr, name)
/// EVERY_STORE_THAT(takes_two, "…")
#define EVERY_STORE_THAT(can, name) QIXIAN_STORE_TEST(DOCTEST_ANONYMOUS(store_test_), &Capabilities::can, name)

}  // namespace qixian::tests
