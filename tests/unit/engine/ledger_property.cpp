// What goes out in a ledger comes in again as the same case, or is named as what a row can't say.
#include <doctest/doctest.h>

#include "engine/request/ledger/ledger.hpp"
#include "engine/request/project.hpp"
#include "support/random_life.hpp"

using namespace qixian::test;
using namespace qixian::engine;

namespace {

std::string text_of_row(const LedgerRow& row) {
  std::string out;
  for (std::size_t i = 0; i < column_count; ++i) {
    if (!row.cells[i].empty()) out += std::string(ledger_columns()[i].name) + "=" + row.cells[i] + " ";
  }
  return out;
}

/// What the tables read of a case.
std::string counted(const Case& c) {
  const auto row = project(c, 1, calendar());
  const auto day = [](const std::optional<Day>& d) { return d ? qixian::rules::iso(*d) : "-"; };
  std::string out = row.channel + " " + row.applicant_kind + " " + row.law + " " + day(row.received_on) + " " +
                    day(row.first_closed_on) + " " + row.first_answer + " " + std::string(code_of(row.first_timing));
  for (const auto& r : row.remedies)
    out += " | " + std::string(code_of(r.kind)) + " " + day(r.filed_on) + " " + day(r.closed_on) + " " +
           std::string(code_of(r.result));
  return out;
}

/// The case that the row makes where there was none; what stood against it.
Case from_row(const LedgerRow& row, std::string& refused) {
  Case c;
  const auto acts = plan(row, nullptr, 1, "li");
  if (!acts) {
    refused = acts.error().error.code;
    return c;
  }
  std::vector<Event> history;
  for (const auto& act : *acts) {
    auto d = decide(history, c, act.proposal, far_day, Mode::record, calendar());
    if (!d) {
      refused = text_of(d.error());
      return c;
    }
    history.insert(history.end(), d->events.begin(), d->events.end());
    c = std::move(d->after);
  }
  return c;
}

void comes_in_again(Mode mode) {
  const auto life = random_life(mode);
  RC_LOG() << life.script << "\n";
  auto row = row_of(life.c, "局");
  const auto lost = beyond_a_row(life.c, life.events);
  RC_CLASSIFY(!lost.empty(), "named as more than a row");
  if (!lost.empty()) return;
  row.tells_arrival = true;  // an export has every column
  auto read = row;
  const auto bad = normalise(read);
  RC_LOG() << text_of_row(row) << "\n";
  RC_ASSERT((bad ? bad->error.code : "") == "");
  std::string refused;
  const auto again = from_row(read, refused);
  RC_ASSERT(refused == "");
  RC_ASSERT(text_of_row(row_of(again, "局")) == text_of_row(row));
  RC_ASSERT(counted(again) == counted(life.c));
}

}  // namespace

TEST_CASE("export then import gives the same case or names what it loses") {
  CHECK(rc::check("desk", [] { comes_in_again(Mode::desk); }));
  CHECK(rc::check("record", [] { comes_in_again(Mode::record); }));
}
