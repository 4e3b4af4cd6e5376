#include "engine/request/ledger/ledger.hpp"

#include <doctest/doctest.h>

#include "support/acts.hpp"

using namespace qixian::test;
using namespace qixian::engine;

namespace {

const WorkCalendar& calendar() { return qixian::rules::shipped_calendar(); }

std::size_t column_of(const std::string& name) {
  const auto& columns = ledger_columns();
  for (std::size_t i = 0; i < column_count; ++i) {
    if (columns[i].name == name || columns[i].zh == name) return i;
  }
  throw std::runtime_error("no column " + name);
}

/// "channel=web submitted_on=2018-03-05": what every row needs is filled in unless it is said otherwise.
LedgerRow row_from(const std::string& cells) {
  LedgerRow row;
  row[LedgerColumn::number] = "7";
  row[LedgerColumn::agency] = "局";
  row[LedgerColumn::channel] = "in_person";
  row[LedgerColumn::submitted_on] = "2018-03-05";
  row[LedgerColumn::applicant_kind] = "natural_person";
  std::istringstream words(cells);
  for (std::string word; words >> word;) {
    const auto at = word.find('=');
    row.cells[column_of(word.substr(0, at))] = word.substr(at + 1);
  }
  return row;
}

std::string text_of_row(const LedgerRow& row) {
  std::string out;
  for (std::size_t i = 0; i < column_count; ++i) {
    if (!row.cells[i].empty()) out += std::string(ledger_columns()[i].name) + "=" + row.cells[i] + " ";
  }
  return out;
}

/// The acts of a plan on a case; what was refused, if anything was.
std::string carry_out(Told& told, const std::vector<LedgerAct>& acts) {
  for (const auto& act : acts) {
    auto d = decide(told.events, told.c, act.proposal, far_day, Mode::record, calendar());
    if (!d) return text_of(d.error());
    told.events.insert(told.events.end(), d->events.begin(), d->events.end());
    told.c = std::move(d->after);
  }
  return "";
}

}  // namespace

TEST_CASE("a row becomes acts, a case, and the same row") {
  struct Row {
    std::string cells;
    std::string adds;  // what the case says beyond the row, or in other words
    std::string state;
  };
  const Row rows[] = {
      {"", "received_on=2018-03-05", "registered"},
      {"received_on=2018-03-05 officer=li applicant=wang subject=budget", "", "assigned"},
      {"channel=post_ordinary", "", "awaiting_confirmation"},
      {"channel=fax received_on=2018-03-06 officer=li", "", "assigned"},
      {"channel=网络 submitted_on=2018/3/5 applicant_kind=商业企业 answered_on=2018年3月20日 answer=予以公开",
       "channel=web submitted_on=2018-03-05 received_on=2018-03-05 applicant_kind=company answered_on=2018-03-20 "
       "answer=disclosed",
       "answered"},
      {"answered_on=2018-03-20 answer=partial delivered_on=2018-03-22", "received_on=2018-03-05", "served"},
      {"supplement_asked_on=2018-03-08", "received_on=2018-03-05 supplement_due_on=2018-03-29", "in_hand"},
      {"supplement_asked_on=2018-03-08 supplement_due_on=2018-03-20 supplement_received_on=2018-03-15 "
       "answered_on=2018-04-02 answer=disclosed",
       "received_on=2018-03-05", "answered"},
      {"consulted_on=2018-03-08", "received_on=2018-03-05", "in_hand"},
      {"consulted_on=2018-03-08 consult_received_on=2018-03-12 consult_answered_on=2018-03-20 "
       "answered_on=2018-04-02 answer=refused.privacy",
       "received_on=2018-03-05", "answered"},
      {"consulted_on=2018-03-08 consult_answered_on=2018-03-20", "received_on=2018-03-05", "in_hand"},
      {"extended_on=2018-03-20 extension_days=15 answered_on=2018-04-10 answer=unable.not_held",
       "received_on=2018-03-05", "answered"},
      {"extended_on=2018-03-20 extension_days=40", "received_on=2018-03-05", "in_hand"},
      {"submitted_on=2022-03-01 fee_noticed_on=2022-03-08 fee_paid_on=2022-03-15 answered_on=2022-04-01 "
       "answer=disclosed",
       "received_on=2022-03-01", "answered"},
      {"submitted_on=2022-03-01 fee_noticed_on=2022-03-08 answered_on=2022-04-20 answer=closed.fee_unpaid",
       "received_on=2022-03-01", "closed"},
      {"submitted_on=2022-03-01 supplement_asked_on=2022-03-08 answered_on=2022-04-01 answer=closed.not_supplemented",
       "received_on=2022-03-01 supplement_due_on=2022-03-29", "closed"},
      {"answered_on=2018-03-20 answer=撤回申请", "received_on=2018-03-05 answer=closed.withdrawn", "closed"},
      {"answered_on=2018-03-20 answer=disclosed reconsideration_filed_on=2018-04-02", "received_on=2018-03-05",
       "answered"},
      {"answered_on=2018-03-20 answer=disclosed reconsideration_closed_on=2018-05-02 reconsideration_result=维持",
       "received_on=2018-03-05 reconsideration_filed_on=2018-05-02 reconsideration_result=upheld", "answered"},
      {"answered_on=2018-03-20 answer=disclosed delivered_on=2018-03-21 reconsideration_filed_on=2018-04-02 "
       "reconsideration_closed_on=2018-05-02 reconsideration_result=other suit_filed_on=2018-05-10 "
       "suit_kind=复议后 suit_closed_on=2018-09-10 suit_result=纠正",
       "received_on=2018-03-05 suit_kind=after_reconsideration suit_result=corrected", "served"},
      {"suit_filed_on=2018-04-10 suit_kind=direct", "received_on=2018-03-05", "registered"},
      {"submitted_on=2019-05-10 answered_on=2019-05-20 answer=refused.no_special_need", "received_on=2019-05-10",
       "answered"},
      {"submitted_on=2019-05-20 answered_on=2019-05-28 answer=refused.no_special_need", "received_on=2019-05-20",
       "answered"},
  };
  for (const auto& row : rows) {
    INFO(row.cells);
    auto cells = row_from(row.cells);
    const auto bad = normalise(cells);
    REQUIRE_FALSE(bad);
    const auto acts = plan(cells, nullptr, 1, "li");
    REQUIRE(acts);
    Told told;
    REQUIRE(carry_out(told, *acts) == "");
    CHECK(told.c.state == row.state);
    auto expected = row_from(row.cells + " " + row.adds);
    const auto got = row_of(told.c, "局");
    CHECK(text_of_row(got) == text_of_row(expected));
    CHECK(beyond_a_row(told.c, told.events).empty());
    const auto again = plan(got, &got, 1, "li");
    REQUIRE(again);
    CHECK(again->empty());
  }
}

TEST_CASE("a fuller row brings a stored case up to date") {
  struct Row {
    std::string stored;
    std::string more;
    int acts;
    std::string state;
  };
  const Row rows[] = {
      {"", "officer=li", 1, "assigned"},
      {"channel=fax", "channel=fax received_on=2018-03-06", 1, "registered"},
      {"", "supplement_asked_on=2018-03-08 supplement_due_on=2018-03-20", 1, "in_hand"},
      {"supplement_asked_on=2018-03-08", "supplement_asked_on=2018-03-08 supplement_received_on=2018-03-12", 1,
       "in_hand"},
      {"", "extended_on=2018-03-20 extension_days=15", 1, "in_hand"},
      {"answered_on=2018-03-20 answer=disclosed", "answered_on=2018-03-20 answer=disclosed delivered_on=2018-03-21", 1,
       "served"},
      {"answered_on=2018-03-20 answer=disclosed",
       "answered_on=2018-03-20 answer=disclosed extended_on=2018-03-15 extension_days=5", 1, "answered"},
      {"officer=li", "answered_on=2018-03-20 answer=disclosed delivered_on=2018-03-21", 2, "served"},
      {"consulted_on=2018-03-08",
       "consulted_on=2018-03-08 consult_received_on=2018-03-09 consult_answered_on=2018-03-20", 2, "in_hand"},
      {"", "", 0, "registered"},
  };
  for (const auto& row : rows) {
    INFO(row.stored << " + " << row.more);
    auto stored = row_from(row.stored), more = row_from(row.more);
    REQUIRE_FALSE(normalise(stored));
    Told told;
    REQUIRE(carry_out(told, *plan(stored, nullptr, 1, "li")) == "");
    REQUIRE_FALSE(normalise(more));
    const auto known = row_of(told.c, "局");
    const auto acts = plan(more, &known, 1, "li");
    REQUIRE(acts);
    CHECK(acts->size() == static_cast<std::size_t>(row.acts));
    CHECK(carry_out(told, *acts) == "");
    CHECK(told.c.state == row.state);
  }
}

TEST_CASE("a row that says other than what is stored is refused at its cell") {
  struct Row {
    std::string stored;
    std::string row;
    std::string code;
    std::string column;
  };
  const Row rows[] = {
      {"", "submitted_on=2018-03-06", "contradiction", "submitted_on"},
      {"", "channel=web", "contradiction", "channel"},
      {"", "received_on=2018-03-06", "contradiction", "received_on"},
      {"", "applicant_kind=company", "contradiction", "applicant_kind"},
      {"applicant=wang", "applicant=zhao", "contradiction", "applicant"},
      {"officer=li", "officer=wu", "contradiction", "officer"},
      {"answered_on=2018-03-20 answer=disclosed", "answered_on=2018-03-20 answer=partial", "contradiction", "answer"},
      {"answered_on=2018-03-20 answer=disclosed", "answered_on=2018-03-19 answer=disclosed", "contradiction",
       "answered_on"},
      {"extended_on=2018-03-20 extension_days=15", "extended_on=2018-03-20 extension_days=10", "contradiction",
       "extension_days"},
      {"supplement_asked_on=2018-03-08", "supplement_asked_on=2018-03-08 supplement_due_on=2018-03-20", "contradiction",
       "supplement_due_on"},
      {"", "applicant=wang", "stored_without", "applicant"},
      {"", "subject=budget", "stored_without", "subject"},
  };
  for (const auto& row : rows) {
    INFO(row.stored << " + " << row.row);
    auto stored = row_from(row.stored), more = row_from(row.row);
    REQUIRE_FALSE(normalise(stored));
    REQUIRE_FALSE(normalise(more));
    Told told;
    REQUIRE(carry_out(told, *plan(stored, nullptr, 1, "li")) == "");
    const auto known = row_of(told.c, "局");
    const auto acts = plan(more, &known, 1, "li");
    REQUIRE_FALSE(acts);
    CHECK(acts.error().error.code == row.code);
    CHECK(ledger_columns()[static_cast<std::size_t>(acts.error().column)].name == row.column);
    CHECK_FALSE(acts.error().error.hint.id.empty());
    for (const auto& arg : acts.error().error.message.args) CHECK(arg.text.find("wang") == std::string::npos);
  }
}

TEST_CASE("a bad row is refused with the column that is wrong") {
  struct Row {
    std::string cells;
    std::string code;
    std::string column;
  };
  const Row rows[] = {
      {"number=", "missing_cell", "number"},
      {"agency=", "missing_cell", "agency"},
      {"channel=", "missing_cell", "channel"},
      {"submitted_on=", "missing_cell", "submitted_on"},
      {"applicant_kind=", "missing_cell", "applicant_kind"},
      {"submitted_on=2018-02-30", "bad_date", "submitted_on"},
      {"submitted_on=5.3.2018", "bad_date", "submitted_on"},
      {"received_on=soon", "bad_date", "received_on"},
      {"suit_closed_on=2018-13-01", "bad_date", "suit_closed_on"},
      {"channel=pigeon", "unknown_channel", "channel"},
      {"applicant_kind=robot", "unknown_applicant_kind", "applicant_kind"},
      {"answered_on=2018-03-20 answer=perhaps", "unknown_answer", "answer"},
      {"reconsideration_closed_on=2018-05-02 reconsideration_result=won", "unknown_code", "reconsideration_result"},
      {"suit_filed_on=2018-05-02 suit_kind=direct suit_closed_on=2018-06-02 suit_result=lost", "unknown_code",
       "suit_result"},
      {"suit_filed_on=2018-05-02 suit_kind=first", "unknown_code", "suit_kind"},
      {"extended_on=2018-03-20 extension_days=many", "bad_number", "extension_days"},
      {"extended_on=2018-03-20 extension_days=0", "bad_number", "extension_days"},
      {"extended_on=2018-03-20 extension_days=00", "bad_number", "extension_days"},
      {"extended_on=2018-03-20 extension_days=-5", "bad_number", "extension_days"},
      {"extended_on=2018-03-20 extension_days=99999", "bad_number", "extension_days"},
      {"extended_on=2018-03-20", "missing_cell", "extension_days"},
      {"extension_days=15", "missing_cell", "extended_on"},
      {"answered_on=2018-03-20", "missing_cell", "answer"},
      {"answer=disclosed", "missing_cell", "answered_on"},
      {"delivered_on=2018-03-20", "missing_cell", "answered_on"},
      {"supplement_received_on=2018-03-20", "missing_cell", "supplement_asked_on"},
      {"supplement_due_on=2018-03-20", "missing_cell", "supplement_asked_on"},
      {"consult_received_on=2018-03-20", "missing_cell", "consulted_on"},
      {"consult_answered_on=2018-03-20", "missing_cell", "consulted_on"},
      {"fee_paid_on=2018-03-20", "missing_cell", "fee_noticed_on"},
      {"reconsideration_result=upheld", "missing_cell", "reconsideration_closed_on"},
      {"reconsideration_closed_on=2018-05-02", "missing_cell", "reconsideration_result"},
      {"suit_filed_on=2018-05-02", "missing_cell", "suit_kind"},
      {"suit_kind=direct", "missing_cell", "suit_filed_on"},
      {"suit_closed_on=2018-05-02 suit_kind=direct", "missing_cell", "suit_result"},
      {"suit_result=upheld", "missing_cell", "suit_closed_on"},
      {"channel=fax answered_on=2018-03-20 answer=disclosed", "missing_cell", "received_on"},
      {"answered_on=2018-03-04 answer=disclosed", "before_receipt", "answered_on"},
      {"channel=web submitted_on=2019-05-15 answered_on=2019-06-03 answer=disclosed", "missing_cell", "received_on"},
  };
  for (const auto& row : rows) {
    INFO(row.cells);
    auto cells = row_from(row.cells);
    const auto bad = normalise(cells);
    REQUIRE(bad);
    CHECK(bad->error.code == row.code);
    CHECK(ledger_columns()[static_cast<std::size_t>(bad->column)].name == row.column);
    CHECK_FALSE(bad->error.message.id.empty());
    CHECK_FALSE(bad->error.hint.id.empty());
  }
}

TEST_CASE("a well-formed row that makes no sense is refused by the act of its cell") {
  struct Row {
    std::string cells;
    std::string code;
  };
  const Row rows[] = {
      {"submitted_on=2008-04-30", "before_the_law"},
      {"received_on=2018-03-04", "received_before_submitted"},
      {"answered_on=2018-03-20 answer=disclosed extended_on=2018-03-21 extension_days=15", "not_in_state"},
      {"answered_on=2018-03-20 answer=refused.internal", "answer_of_other_law"},
      {"answered_on=2018-03-20 answer=closed.fee_unpaid", "not_in_state"},
      {"submitted_on=2022-03-01 answered_on=2022-03-20 answer=told_to_supplement", "answer_of_other_law"},
  };
  for (const auto& row : rows) {
    INFO(row.cells);
    auto cells = row_from(row.cells);
    REQUIRE_FALSE(normalise(cells));
    Told told;
    CHECK(carry_out(told, *plan(cells, nullptr, 1, "li")).starts_with(row.code));
  }
}

TEST_CASE("what a row can't say is named") {
  struct Row {
    std::string acts;
    std::size_t count;
  };
  const Row rows[] = {
      {"receive in_person 2024-03-01; answer disclosed 2024-03-20", 0},
      {"receive in_person 2024-03-01; consult t1 2024-03-05; consult t2 2024-03-06", 1},
      {"receive in_person 2024-03-01; consult g1 2024-03-05", 1},
      {"receive in_person 2024-03-01; askreasons 2024-03-05", 1},
      {"receive in_person 2024-03-01; review mark 2024-03-05", 1},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-20; reopen 15 2024-08-01", 1},
      {"receive in_person 2024-03-01 items=2 applicants=2", 1},
      {"receive in_person 2024-03-01; extend 5 2024-03-20", 1},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-20 signed=2024-03-19", 1},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-20 untold=1", 1},
      {"receive in_person 2024-03-01; consult t1 2024-03-05; opinion t1 agrees 2024-03-06", 1},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-20; file 2024-04-08; close upheld 2024-05-20", 0},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-20; file 2024-04-08 copy=2024-04-10", 1},
      {"receive in_person 2024-03-01; sue direct 2024-04-10; answer disclosed 2024-04-20", 0},
      {"receive in_person 2024-03-01; answer disclosed 2024-04-20; sue direct 2024-04-22 against=silence", 1},
      {"receive in_person 2024-03-01; answer disclosed 2024-03-20; sue direct 2024-04-08; judge upheld 2024-07-01; "
       "retry 2025-01-06",
       2},
      {"receive in_person 2024-03-01; complain 2024-03-20", 1},
      {"receive in_person 2024-03-01; assign 2024-03-04; move 2 2024-03-06 to=2024-03-05", 1},
  };
  for (const auto& row : rows) {
    INFO(row.acts);
    const auto told = tell(row.acts, Mode::record);
    REQUIRE_FALSE(told.refused);
    CHECK(beyond_a_row(told.c, told.events).size() == row.count);
  }
}
