#include "present/forms/codes.hpp"
#include "present/forms/field.hpp"

/// The receipt, and what is put right on the record.
namespace qixian::present {
namespace {

using namespace engine;

Form receive() {
  using R = RequestReceived;
  return {"receive",
          {N_("log a request"), {}},
          R{},
          {field<&R::number>(N_("the agency's own number")).need(),
           field<&R::channel>().one_of(choices_of(rules::channels())).need(),
           field<&R::submitted_on>(N_("the day it was handed in or sent")),
           field<&R::arrived_on>(N_("the day a letter was signed for, or arrived")),
           field<&R::signed_again_on>(N_("a second signature, of the registry behind the guard")),
           field<&R::received_on>(N_("the legal receipt date; else by the channel's rule")),
           field<&R::applicant_kind>(N_("kind of applicant")).one_of(choices_of(rules::applicant_kinds())).need(),
           field<&R::applicants>(N_("names; of joint applicants all"))
               .typed_as(N_("name; again for each joint applicant"))
               .as("applicant"),
           field<&R::subject>(N_("what is asked for")),
           field<&R::items>(N_("of several things asked for, each"))
               .typed_as(N_("one of several things asked for; again for each"))
               .as("item"),
           field<&R::misdirected>(N_("sent to another unit, or the applicant can't be reached"))},
          nullptr};
}

Form correct() {
  using C = EventCorrected;
  return {
      "correct",
      {N_("move or void an earlier event; itself an event"), {}},
      C{},
      {field<&C::seq>(N_("the event's number in the history"))
           .typed_as(N_("the event's number in `qixian history`"))
           .as("SEQ")
           .need(),
       field<&C::on>(N_("the day on which it did happen")).as("on"),
       field<&C::voided>(N_("it did not happen")).as("void"),
       field<&C::brings_back>(N_("what that event voided did happen"))
           .typed_as(N_("with --void: what that event voided did happen"))
           .as("bring-back"),
       field<&C::even_late>(N_("of a receipt whose case is overdue, answered or flagged"))
           .typed_as(N_("with --void: of a receipt whose case is overdue, answered or flagged")),
       field<&C::number>(N_("of a receipt: the right number")), field<&C::agency>(N_("of a receipt: the right agency")),
       field<&C::channel>().one_of(choices_of(rules::channels())),
       field<&C::submitted_on>(N_("of a receipt: the right day of submission")),
       field<&C::arrived_on>(N_("of a receipt: the right day of arrival")),
       field<&C::received_on>(N_("of a receipt: the right receipt date")),
       field<&C::applicant_kind>(N_("of a receipt: the right kind of applicant"))
           .one_of(choices_of(rules::applicant_kinds())),
       field<&C::applicants>(N_("of a receipt: the right applicants, all"))
           .typed_as(N_("of a receipt: the right applicant; again for each"))
           .as("applicant"),
       field<&C::subject>(N_("of a receipt: what is asked for")),
       field<&C::items>(N_("of a receipt: the several things asked for, all"))
           .typed_as(N_("of a receipt: one of several things asked for; again for each"))
           .as("item"),
       field<&C::reason>(N_("the reason"))},
      nullptr};
}

}  // namespace

std::vector<Form> receipt_forms() {
  std::vector<Form> out;
  out.push_back(receive());
  out.push_back({"confirm",
                 {N_("the receipt is confirmed with the applicant, or the letter signed for"), {}},
                 ReceiptConfirmed{},
                 {field<&ReceiptConfirmed::arrived_on>(N_("the day an ordinary letter arrived")),
                  field<&ReceiptConfirmed::note>(N_("a note"))}});
  out.push_back({"assign",
                 {N_("name the officer"), {}},
                 OfficerAssigned{},
                 {field<&OfficerAssigned::officer>(N_("the officer in charge")).need()}});
  return out;
}

std::vector<Form> record_forms() {
  std::vector<Form> out;
  out.push_back({"complain",
                 {N_("a complaint or report about this request"), {}},
                 ComplaintFiled{},
                 {field<&ComplaintFiled::note>(N_("what it is about"))}});
  out.push_back(correct());
  out.push_back({"erase",
                 {N_("forget the personal data of a case; the chain stays valid"), {}},
                 PersonalDataErased{},
                 {field<&PersonalDataErased::reason>(N_("the reason")).need()}});
  out.push_back(
      {"explain-flag",
       {N_("put the reason for a flag on record"), {}},
       FlagExplained{},
       {field<&FlagExplained::flag>({"P1 … P26", {}}).need(), field<&FlagExplained::reason>(N_("the reason")).need()}});
  return out;
}

const std::vector<Form>& request_forms() {
  static const auto all = [] {
    auto out = receipt_forms();
    for (auto more : {course_forms(), end_forms(), remedy_forms(), record_forms()})
      std::ranges::move(more, std::back_inserter(out));
    return out;
  }();
  return all;
}

}  // namespace qixian::present
