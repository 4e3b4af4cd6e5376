// What is asked often is read from an index.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include "adapters/sqlite/deadlines.hpp"
#include "adapters/sqlite/event_log.hpp"
#include "adapters/sqlite/projections.hpp"
#include "adapters/sqlite/publications.hpp"
#include "tests/support/sqlite_harness.hpp"
#include "tests/support/store_facts.hpp"

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
  const engine::ListPlace place{on("2026-11-24"), 3, "1"};
  CHECK(plan(h, publication_query({}, place)) ==
        "SEARCH publication_row USING INDEX publication_by_due ((due,agency,number)>(?,?,?))\n");
  CHECK(plan(h, publication_query(notice, place)) ==
        "SEARCH publication_row USING INDEX publication_by_due ((due,agency,number)>(?,?,?))\n");
  CHECK(plan(h, publication_query({.due_before = on("2026-11-23")}, place)) ==
        "SEARCH publication_row USING INDEX publication_open ((due,agency,number)>(?,?,?) AND due<?)\n");
}

TEST_CASE("what is due is read from an index by day, a stop from an index of stops") {
  const SqliteHarness h;
  using adapters::sqlite::deadline_query;
  const engine::DeadlineFilter due{.kind = "reply", .from = on("2026-11-23"), .to = on("2026-11-30")};
  const engine::DeadlineFilter stop{.stopped_from = on("2026-11-23"), .stopped_to = on("2026-11-23")};
  CHECK(plan(h, deadline_query(due)) == "SEARCH deadline USING INDEX deadline_by_due (kind=? AND due>? AND due<?)\n");
  CHECK(plan(h, deadline_query(due, true)) ==
        "SEARCH deadline USING INDEX deadline_by_due (kind=? AND (due,stream,ordinal)>(?,?,?) AND due<?)\n");
  CHECK(plan(h, deadline_query(stop)) ==
        "SEARCH deadline USING INDEX deadline_by_stop (stopped_until>? AND stopped_until<?)\n");
  CHECK(plan(h, deadline_query(stop, true)) ==
        "SEARCH deadline USING INDEX deadline_by_stop ((stopped_until,stream,kind,ordinal)>(?,?,?,?) AND "
        "stopped_until<?)\n");
  CHECK(plan(h, deadline_query({})) == "SCAN deadline\n");
  CHECK(plan(h, deadline_query({}, true)) == "SEARCH deadline USING PRIMARY KEY ((stream,kind,ordinal)>(?,?,?))\n");
}

TEST_CASE("while a walk visits no query stands open") {
  SqliteHarness h;
  auto& store = *h.opened;
  {
    const auto transaction = store.begin();
    for (int i = 1; i <= 3; ++i) {
      const auto stream = store.new_stream("request");
      REQUIRE(store.append("request", stream, 0, std::vector{event("received")}));
      store.put_case(plain_case(stream, 3, std::to_string(i), "2026-11-02"));
      store.put_deadlines(
          stream, std::vector{engine::DeadlineRow{stream, "reply", "", on("2026-11-02"), {}, false, 3, "王", "1"}});
    }
    transaction->commit();
  }
  int visits = 0;
  const auto look = [&](auto&&...) {
    ++visits;
    for (auto* one = sqlite3_next_stmt(store.database().getHandle(), nullptr); one;
         one = sqlite3_next_stmt(store.database().getHandle(), one))
      CHECK_MESSAGE(!sqlite3_stmt_busy(one), sqlite3_sql(one));
  };
  store.each_case({}, look);
  store.each_deadline({}, look);
  store.each_event(look);
  store.each_stream("request", look);
  store.dump_projections(look);
  CHECK(visits == 18);
}

TEST_CASE("a page of the log, of streams, of what concerns a period") {
  const SqliteHarness h;
  CHECK(plan(h, adapters::sqlite::log_page_query()) ==
        "SEARCH e USING INTEGER PRIMARY KEY (rowid>?)\nSEARCH s USING INTEGER PRIMARY KEY (rowid=?)\n");
  CHECK(plan(h, adapters::sqlite::stream_page_query()) ==
        "SEARCH s USING COVERING INDEX stream_by_kind (kind=? AND rowid>?)\nSEARCH e USING INDEX "
        "sqlite_autoindex_event_1 (stream=?)\n");
  const auto concerning = plan(h, adapters::sqlite::concerning_query(false));
  CHECK(concerning.find("SEARCH case_row USING INTEGER PRIMARY KEY (rowid=?)") == 0);
  CHECK(concerning.find("SEARCH case_row USING INDEX case_by_closing (closed_order>?)") != concerning.npos);
}
