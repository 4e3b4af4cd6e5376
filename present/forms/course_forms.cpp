#include "engine/request/case/act_codes.hpp"
#include "engine/review/review.hpp"
#include "present/forms/codes.hpp"
#include "present/forms/field.hpp"
#include "rules/statutes.hpp"

/// From the receipt to the answer.
namespace qixian::present {
namespace {

using namespace engine;

Field which_consultation(Field f) {
  f.help = {N_("which consultation, by its code or the addressee's name; the only one needs none"), {}};
  return f;
}

std::vector<Form> waits() {
  const auto usual = rules::rule("r19.art30.usual_time").length;
  std::vector<Form> out;
  out.push_back({"ask-supplement",
                 {N_("ask the applicant to supplement the request"), {}},
                 SupplementAsked{},
                 {field<&SupplementAsked::due>({N_("the reasonable time; else {0} working days"), {usual}}),
                  field<&SupplementAsked::items>(N_("what is to be supplemented"))}});
  out.push_back({"supplement",
                 {N_("the supplement has come"), {}},
                 SupplementReceived{},
                 {field<&SupplementReceived::good_reason>(N_("why it comes late: reopens a lapsed case"))}});
  out.push_back({"consult",
                 {N_("ask a third party or another agency"), {}},
                 OpinionAsked{},
                 {field<&OpinionAsked::kind>().one_of({{"third_party"}, {"agency"}}).need(),
                  field<&OpinionAsked::id>(
                      N_("a short code for this consultation, else a number; a name is kept as the addressee")),
                  field<&OpinionAsked::addressee>(N_("whom the letter goes to"))}});
  out.push_back({"consult-received",
                 {N_("the addressee has received the letter"), {}},
                 ConsultationServed{},
                 {which_consultation(field<&ConsultationServed::id>())}});
  out.push_back({"opinion",
                 {N_("the opinion has come, or the time for it has passed"), {}},
                 OpinionGiven{},
                 {which_consultation(field<&OpinionGiven::id>()),
                  field<&OpinionGiven::view>()
                      .one_of({{"agrees", N_("agrees to disclosure")},
                               {"objects", N_("objects to it")},
                               {"silent", N_("no answer in time")},
                               {"returned", N_("the letter came back unserved")}})
                      .need(),
                  field<&OpinionGiven::grounds>(N_("the grounds that were given"))}});
  out.push_back({"tell-third-party",
                 {N_("a third party that objected is told what is disclosed, and why"), {}},
                 ThirdPartyTold{},
                 {which_consultation(field<&ThirdPartyTold::id>()),
                  field<&ThirdPartyTold::what>(N_("what is disclosed, and why")).need()}});
  out.push_back({"ask-reasons",
                 {N_("ask for reasons: number or frequency clearly excessive"), {}},
                 ReasonsAsked{},
                 {field<&ReasonsAsked::note>(N_("a note"))}});
  out.push_back({"reasons",
                 {N_("the reasons have come"), {}},
                 ReasonsGiven{},
                 {field<&ReasonsGiven::reasonable>(N_("they are reasonable; true where nothing is said"))
                      .typed_as(N_("they are not reasonable"))
                      .negated("unreasonable")}});
  return out;
}

std::vector<Form> limits() {
  std::vector<Form> out;
  out.push_back({"postpone",
                 {N_("fix a later date (after reasonable reasons)"), {}},
                 ReplyPostponed{},
                 {field<&ReplyPostponed::to>(N_("the later date, as told to the applicant")).need(),
                  field<&ReplyPostponed::reason>(N_("the reason")).need()}});
  out.push_back({"extend",
                 {N_("extend the reply limit, once"), {}},
                 ReplyExtended{},
                 {field<&ReplyExtended::days>(N_("working days")).need(),
                  field<&ReplyExtended::approved_by>(N_("the head of the disclosure office who agreed")),
                  field<&ReplyExtended::reason>(N_("the reason"))}});
  return out;
}

std::vector<Form> fees() {
  std::vector<Form> out;
  out.push_back({"charge",
                 {N_("tell the applicant the information processing fee"), {}},
                 FeeNoticed{},
                 {field<&FeeNoticed::method>().one_of(choices_of<FeeMethod>()).need(),
                  field<&FeeNoticed::quantity>(N_("pages, or the requests that this one is split into; else one"))
                      .between(1, 1000000),
                  field<&FeeNoticed::earlier>(
                      N_("requests of the same applicant earlier in the month that are not in this store"))
                      .between(0, 100000),
                  field<&FeeNoticed::not_counted>(N_("the numbers of requests in the store that are not to be counted"))
                      .typed_as(N_("the number of a request in the store that is not to be counted; again for each")),
                  field<&FeeNoticed::served_on>(N_("the day the applicant got the notice, where it is known"))
                      .typed_as(N_("the day the applicant got the notice; else see charge-received"))}});
  out.push_back({"charge-received",
                 {N_("the applicant has received the fee notice: the time to pay begins"), {}},
                 FeeNoticeServed{},
                 {field<&FeeNoticeServed::note>(N_("a note"))}});
  out.push_back({"paid",
                 {N_("the fee has been paid"), {}},
                 FeePaid{},
                 {field<&FeePaid::yuan>(N_("the sum; else all that is open")).between(1, 100000000)}});
  out.push_back(
      {"costs",
       {N_("costs of search, copy and post were charged (Regulation of 2007)"), {}},
       CostsCharged{},
       {field<&CostsCharged::search_fen>(N_("search: the sum in fen")).typed_as(N_("search: the sum in yuan")),
        field<&CostsCharged::copy_fen>(N_("copies: the sum in fen")).typed_as(N_("copies: the sum in yuan")),
        field<&CostsCharged::post_fen>(N_("postage: the sum in fen")).typed_as(N_("postage: the sum in yuan")),
        field<&CostsCharged::waived_fen>(N_("what is waived of them, in fen"))
            .typed_as(N_("what is waived of them, in yuan")),
        field<&CostsCharged::approved_by>(N_("the head of the disclosure office who agreed to the waiver")),
        field<&CostsCharged::reason>(N_("the reason of the waiver"))}});
  return out;
}

struct ReviewVerb {
  ReviewStep step;
  const char* help;
};
constexpr ReviewVerb review_verbs[] = {
    {ReviewStep::mark, N_("the unit marks the information")},      {ReviewStep::head, N_("the unit's head agrees")},
    {ReviewStep::body, N_("the review body records its opinion")}, {ReviewStep::leader, N_("the leader approves")},
    {ReviewStep::send_back, N_("sent back to the unit")},          {ReviewStep::refer, N_("referred up")},
    {ReviewStep::ruled, N_("the ruling from above has come")},     {ReviewStep::legal, N_("legal review")}};

/// A step of the confidentiality review is an act of its own: who may mark may not approve.
std::vector<Form> reviews() {
  std::vector<Form> out;
  for (const auto& [step, help] : review_verbs) {
    ReviewStepped blank;
    blank.step = code_of(step);
    Form form{"review." + blank.step, {help, {}}, blank, {}};
    form.fields.push_back(field<&ReviewStepped::person>(N_("who did this step")).need());
    form.fields.push_back(field<&ReviewStepped::outcome>().one_of(choices_of<ReviewOutcome>()));
    form.fields.push_back(field<&ReviewStepped::ground>(N_("the ground")));
    form.fields.push_back(field<&ReviewStepped::from_paper>(N_("signed on paper, and entered by another")));
    if (step == ReviewStep::refer)
      form.fields.push_back(
          field<&ReviewStepped::question>(N_("secrecy: is it a state secret; openness: may it be opened"))
              .one_of(choices_of<Question>()));
    if (step == ReviewStep::ruled) form.fields.push_back(field<&ReviewStepped::level>().one_of(choices_of<Level>()));
    out.push_back(std::move(form));
  }
  return out;
}

}  // namespace

std::vector<Form> course_forms() {
  auto out = waits();
  for (auto more : {limits(), fees(), reviews()}) std::ranges::move(more, std::back_inserter(out));
  return out;
}

}  // namespace qixian::present
