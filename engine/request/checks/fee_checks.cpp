#include "engine/request/checks/verdict.hpp"
#include "rules/fees.hpp"

namespace qixian::engine {
namespace {

Error unknown_method(const FeeNoticed& e) {
  return no("unknown_method", {N_("unknown method: {0}"), {e.method}},
            {N_("one of: {0}"), {as::a_code(rules::code_list<FeeMethod>())}}, "FEE");
}

}  // namespace

Verdict judge_fee(const Facts& f, const FeeNoticed& e) {
  if (e.served_on && *e.served_on < f.on)
    return no("served_before_notice", {N_("served on {0}, before the notice of {1}"), {*e.served_on, f.on}},
              {N_("check both dates"), {}}, "FEE");
  if (!find_code<FeeMethod>(e.method)) return unknown_method(e);
  if (f.mode == Mode::record) return {};
  const auto method = method_of(e);
  const bool by_tariff = f.c.received_on && rules::fee_applies(*f.c.received_on);
  if (f.c.fee_method != FeeMethod::none && f.c.fee_method != method) {
    return no("both_methods", {N_("one request is charged by count or by page, never both (P17)"), {}},
              {N_("keep to {0}"), {as::a_code(code_of(f.c.fee_method))}}, "FEE");
  }
  if (!by_tariff) {
    return no(
        "no_tariff", {N_("the information processing fee applies to requests received from 2021-01-01"), {}},
        {N_("costs of search, copy and post under the Regulation of 2007 are told with {0}"), {as::an_act("costs")}},
        "FEE");
  }
  if (method == FeeMethod::none) return unknown_method(e);
  if (e.quantity == 0 && e.yuan == 0)
    return no("no_quantity", {N_("how many pages is missing"), {}}, {N_("give {0}"), {as::a_field("quantity")}}, "FEE");
  if (e.yuan == 0 && method == FeeMethod::count) {
    std::string counted;
    for (const auto& c : e.counted) (counted += counted.empty() ? "" : ", ") += c.value;
    const auto first = std::to_string(e.earlier + 1), last = std::to_string(e.earlier + e.quantity);
    return no("nothing_to_charge",
              e.quantity == 1
                  ? Text{N_("no. {0} of the applicant in the month lies in the free band: nothing to charge"), {first}}
                  : Text{N_("nos. {0} to {1} of the applicant in the month lie in the free band: nothing to charge"),
                         {first, last}},
              {N_("answer without a fee; counted before it: {0}; others outside this store: {1}"),
               {counted.empty() ? "-" : counted, as::a_field("earlier")}},
              "FEE");
  }
  if (e.yuan == 0)
    return no("nothing_to_charge", {N_("the quantity {0} lies in the free band: nothing to charge"), {e.quantity}},
              {N_("answer without a fee"), {}}, "FEE");
  return {};
}

Verdict judge_payment(const FeePaid& e) {
  return e.yuan > 0
             ? Verdict{}
             : no("no_sum", {N_("the sum paid must be more than zero"), {}}, {N_("give {0}"), {as::a_field("yuan")}});
}

Verdict judge_costs(const Facts& f, const CostsCharged& e) {
  if (!f.c.received_on)
    return no("no_receipt_date", {N_("the day of receipt is not on record: the law that governs it is not known"), {}},
              {N_("record the receipt first"), {}});
  if (f.c.law != rules::Law::r07)
    return no("costs_of_other_law",
              {N_("costs of search, copy and post are charged under the Regulation of 2007 alone"), {}},
              {N_("from 2021 on there is the information processing fee: {0}"), {as::an_act("charge")}}, "R19 art 42");
  const std::int64_t sum = std::int64_t{e.search_fen} + e.copy_fen + e.post_fen;
  if (sum <= 0 || sum > 1'000'000'000)
    return no(
        "no_sum", {N_("what was charged is missing"), {}},
        {N_("give {0}, {1} or {2}"), {as::a_field("search_fen"), as::a_field("copy_fen"), as::a_field("post_fen")}},
        "R07 art 27");
  if (e.waived_fen > sum)
    return no("waived_more", {N_("more is waived than charged"), {}}, {N_("check the sums"), {}}, "R07 art 28");
  if (e.waived_fen == 0) return {};
  if (!rules::is_natural_person(f.c.request.applicant_kind))
    return no("no_citizen", {N_("costs are waived for citizens in real hardship"), {}},
              {N_("leave out {0}"), {as::a_field("waived_fen")}}, "R07 art 28");
  if (e.approved_by.empty() || e.reason.empty())
    return no("no_consent", {N_("a waiver needs its reason and the consent of the head of the disclosure office"), {}},
              {N_("give {0} and {1}"), {as::a_field("reason"), as::a_field("approved_by")}}, "R07 art 28");
  return {};
}

}  // namespace qixian::engine
