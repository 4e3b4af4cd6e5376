#include "engine/ledger.hpp"

#include "rules/receipt.hpp"

namespace qixian::engine {
namespace {

using enum Column;
constexpr std::array dates{submitted_on,
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

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> terms{{{"upheld", "维持"},
                                                                              {"corrected", "纠正"},
                                                                              {"other", "其他"},
                                                                              {"direct", "未经复议"},
                                                                              {"after_reconsideration", "复议后"}}};

BadCell bad(Column column, std::string code, Text message, Text hint = {}) {
  return {column, {std::move(code), std::move(message), std::move(hint), "", "", ""}};
}

template <class Find, class Rows>
std::optional<BadCell> to_code(LedgerRow& row, Column column, const Find& find, const Rows& known, const char* code,
                               const char* message) {
  auto& cell = row[column];
  if (cell.empty()) return {};
  const auto* found = find(cell);
  if (!found) {
    std::string all;
    for (const auto& k : known) ((all += all.empty() ? "" : ", ") += k.code) += std::string(" ") + std::string(k.zh);
    return bad(column, code, {message, {cell}}, {N_("one of: {0}"), {all}});
  }
  cell = found->code;
  return {};
}

std::optional<BadCell> to_term(LedgerRow& row, Column column, std::initializer_list<std::string_view> allowed) {
  auto& cell = row[column];
  for (const auto& [code, zh] : terms) {
    if (cell == zh) cell = code;
  }
  if (cell.empty() || std::find(allowed.begin(), allowed.end(), cell) != allowed.end()) return {};
  std::string all;
  for (const auto a : allowed) (all += all.empty() ? "" : ", ") += a;
  return bad(column, "unknown_code", {N_("unknown code: {0}"), {cell}}, {N_("one of: {0}"), {all}});
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
  if (!row[received_on].empty() || row[answered_on].empty()) return {};
  const rules::Submission s{row[channel], *rules::parse_day(row[submitted_on]), {}, false, false};
  if (rules::settle_receipt(s).received_on) return {};
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

std::optional<BadCell> normalise(LedgerRow& row) {
  for (const auto column : dates) {
    auto& cell = row[column];
    if (cell.empty()) continue;
    const auto day = rules::parse_day(cell);
    if (!day)
      return bad(column, "bad_date", {N_("not a date: {0}"), {cell}},
                 {N_("write YYYY-MM-DD, 2018/3/5 or 2018年3月5日"), {}});
    cell = rules::iso(*day);
  }
  if (auto b =
          to_code(row, channel, rules::find_channel, rules::channels(), "unknown_channel", N_("unknown channel: {0}")))
    return b;
  if (auto b = to_code(row, applicant_kind, rules::find_applicant_kind, rules::applicant_kinds(),
                       "unknown_applicant_kind", N_("unknown applicant kind: {0}")))
    return b;
  if (auto b = to_code(row, answer, rules::find_answer, rules::answers(), "unknown_answer", N_("unknown answer: {0}")))
    return b;
  if (auto b = to_term(row, reconsideration_result, {"upheld", "corrected", "other"})) return b;
  if (auto b = to_term(row, suit_result, {"upheld", "corrected", "other"})) return b;
  if (auto b = to_term(row, suit_kind, {"direct", "after_reconsideration"})) return b;
  const auto& days = row[extension_days];
  if (!days.empty() && (days.size() > 4 || days.find_first_not_of("0123456789") != days.npos ||
                        days.find_first_not_of('0') == days.npos)) {
    return bad(extension_days, "bad_number", {N_("not a number of working days: {0}"), {days}},
               {N_("write a whole number, such as 15"), {}});
  }
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
  if (count("supplement") > 1 || count("third_party") > 1 || count("fee") > 1)
    out.push_back({N_("a second supplement, consultation or fee"), {}});
  if (count("agency") > 0) out.push_back({N_("another agency's opinion"), {}});
  if (count("reasons") > 0 || c.postponed_to) out.push_back({N_("reasons asked, or a later date fixed"), {}});
  if (c.review.rounds > 0) out.push_back({N_("a review chain"), {}});
  if (c.reopened || c.closings.size() > 1) out.push_back({N_("a reopening"), {}});
  if (c.request.items.size() > 1 || c.request.applicants.size() > 1)
    out.push_back({N_("several items or applicants"), {}});
  if (c.remedies.size() > 2) out.push_back({N_("further reconsiderations or suits"), {}});
  if (!c.complaints.empty()) out.push_back({N_("a complaint"), {}});
  if (std::any_of(events.begin(), events.end(),
                  [](auto& e) { return std::holds_alternative<EventCorrected>(e.fact); })) {
    out.push_back({N_("a correction"), {}});
  }
  return out;
}

}  // namespace qixian::engine
