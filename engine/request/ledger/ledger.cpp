#include "engine/request/ledger/ledger.hpp"

#include <algorithm>

#include "engine/base/plain_text.hpp"
#include "rules/receipt.hpp"

namespace qixian::engine {
namespace {

using enum LedgerColumn;
BadCell bad(LedgerColumn column, std::string code, Text message, Text hint = {}) {
  return {column, {std::move(code), std::move(message), std::move(hint), "", "", ""}};
}

BadCell unknown_term(LedgerColumn column, const std::string& cell) {
  std::string all;
  for (const auto& term : terms_of(column))
    ((all += all.empty() ? "" : ", ") += term.code) += " " + std::string(term.zh);
  const auto refuse = [&](const char* code, const char* message) {
    return bad(column, code, {message, {cell}}, {N_("one of: {0}"), {all}});
  };
  if (column == channel) return refuse("unknown_channel", N_("unknown channel: {0}"));
  if (column == applicant_kind) return refuse("unknown_applicant_kind", N_("unknown applicant kind: {0}"));
  if (column == answer) return refuse("unknown_answer", N_("unknown answer: {0}"));
  return refuse("unknown_code", N_("unknown code: {0}"));
}

void strip(std::string& text) { text = without_outer_blanks(std::move(text)); }

std::optional<BadCell> to_code(std::string& cell, LedgerColumn column) {
  const auto terms = terms_of(column);
  if (terms.empty()) return {};
  strip(cell);
  if (cell.empty()) return {};
  const auto found = std::ranges::find_if(terms, [&](const ColumnTerm& t) { return cell == t.code || cell == t.zh; });
  if (found == terms.end()) return unknown_term(column, cell);
  cell = found->code;
  return {};
}

std::optional<BadCell> missing(const LedgerRow& row, LedgerColumn wanted, LedgerColumn because) {
  if (!row[wanted].empty() || row[because].empty()) return {};
  return bad(
      wanted, "missing_cell",
      {N_("empty, but {0} is filled"), {as::ledger_columns(ledger_columns()[static_cast<std::size_t>(because)].name)}},
      {N_("fill the cell or empty the other"), {}});
}

std::optional<BadCell> check_pairs(LedgerRow& row) {
  for (const auto wanted : {number, agency, channel, submitted_on, applicant_kind}) {
    if (row[wanted].empty()) return bad(wanted, "missing_cell", {N_("empty"), {}}, {N_("every row needs it"), {}});
  }
  using Pair = std::pair<LedgerColumn, LedgerColumn>;
  for (const auto& [wanted, because] :
       {Pair{answered_on, answer}, Pair{answer, answered_on}, Pair{answered_on, delivered_on},
        Pair{supplement_asked_on, supplement_received_on}, Pair{supplement_asked_on, supplement_due_on},
        Pair{consulted_on, consult_received_on}, Pair{consulted_on, consult_answered_on},
        Pair{extended_on, extension_days}, Pair{extension_days, extended_on}, Pair{fee_noticed_on, fee_paid_on},
        Pair{reconsideration_closed_on, reconsideration_result},
        Pair{reconsideration_result, reconsideration_closed_on}, Pair{suit_closed_on, suit_result},
        Pair{suit_result, suit_closed_on}, Pair{suit_kind, suit_filed_on}, Pair{suit_kind, suit_closed_on}}) {
    if (auto b = missing(row, wanted, because)) return b;
  }
  // A filing date that is missing beside a result is the closing date.
  if (row[reconsideration_filed_on].empty()) row[reconsideration_filed_on] = row[reconsideration_closed_on];
  if (row[suit_filed_on].empty()) row[suit_filed_on] = row[suit_closed_on];
  return missing(row, suit_filed_on, suit_kind);
}

std::optional<BadCell> check_receipt(const LedgerRow& row) {
  // Withdrawn before its receipt was confirmed: it never had a receipt date.
  if (!row[received_on].empty() || row[answered_on].empty() ||
      row[answer] == rules::code_of(rules::AnswerCode::closed_withdrawn))
    return {};
  const rules::Submission s{
      rules::channel_of(row[channel]),  *rules::parse_day(row[submitted_on]), {}, false, false, row.is_posted(),
      rules::parse_day(row[arrived_on])};
  const auto receipt = rules::settle_receipt(s);
  if (receipt.received_on) return {};
  if (receipt.by_signature) {
    return bad(arrived_on, "missing_cell",
               {N_("empty, but the request is answered, and a signed letter counts from its signature"), {}},
               {N_("fill in the day on which the letter was signed for"), {}});
  }
  return bad(received_on, "missing_cell",
             {N_("empty, but the request is answered and this channel needs the applicant's confirmation"), {}},
             {N_("fill in the day of confirmation"), {}});
}

}  // namespace

bool LedgerRow::is_posted() const { return tells_arrival && rules::is_letter((*this)[LedgerColumn::channel]); }

std::optional<BadCell> normalise(LedgerRow& row) {
  for (const auto column : day_columns()) {
    auto& cell = row[column];
    strip(cell);
    if (cell.empty()) continue;
    const auto day = rules::parse_day(cell);
    if (!day)
      return bad(column, "bad_date", {N_("not a date: {0}"), {cell}},
                 {N_("write YYYY-MM-DD, 2018/3/5 or 2018年3月5日"), {}});
    cell = rules::iso(*day);
  }
  for (const auto column : {channel, applicant_kind, answer, reconsideration_result, suit_result, suit_kind}) {
    if (auto b = to_code(row[column], column)) return b;
  }
  strip(row[extension_days]);
  const auto& days = row[extension_days];
  if (!days.empty() && (days.size() > 4 || days.find_first_not_of("0123456789") != days.npos ||
                        days.find_first_not_of('0') == days.npos)) {
    return bad(extension_days, "bad_number", {N_("not a number of working days: {0}"), {days}},
               {N_("write a whole number, such as 15"), {}});
  }
  // The posting of a letter is told where it is known.
  if (row[submitted_on].empty() && rules::is_letter(row[channel])) row[submitted_on] = row[arrived_on];
  for (const auto column : {number, agency, officer})
    if (auto fault = check_plain(row[column])) return BadCell{column, std::move(*fault)};
  if (auto b = check_pairs(row)) return b;
  for (const auto column : day_columns()) {
    // received_on has its own message; ISO dates stand in order as text
    if (column == received_on || row[column].empty() || row[column] >= row[submitted_on]) continue;
    return bad(column, "before_receipt",
               {N_("{0} lies before the submission on {1}"), {as::a_day(row[column]), as::a_day(row[submitted_on])}},
               {N_("check both dates"), {}});
  }
  return check_receipt(row);
}

}  // namespace qixian::engine
