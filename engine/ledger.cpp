#include "engine/ledger.hpp"

#include <algorithm>

#include "engine/plain_text.hpp"
#include "rules/receipt.hpp"

namespace qixian::engine {
namespace {

using enum Column;
constexpr std::array dates{submitted_on,
                           arrived_on,
                           received_on,
                           supplement_asked_on,
                           supplement_due_on,
                           supplement_received_on,
                           consulted_on,
                           consult_received_on,
                           consult_answered_on,
                           extended_on,
                           fee_noticed_on,
                           fee_paid_on,
                           answered_on,
                           delivered_on,
                           reconsideration_filed_on,
                           reconsideration_closed_on,
                           suit_filed_on,
                           suit_closed_on};

BadCell bad(Column column, std::string code, Text message, Text hint = {}) {
  return {column, {std::move(code), std::move(message), std::move(hint), "", "", ""}};
}

BadCell unknown_term(Column column, const std::string& cell) {
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

/// Blanks around a word, full-width and non-breaking ones too: they can't be seen in a sheet.
void strip(std::string& text) {
  constexpr std::array<std::string_view, 6> blanks{" ", "\t", "\r", "\n", "\u3000", "\u00A0"};
  for (bool again = true; again;) {
    again = false;
    for (const auto blank : blanks) {
      if (text.starts_with(blank)) text.erase(0, blank.size()), again = true;
      if (text.ends_with(blank)) text.erase(text.size() - blank.size()), again = true;
    }
  }
}

std::optional<BadCell> to_code(std::string& cell, Column column) {
  const auto terms = terms_of(column);
  if (terms.empty()) return {};
  strip(cell);
  if (cell.empty()) return {};
  const auto found = std::ranges::find_if(terms, [&](const Term& t) { return cell == t.code || cell == t.zh; });
  if (found == terms.end()) return unknown_term(column, cell);
  cell = found->code;
  return {};
}

std::optional<BadCell> missing(const LedgerRow& row, Column wanted, Column because) {
  if (!row[wanted].empty() || row[because].empty()) return {};
  return bad(wanted, "missing_cell",
             {N_("empty, but {0} is filled"), {std::string(ledger_columns()[static_cast<std::size_t>(because)].name)}},
             {N_("fill the cell or empty the other"), {}});
}

std::optional<BadCell> check_pairs(LedgerRow& row) {
  for (const auto wanted : {number, agency, channel, submitted_on, applicant_kind}) {
    if (row[wanted].empty()) return bad(wanted, "missing_cell", {N_("empty"), {}}, {N_("every row needs it"), {}});
  }
  using Pair = std::pair<Column, Column>;
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
  if (!row[received_on].empty() || row[answered_on].empty() || row[answer] == "closed.withdrawn") return {};
  const rules::Submission s{row[channel],    *rules::parse_day(row[submitted_on]), {}, false, false,
                            row.is_posted(), rules::parse_day(row[arrived_on])};
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

const std::array<ColumnName, column_count>& ledger_columns() {
  static constexpr std::array<ColumnName, column_count> names{{{"number", "编号"},
                                                               {"agency", "受理机关"},
                                                               {"channel", "申请方式"},
                                                               {"submitted_on", "提交日期"},
                                                               {"arrived_on", "来信签收日期"},
                                                               {"received_on", "收到日期"},
                                                               {"applicant_kind", "申请人类别"},
                                                               {"applicant", "申请人"},
                                                               {"subject", "申请内容"},
                                                               {"officer", "承办人"},
                                                               {"supplement_asked_on", "补正告知日期"},
                                                               {"supplement_due_on", "补正期限"},
                                                               {"supplement_received_on", "补正收到日期"},
                                                               {"consulted_on", "征求意见日期"},
                                                               {"consult_received_on", "第三方收到日期"},
                                                               {"consult_answered_on", "意见收到日期"},
                                                               {"extended_on", "延期告知日期"},
                                                               {"extension_days", "延期工作日"},
                                                               {"fee_noticed_on", "收费通知日期"},
                                                               {"fee_paid_on", "缴费日期"},
                                                               {"answered_on", "答复日期"},
                                                               {"answer", "答复类别"},
                                                               {"delivered_on", "送达日期"},
                                                               {"reconsideration_filed_on", "复议申请日期"},
                                                               {"reconsideration_result", "复议结果"},
                                                               {"reconsideration_closed_on", "复议结案日期"},
                                                               {"suit_filed_on", "起诉日期"},
                                                               {"suit_kind", "诉讼类型"},
                                                               {"suit_result", "诉讼结果"},
                                                               {"suit_closed_on", "诉讼结案日期"}}};
  return names;
}

bool is_day(Column column) { return std::ranges::find(dates, column) != dates.end(); }

std::span<const Term> terms_of(Column column) {
  const auto from = [](const auto& rows) {
    std::vector<Term> terms;
    for (const auto& row : rows) terms.push_back({row.code, row.zh});
    return terms;
  };
  static const std::vector<Term> of_channel = from(rules::channels()), of_kind = from(rules::applicant_kinds()),
                                 of_answer = from(rules::answers()),
                                 of_result{{"upheld", "维持"}, {"corrected", "纠正"}, {"other", "其他"}},
                                 of_suit{{"direct", "未经复议"}, {"after_reconsideration", "复议后"}};
  switch (column) {
    case channel:
      return of_channel;
    case applicant_kind:
      return of_kind;
    case answer:
      return of_answer;
    case reconsideration_result:
    case suit_result:
      return of_result;
    case suit_kind:
      return of_suit;
    default:
      return {};
  }
}

bool LedgerRow::is_posted() const { return tells_arrival && rules::is_letter((*this)[Column::channel]); }

std::optional<BadCell> normalise(LedgerRow& row) {
  for (const auto column : dates) {
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
  for (const auto column : dates) {
    // received_on has its own message; ISO dates stand in order as text
    if (column == received_on || row[column].empty() || row[column] >= row[submitted_on]) continue;
    return bad(column, "before_receipt",
               {N_("{0} lies before the submission on {1}"), {row[column], row[submitted_on]}},
               {N_("check both dates"), {}});
  }
  return check_receipt(row);
}

LedgerRow row_of(const Case& c, const std::string& agency_name) {
  LedgerRow row;
  const auto& r = c.request;
  row[number] = r.number;
  row[agency] = agency_name;
  row[channel] = r.channel;
  row[submitted_on] = rules::iso(r.submitted_on);
  if (r.arrived_on) row[arrived_on] = rules::iso(*r.arrived_on);
  if (c.received_on) row[received_on] = rules::iso(*c.received_on);
  row[applicant_kind] = r.applicant_kind;
  for (const auto& a : r.applicants) (row[applicant] += row[applicant].empty() ? "" : "、") += a.value;
  row[subject] = r.subject.value;
  row[officer] = c.officer;
  const auto put = [&](Column column, std::optional<Day> day) {
    if (day) row[column] = rules::iso(*day);
  };
  bool supplement = false, consulted = false, fee = false;
  for (const auto& w : c.waits) {
    if (w.kind == "supplement" && !std::exchange(supplement, true)) {
      put(supplement_asked_on, w.asked_on);
      put(supplement_due_on, w.due);
      if (w.state == "replied") put(supplement_received_on, w.ended_on);
    } else if (w.kind == "third_party" && !std::exchange(consulted, true)) {
      put(consulted_on, w.asked_on);
      put(consult_received_on, w.served_on);
      put(consult_answered_on, w.ended_on);
    } else if (w.kind == "fee" && !std::exchange(fee, true)) {
      put(fee_noticed_on, w.asked_on);
      if (w.state == "replied") put(fee_paid_on, w.ended_on);
    }
  }
  if (c.extension_on) {
    put(extended_on, c.extension_on);
    row[extension_days] = std::to_string(c.extension_days);
  }
  if (!c.closings.empty()) {
    put(answered_on, c.closings.front().on);
    row[answer] = c.closings.front().code;
  }
  if (c.first_served_on) put(delivered_on, c.first_served_on);
  bool reviewed = false, sued = false;
  for (const auto& m : c.remedies) {
    const bool review = m.kind == "reconsideration";
    if (std::exchange(review ? reviewed : sued, true)) continue;
    put(review ? reconsideration_filed_on : suit_filed_on, m.filed_on);
    put(review ? reconsideration_closed_on : suit_closed_on, m.closed_on);
    row[review ? reconsideration_result : suit_result] = m.result;
    if (!review) row[suit_kind] = m.kind;
  }
  return row;
}

std::vector<Text> beyond_a_row(const Case& c, std::span<const Event> events) {
  std::vector<Text> out;
  const auto count = [&](std::string_view kind) {
    return std::count_if(c.waits.begin(), c.waits.end(), [&](auto& w) { return w.kind == kind; });
  };
  if (c.request.misdirected) out.push_back({N_("sent to another unit, or the applicant can't be reached"), {}});
  if (c.resumed) out.push_back({N_("a lapse that was taken up again"), {}});
  if (std::ranges::any_of(c.flags, [](const Flag& f) { return f.id == "P4"; }))
    out.push_back({N_("a late answer that was made to look in time (P4)"), {}});
  if (c.request.signed_again_on) out.push_back({N_("a second signature"), {}});
  if (count("supplement") > 1 || count("third_party") > 1 || count("fee") > 1)
    out.push_back({N_("a second supplement, consultation or fee"), {}});
  if (std::ranges::any_of(c.waits, [](const Wait& w) { return w.kind == "fee" && (w.served_on || w.yuan > 0); }))
    out.push_back({N_("the sum of a fee, or the day on which its notice was received"), {}});
  if (!c.costs.empty()) out.push_back({N_("costs of search, copy and post"), {}});
  if (count("agency") > 0) out.push_back({N_("another agency's opinion"), {}});
  if (count("reasons") > 0 || c.postponed_to) out.push_back({N_("reasons asked, or a later date fixed"), {}});
  if (!c.closings.empty() && !c.closings.front().answer.manner.empty())
    out.push_back({N_("how the answer was served"), {}});
  if (c.review.rounds > 0) out.push_back({N_("a review chain"), {}});
  if (c.reopened || c.closings.size() > 1) out.push_back({N_("a reopening"), {}});
  if (c.request.items.size() > 1 || c.request.applicants.size() > 1)
    out.push_back({N_("several items or applicants"), {}});
  const auto reviews = std::ranges::count(c.remedies, "reconsideration", &Remedy::kind);
  if (reviews > 1 || std::ssize(c.remedies) - reviews > 1) out.push_back({N_("further reconsiderations or suits"), {}});
  // On one day a row would put them the other way round.
  if (reviews == 1 && c.remedies.size() == 2 && c.remedies.back().kind == "reconsideration")
    out.push_back({N_("a reconsideration behind a suit"), {}});
  if (!c.complaints.empty()) out.push_back({N_("a complaint"), {}});
  if (std::any_of(events.begin(), events.end(),
                  [](auto& e) { return std::holds_alternative<EventCorrected>(e.fact); })) {
    out.push_back({N_("a correction"), {}});
  }
  return out;
}

}  // namespace qixian::engine
