// What is asked often is read from an index.
#include <doctest/doctest.h>

#include "adapters/sqlite/deadlines.hpp"
#include "adapters/sqlite/publications.hpp"
#include "tests/support/sqlite_harness.hpp"

using namespace qixian;
using namespace qixian::tests;

namespace {

std::string plan(const SqliteHarness& harness, const std::string& query) {
  SQLite::Statement steps(harness.opened->database(), "EXPLAIN QUERY PLAN " + query);
  std::string text;
  while (steps.executeStep()) text += steps.getColumn(3).getString() + "\n";
  return text;
}

}  // namespace

TEST_CASE("overdue publications are read from the front of an index of pending ones") {
  const SqliteHarness h;
  using adapters::sqlite::publication_query;
  CHECK(plan(h, publication_query({.due_before = on("2026-11-23")})) ==
        "SEARCH publication_row USING INDEX publication_open (due<?)\n");
  CHECK(plan(h, publication_query({})) == "SCAN publication_row USING INDEX publication_by_due\n");
  engine::PublicationFilter notice;
  notice.counted_over = {on("2026-11-23"), on("2026-11-23")};
  CHECK(plan(h, publication_query(notice)) == "SEARCH publication_row USING INDEX publication_by_due (due>?)\n");
}

TEST_CASE("what is due is read from an index by day, a stop from an index of stops") {
  const SqliteHarness h;
  using adapters::sqlite::deadline_query;
  const auto due = plan(h, deadline_query({.kind = "reply", .from = on("2026-11-23"), .to = on("2026-11-30")}));
  CHECK(due.find("SEARCH deadline USING INDEX deadline_by_due (kind=? AND due>? AND due<?)") == 0);
  const auto stop = plan(h, deadline_query({.stopped_from = on("2026-11-23"), .stopped_to = on("2026-11-23")}));
  CHECK(stop.find("SEARCH deadline USING INDEX deadline_by_stop") == 0);
}
