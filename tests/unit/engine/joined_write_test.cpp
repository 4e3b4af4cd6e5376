// A write inside another is part of it: both stand, or neither.
#include <doctest/doctest.h>

#include "support/small_office.hpp"

using namespace qixian::engine;
using namespace qixian::test;

namespace {

struct Joined {
  SmallOffice o;
  StreamId agency = o.agency("东篱县甲局");
  StreamId stream = o.live(agency, "1", "receive in_person 2024-03-01");

  Result<Recorded> assign() {
    return o.office.requests.act(stream, {OfficerAssigned{"林小满"}, day("2024-03-01"), "li", ""});
  }
  std::size_t events() const { return o.store.load(stream).size(); }
};

}  // namespace

TEST_CASE("a write inside another stands with it") {
  Joined j;
  const auto done = j.o.office.write([&]() -> Result<int> {
    REQUIRE(j.assign());
    REQUIRE(j.assign());
    j.o.store.set_meta("beside", "1");
    return 7;
  });
  CHECK(done.value() == 7);
  CHECK(j.events() == 3);
  CHECK(j.o.store.meta("beside") == "1");
}

TEST_CASE("a write inside another goes with it: refused, thrown out of, or refused itself") {
  Joined j;
  CHECK_FALSE(j.o.office.write([&]() -> Result<int> {
    REQUIRE(j.assign());
    return refuse("no", {"no", {}}, {"ask somebody", {}});
  }));
  CHECK_THROWS_AS((void)j.o.office.write([&]() -> Result<int> {
    REQUIRE(j.assign());
    throw StoreFailure({"disk_full", {"full", {}}});
  }),
                  StoreFailure);
  CHECK_FALSE(j.o.office.write([&]() -> Result<Recorded> {
    j.o.store.set_meta("beside", "1");
    return j.o.office.requests.act(j.stream, {AnswerServed{}, day("2024-03-01"), "li", ""});
  }));
  CHECK(j.events() == 1);
  CHECK(j.o.store.meta("beside").empty());
  CHECK(j.assign());  // and the office writes on
  CHECK(j.events() == 2);
}

TEST_CASE("the outer write is done again where another was faster, with what stands inside it") {
  Joined j;
  int rounds = 0;
  const auto done = j.o.office.write([&]() -> Result<int> {
    REQUIRE(j.assign());
    if (++rounds == 1) return refuse("conflict", {"somebody was faster", {}}, {"again", {}});
    return rounds;
  });
  CHECK(done.value() == 2);
  CHECK(j.events() == 2);
}
