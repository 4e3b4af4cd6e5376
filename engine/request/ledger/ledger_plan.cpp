#include <algorithm>

#include "engine/request/ledger/ledger.hpp"

namespace qixian::engine {
namespace {

using enum LedgerColumn;

/// The cells of a row that the stored case does not have yet, as acts.
struct Planner {
  const LedgerRow& row;
  const LedgerRow* known;
  const std::string& by;
  std::vector<LedgerAct> acts;

  bool fresh(LedgerColumn c) const { return !row[c].empty() && (!known || (*known)[c].empty()); }
  Day day(LedgerColumn c) const { return *rules::parse_day(row[c]); }
  void add(LedgerColumn c, Fact fact) { acts.push_back({c, {std::move(fact), day(c), by, {}}}); }
};

/// The field of a correction that mends a receipt's cell.
std::string_view mending_field(LedgerColumn column) {
  switch (column) {
    case channel:
      return "channel";
    case submitted_on:
      return "submitted_on";
    case arrived_on:
      return "arrived_on";
    case received_on:
      return "received_on";
    case applicant_kind:
      return "applicant_kind";
    case applicant:
      return "applicant";
    case subject:
      return "subject";
    default:
      return {};
  }
}

Text way_to_mend(const LedgerRow& row, LedgerColumn column) {
  const auto field = mending_field(column);
  if (field.empty()) return {N_("empty the cell, or correct the stored event with {0}"), {as::an_act("correct")}};
  const bool personal = column == applicant || column == subject;
  const auto value = personal ? std::string("…") : row[column];
  return {N_("empty the cell, or mend the receipt: {0}"),
          {as::an_act("correct", {row[number], 1, as::a_field(field, {value}), as::a_field("reason", {"…"})})}};
}

std::optional<BadCell> contradiction(const LedgerRow& row, const LedgerRow& known) {
  for (std::size_t i = 0; i < column_count; ++i) {
    if (row.cells[i].empty() || known.cells[i].empty() || row.cells[i] == known.cells[i]) continue;
    const auto column = static_cast<LedgerColumn>(i);
    const bool personal = column == applicant || column == subject;
    return BadCell{column,
                   {"contradiction",
                    personal ? Text{N_("differs from what is stored"), {}}
                             : Text{N_("{0}, but {1} is stored"), {row.cells[i], known.cells[i]}},
                    way_to_mend(row, column), "", "", ""}};
  }
  return {};
}

/// A cell that says more of an act that stands already (the due day of a supplement long asked) can't be appended.
std::optional<BadCell> completes_a_stored_act(const LedgerRow& row, const LedgerRow& known) {
  for (const auto column : {applicant, subject, extension_days, suit_kind, supplement_due_on, arrived_on}) {
    if (column == arrived_on && known[received_on].empty()) continue;
    if (!row[column].empty() && known[column].empty() && !(column == extension_days && known[extended_on].empty()) &&
        !(column == suit_kind && known[suit_filed_on].empty()) &&
        !(column == supplement_due_on && known[supplement_asked_on].empty())) {
      return BadCell{column,
                     {"stored_without",
                      {N_("the stored case has none, and it can't be added by a ledger"), {}},
                      column == arrived_on ? way_to_mend(row, column) : Text{N_("empty the cell"), {}},
                      "",
                      "",
                      ""}};
    }
  }
  return {};
}

void plan_receipt(Planner& p, std::int64_t agency_id) {
  const auto& row = p.row;
  if (!p.known) {
    RequestReceived r;
    r.number = row[number];
    r.agency = agency_id;
    r.channel = row[channel];
    r.submitted_on = p.day(submitted_on);
    if (!row[received_on].empty()) r.received_on = p.day(received_on);
    if (!row[arrived_on].empty()) r.arrived_on = p.day(arrived_on);
    r.posted = row.is_posted();
    r.applicant_kind = row[applicant_kind];
    if (!row[applicant].empty()) r.applicants.push_back({row[applicant], {}, {}});
    r.subject.value = row[subject];
    p.add(submitted_on, std::move(r));
  } else if (p.fresh(received_on) ||
             (p.fresh(arrived_on) && rules::is_channel(row[channel], rules::Channel::post_signed))) {
    ReceiptConfirmed e;
    if (p.fresh(arrived_on)) e.arrived_on = p.day(arrived_on);
    p.add(p.fresh(received_on) ? received_on : arrived_on, e);
  }
  if (p.fresh(officer)) {
    p.acts.push_back(
        {officer,
         {OfficerAssigned{row[officer]}, p.day(row[received_on].empty() ? submitted_on : received_on), p.by, {}}});
  }
}

void plan_waits(Planner& p) {
  if (p.fresh(supplement_asked_on)) {
    SupplementAsked e;
    if (!p.row[supplement_due_on].empty()) e.due = p.day(supplement_due_on);
    p.add(supplement_asked_on, e);
  }
  if (p.fresh(supplement_received_on)) p.add(supplement_received_on, SupplementReceived{});
  if (p.fresh(consulted_on)) p.add(consulted_on, OpinionAsked{"third_party", "1", {}});
  if (p.fresh(consult_received_on)) p.add(consult_received_on, ConsultationServed{"1"});
  if (p.fresh(consult_answered_on)) p.add(consult_answered_on, OpinionGiven{"1", "", {}});
  if (p.fresh(extended_on)) p.add(extended_on, ReplyExtended{std::stoi(p.row[extension_days]), "", {}});
  if (p.fresh(fee_noticed_on)) p.add(fee_noticed_on, FeeNoticed{});
  if (p.fresh(fee_paid_on)) p.add(fee_paid_on, FeePaid{});
}

void plan_end(Planner& p) {
  if (p.fresh(answered_on)) {
    using enum rules::AnswerCode;
    const auto* code = rules::find_answer(p.row[answer]);
    if (code && code->value == closed_withdrawn) {
      p.add(answered_on, RequestWithdrawn{});
    } else if (code && (code->value == closed_not_supplemented || code->value == closed_fee_unpaid)) {
      const auto wait = code->value == closed_fee_unpaid ? WaitKind::fee : WaitKind::supplement;
      p.add(answered_on, RequestLapsed{rules::text_of(wait)});
    } else {
      AnswerSent e;
      e.code = p.row[answer];
      e.imported = true;
      p.add(answered_on, e);
    }
  }
  if (p.fresh(delivered_on)) p.add(delivered_on, AnswerServed{});
}

void plan_remedies(Planner& p) {
  if (p.fresh(reconsideration_filed_on)) p.add(reconsideration_filed_on, ReconsiderationFiled{});
  if (p.fresh(reconsideration_closed_on))
    p.add(reconsideration_closed_on, ReconsiderationClosed{p.row[reconsideration_result]});
  if (p.fresh(suit_filed_on)) p.add(suit_filed_on, SuitFiled{p.row[suit_kind], 1, false, {}});
  if (p.fresh(suit_closed_on)) p.add(suit_closed_on, SuitClosed{p.row[suit_result]});
}

}  // namespace

Result<std::vector<LedgerAct>, BadCell> plan(const LedgerRow& row, const LedgerRow* known, std::int64_t agency_id,
                                             const std::string& by) {
  if (known) {
    if (auto b = contradiction(row, *known)) return tl::unexpected(std::move(*b));
    if (auto b = completes_a_stored_act(row, *known)) return tl::unexpected(std::move(*b));
  }
  Planner p{row, known, by, {}};
  plan_receipt(p, agency_id);
  plan_waits(p);
  plan_end(p);
  plan_remedies(p);
  std::stable_sort(p.acts.begin(), p.acts.end(), [](auto& a, auto& b) { return a.proposal.on < b.proposal.on; });
  return std::move(p.acts);
}

namespace {

/// What an act of a column stands or falls with.
std::string_view neighbours(LedgerColumn column) {
  switch (column) {
    case officer:
    case supplement_asked_on:
    case consulted_on:
    case extended_on:
    case fee_noticed_on:
      return "received_on, answered_on";
    case supplement_received_on:
      return "supplement_asked_on, supplement_due_on, answered_on";
    case consult_received_on:
      return "consulted_on, consult_answered_on, answered_on";
    case consult_answered_on:
      return "consulted_on, consult_received_on, answered_on";
    case fee_paid_on:
      return "fee_noticed_on, answered_on";
    case answered_on:
      return "received_on, supplement_asked_on, supplement_received_on, fee_noticed_on, fee_paid_on, answer";
    case delivered_on:
    case reconsideration_filed_on:
      return "answered_on";
    case reconsideration_closed_on:
      return "reconsideration_filed_on, answered_on";
    case suit_filed_on:
      return "answered_on, reconsideration_filed_on, reconsideration_closed_on, suit_kind";
    case suit_closed_on:
      return "suit_filed_on";
    default:
      return "submitted_on, received_on";
  }
}

/// Errors whose cell is not the one with the act's day.
std::optional<LedgerColumn> cell_of(std::string_view code) {
  for (const auto own : {"answer_of_other_law", "unknown_answer", "not_an_answer"})
    if (code == own) return answer;
  if (code == "due_before_notice") return supplement_due_on;
  if (code == "received_before_submitted" || code == "received_before_arrival") return received_on;
  if (code == "arrived_before_posting" || code == "no_letter" || code == "arrived_already") return arrived_on;
  if (code == "no_reconsideration") return suit_kind;
  return {};
}

}  // namespace

BadCell bad_cell(const LedgerAct& act, Error error) {
  const auto column = cell_of(error.code).value_or(act.column);
  // These say what the cell should hold.
  for (const auto own :
       {"answer_of_other_law", "unknown_answer", "later_day", "before_receipt", "before_the_law",
        "received_before_submitted", "received_before_arrival", "arrived_before_posting", "date_outside", "not_lapsed"})
    if (error.code == own) return {column, std::move(error)};
  if (column == supplement_due_on)
    error.hint = {N_("compare it with {0}"), {as::ledger_columns("supplement_asked_on")}};
  else if (column == suit_kind)
    error.hint = {N_("fill in {0}, or write “direct” (未经复议) here"),
                  {as::ledger_columns("reconsideration_closed_on")}};
  else if (column == answer)
    error.hint = {N_("write the answer that was sent, or empty {0} too"), {as::ledger_columns("answered_on")}};
  else
    error.hint = {N_("empty the cell, or mend its day beside {0}"), {as::ledger_columns(neighbours(column))}};
  return {column, std::move(error)};
}

}  // namespace qixian::engine
