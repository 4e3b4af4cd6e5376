#include "engine/request/checks/checks.hpp"
#include "engine/request/checks/verdict.hpp"
#include "rules/receipt.hpp"

/// What a receipt must hold together: its channel, its days, and the signature that it rests on.
namespace qixian::engine {
namespace {

template <class Rows>
std::string codes_of(const Rows& rows) {
  std::string all;
  for (const auto& row : rows) (all += all.empty() ? "" : ", ") += row.code;
  return all;
}

/// A fact speaks in codes: whoever proposes it may have said the terms of a ledger.
void to_codes(std::string& channel, std::string& applicant_kind) {
  if (const auto* found = rules::find_channel(channel)) channel = found->code;
  if (const auto* found = rules::find_applicant_kind(applicant_kind)) applicant_kind = found->code;
}

Verdict judge_arrival(const RequestReceived& e) {
  if (!e.arrived_on) {
    if (!e.signed_again_on) return {};
    return no("no_first_signature", {N_("a second signature without the first"), {}},
              {N_("give {0}"), {as::a_field("arrived_on")}});
  }
  if (!rules::is_letter(e.channel)) {
    return no("no_letter", {N_("only a letter is posted one day and arrives another"), {}},
              {N_("leave out {0}, or give {1}"),
               {as::a_field("arrived_on"),
                as::a_field("channel", {as::a_code("post_signed"), as::a_code("post_ordinary")})}});
  }
  if (*e.arrived_on < e.submitted_on) {
    return no("arrived_before_posting",
              {N_("arrived on {0}, before it was posted on {1}"), {*e.arrived_on, e.submitted_on}},
              {N_("check both dates"), {}});
  }
  if (e.received_on && *e.received_on < *e.arrived_on) {
    return no("received_before_arrival",
              {N_("received on {0}, before it arrived on {1}"), {*e.received_on, *e.arrived_on}},
              {N_("check both dates"), {}}, "R19 art 31");
  }
  return {};
}

}  // namespace

Verdict judge_codes(const RequestReceived& e) {
  if (!rules::find_channel(e.channel)) {
    return no("unknown_channel", {N_("unknown channel: {0}"), {e.channel}},
              {N_("one of: {0}"), {as::a_code(codes_of(rules::channels()))}});
  }
  if (!rules::find_applicant_kind(e.applicant_kind)) {
    return no("unknown_applicant_kind", {N_("unknown applicant kind: {0}"), {e.applicant_kind}},
              {N_("one of: {0}"), {as::a_code(codes_of(rules::applicant_kinds()))}});
  }
  return {};
}

void complete_mending(EventCorrected& e) { to_codes(e.channel, e.applicant_kind); }

void complete_receipt(const Facts& f, RequestReceived& e) {
  to_codes(e.channel, e.applicant_kind);
  if (f.mode == Mode::desk && rules::is_letter(e.channel)) e.posted = true;
  if (e.arrived_on && e.signed_again_on && *e.signed_again_on < *e.arrived_on) {
    std::swap(*e.arrived_on, *e.signed_again_on);  // the agency's first signature counts
  }
}

Verdict judge_receipt(const RequestReceived& e) {
  if (e.number.empty())
    return no("no_number", {N_("the number is missing"), {}}, {N_("give {0}"), {as::a_field("number")}});
  if (auto bad = judge_codes(e)) return bad;
  if (e.submitted_on < rules::reply_rule(rules::Law::r07).from) {
    return no("before_the_law",
              {N_("{0} lies before 2008-05-01, when the Regulation came into force"), {e.submitted_on}},
              {N_("check the date"), {}}, "R07 art 38");
  }
  if (e.received_on && *e.received_on < e.submitted_on) {
    return no("received_before_submitted",
              {N_("received on {0}, before it was submitted on {1}"), {*e.received_on, e.submitted_on}},
              {N_("check both dates"), {}});
  }
  return judge_arrival(e);
}

Verdict judge_confirmation(const Facts& f, const ReceiptConfirmed& e) {
  const auto& request = f.c.request;
  const Day since = std::max(request.submitted_on, request.arrived_on.value_or(request.submitted_on));
  if (f.on < since) {
    return no("before_receipt",
              {since == request.submitted_on ? N_("{0} lies before the submission on {1}")
                                             : N_("{0} lies before the arrival on {1}"),
               {f.on, since}},
              {N_("check the date"), {}});
  }
  if (!e.arrived_on) return {};
  if (request.arrived_on && request.arrived_on != e.arrived_on) {
    return no("arrived_already", {N_("its arrival on {0} is on record"), {*request.arrived_on}},
              {N_("leave out {0}"), {as::a_field("arrived_on")}});
  }
  RequestReceived both = request;
  both.arrived_on = e.arrived_on;
  both.received_on = f.on;
  return judge_arrival(both);
}

}  // namespace qixian::engine
