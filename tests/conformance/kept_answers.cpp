// Answers to acts that came with a key of their own: kept with the act, found by who and key, forgotten by day.
#include "tests/conformance/suite.hpp"
#include "tests/support/store_facts.hpp"

using namespace qixian;
using namespace qixian::tests;

namespace {

const engine::KeptAnswer first{"ab12", 201, R"({"case": 1})", "\"1-1-2026-11-27\"", "/api/v1/cases/1", 1};

}  // namespace

EVERY_STORE("a kept answer is found by who and key") {
  auto t = s.store.begin();
  s.store.keep_answer("林", "k1", first, on("2026-11-27"));
  CHECK(s.store.kept_answer("林", "k1") == first);
  t->commit();
  CHECK(s.store.kept_answer("林", "k1") == first);
  CHECK_FALSE(s.store.kept_answer("林", "k2"));
  CHECK_FALSE(s.store.kept_answer("周", "k1"));
}

EVERY_STORE("a kept answer stands or falls with its transaction") {
  {
    auto t = s.store.begin();
    s.store.keep_answer("林", "k1", first, on("2026-11-27"));
  }
  CHECK_FALSE(s.store.kept_answer("林", "k1"));
  CHECK_THROWS_AS(s.store.keep_answer("林", "k1", first, on("2026-11-27")), std::logic_error);
}

EVERY_STORE("kept answers are forgotten by day") {
  auto t = s.store.begin();
  s.store.keep_answer("林", "old", first, on("2026-11-23"));
  s.store.keep_answer("林", "edge", first, on("2026-11-24"));
  s.store.keep_answer("林", "old", first, on("2026-11-23"));
  s.store.forget_answers(on("2026-11-24"));
  CHECK_FALSE(s.store.kept_answer("林", "old"));
  CHECK(s.store.kept_answer("林", "edge"));
  auto other = first;
  other.status = 200;
  s.store.keep_answer("林", "edge", other, on("2026-11-27"));
  CHECK(s.store.kept_answer("林", "edge") == other);
  t->commit();
}
