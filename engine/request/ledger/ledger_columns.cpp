#include <algorithm>

#include "engine/request/ledger/ledger.hpp"
#include "rules/codes.hpp"

namespace qixian::engine {
namespace {

using enum LedgerColumn;
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

std::span<const LedgerColumn> day_columns() { return dates; }
bool is_day(LedgerColumn column) { return std::ranges::find(dates, column) != dates.end(); }

std::span<const ColumnTerm> terms_of(LedgerColumn column) {
  const auto from = [](const auto& rows) {
    std::vector<ColumnTerm> terms;
    for (const auto& row : rows) terms.push_back({row.code, row.zh});
    return terms;
  };
  static const std::vector<ColumnTerm> of_channel = from(rules::channels()), of_kind = from(rules::applicant_kinds()),
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

}  // namespace qixian::engine
