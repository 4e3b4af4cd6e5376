#include <doctest/doctest.h>

#include "cli/terminal/terminal_door.hpp"
#include "present/acts/page_door.hpp"

using namespace qixian;
namespace as = engine::as;
using engine::Argument;
using engine::Text;
using present::Words;

TEST_CASE("what a hint speaks of is an option at the terminal, a label on a page, and a code where nobody asks") {
  const cli::TerminalDoor terminal;
  const present::PageDoor page;
  const Argument date(Text{"DATE", {}});
  struct Row {
    Argument what;
    const char *typed, *on_page, *bare;
  };
  const Row rows[] = {
      {as::a_field("officer"), "--officer", "“officer”", "officer"},
      {as::a_field("approved_by"), "--approved-by", "“approved by”", "approved_by"},
      {as::a_field("arrived_on"), "--arrived", "“arrived”", "arrived_on"},
      {as::a_field("voided"), "--void", "“did not happen”", "voided"},
      {as::a_field("days", {20}), "--days 20", "“working days”: 20", "days"},
      {as::a_field("on", {date}), "--on DATE", "“happened on”: DATE", "on"},
      {as::a_field("manner", {as::a_code("post"), as::a_code("courier")}), "--manner post or courier",
       "“served by”: post or courier", "manner"},
      {as::a_field("view", {"agrees", "objects"}), "--agrees, --objects", "“opinion”: agrees or objects", "view"},
      {as::a_field("nil"), "--nil", "“nothing to report”", "nil"},
      {as::a_view("cases"), "`qixian list`", "“the list of cases”", "cases"},
      {as::a_view("case", {"2024-1"}), "`qixian show 2024-1`", "“the case 2024-1”", "case"},
      {as::a_view("voided_cases"), "`qixian list --voided`", "“the void receipts”", "voided_cases"},
      {as::an_act("postpone"), "`postpone`", "“later date fixed”", "postpone"},
      {as::an_act("review.return"), "`review return`", "“sent back to the unit”", "review.return"},
      {as::an_act("verify"), "`qixian verify`", "“check the store”", "verify"},
      {as::an_act("agency.merge"), "`qixian agency merge`", "“merge agencies”", "agency.merge"},
      {as::an_act("charge-received", {"2024-1", as::a_field("on", {date})}),
       "`qixian charge-received 2024-1 --on DATE`", "“fee notice received”", "charge-received"}};
  for (const auto& row : rows) {
    CAPTURE(row.bare);
    const Text hint{"{0}", {row.what}};
    CHECK(Words("en", &terminal).render(hint) == row.typed);
    CHECK(Words("en", &page).render(hint) == row.on_page);
    CHECK(Words("en").render(hint) == row.bare);
  }
}

TEST_CASE("another language is spoken through the same door") {
  const cli::TerminalDoor terminal;
  const Words words("en", &terminal);
  CHECK(words.in("zh").door() == &terminal);
  CHECK(words.in("zh").render({"{0}", {as::a_field("officer")}}) == "--officer");
}
