#include "engine/request/case/act_codes.hpp"
#include "present/forms/codes.hpp"
#include "present/forms/field.hpp"

/// The answer, its service, and the other ends.
namespace qixian::present {
namespace {

using namespace engine;

Form answer() {
  using A = AnswerSent;
  return {
      "answer",
      {N_("the answer has been sent"), {}},
      A{},
      {field<&A::code>(N_("the answer's code")).one_of(choices_of(rules::answers())).never_with("items"),
       field<&A::items>(N_("the outcome of each item"))
           .typed_as(N_("N=CODE: the outcome of one item; again for each"))
           .as("item"),
       field<&A::article>(N_("the article it rests on")), field<&A::ground>(N_("the ground")),
       field<&A::reason>(N_("the reason, in this case")),
       field<&A::search>(N_("the record of the search, for “not held”")),
       field<&A::other_agency>(N_("the agency to go to")),
       field<&A::own_judgement>(N_("the agency itself weighed it: a third party was silent")),
       field<&A::unclear>(N_("“not held” because the request is unclear")),
       field<&A::repeat_of>(N_("of a repeat: number of the first request")),
       field<&A::repeat_answered_on>(N_("of a repeat: the day of the first answer")),
       field<&A::signed_on>(N_("the day it was signed")), field<&A::manner>().one_of(choices_of<Manner>()),
       field<&A::carrier>(N_("who carries it (EMS)")), field<&A::tracking>(N_("its tracking number")),
       field<&A::given_out_on>(N_("the day it left the house, where another day counts")),
       field<&A::on_the_spot>(N_("answered and handed over on the spot")),
       field<&A::remedies_untold>(N_("the letter does not tell the remedies"))},
      N_("the day that counts: posted, signed for by the applicant, sent by the system, or the end of the notice; else "
         "today")};
}

}  // namespace

std::vector<Form> end_forms() {
  std::vector<Form> out;
  out.push_back(answer());
  out.push_back({"deliver",
                 {N_("the applicant has got the answer"), {}},
                 AnswerServed{},
                 {field<&AnswerServed::applicant>(N_("which of the joint applicants, from 1"))}});
  out.push_back({"withdraw",
                 {N_("the applicant withdraws the request"), {}},
                 RequestWithdrawn{},
                 {field<&RequestWithdrawn::reason>(N_("the reason"))}});
  out.push_back({"lapse",
                 {N_("close the case: not supplemented, or the fee not paid, in time"), {}},
                 RequestLapsed{},
                 {field<&RequestLapsed::wait>().one_of({{"supplement"}, {"fee"}})}});
  return out;
}

}  // namespace qixian::present
