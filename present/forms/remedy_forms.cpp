#include "present/forms/codes.hpp"
#include "present/forms/field.hpp"

/// Reconsideration, litigation, and what an order makes of the case.
namespace qixian::present {
namespace {

using namespace engine;

constexpr auto which_matter = N_("which matter, by its number, where there are several");
constexpr auto typed_matter = N_("which matter, by its number in `qixian show`, where there are several");
constexpr auto got_by_party = N_("the day the party got it; else not on record");
constexpr auto got_copy = N_("the day the agency got the copy");

template <class F>
Field matter() {
  return field<&F::matter>(which_matter).typed_as(typed_matter).between(1, 1000000);
}

/// An act that says nothing but which matter is meant.
template <class F>
Form of_matter(const char* act, const char* help) {
  return {act, {help, {}}, F{}, {matter<F>()}};
}

template <class F>
std::vector<Field> party() {
  return {field<&F::by_applicant>(N_("which of the joint applicants, from 1")).between(1, 1000).as("applicant"),
          field<&F::third_party>(N_("the third party of this consultation, by its id")),
          field<&F::against>(N_("answer, or the silence before it; else as the case stands"))
              .one_of({{"answer"}, {"silence"}}),
          field<&F::copy_received_on>(got_copy)};
}

template <class F>
std::vector<Field> result() {
  return {field<&F::result>().one_of({{"upheld"}, {"corrected"}, {"other"}}).need(),
          field<&F::received_on>(got_by_party), matter<F>()};
}

std::vector<Field> joined(std::vector<Field> first, std::vector<Field> more) {
  std::ranges::move(more, std::back_inserter(first));
  return first;
}

std::vector<Form> reconsideration() {
  std::vector<Form> out;
  out.push_back({"reconsideration.file",
                 {N_("an application for reconsideration was filed"), {}},
                 ReconsiderationFiled{},
                 joined({field<&ReconsiderationFiled::body>(N_("the reviewing body")),
                         field<&ReconsiderationFiled::simplified>(N_("simplified procedure"))},
                        party<ReconsiderationFiled>())});
  out.push_back(of_matter<ReconsiderationSupplemented>(
      "reconsideration.supplement", N_("what the reviewing body asked the party to supplement has come")));
  out.push_back({"reconsideration.accept",
                 {N_("the application has been accepted"), {}},
                 ReconsiderationAccepted{},
                 {field<&ReconsiderationAccepted::copy_received_on>(got_copy), matter<ReconsiderationAccepted>()}});
  out.push_back({"reconsideration.refuse",
                 {N_("the application has not been accepted"), {}},
                 ReconsiderationRefused{},
                 {field<&ReconsiderationRefused::received_on>(got_by_party), matter<ReconsiderationRefused>()}});
  out.push_back({"reconsideration.answer",
                 {N_("the agency's written answer has been handed in"), {}},
                 ReconsiderationAnswered{},
                 {field<&ReconsiderationAnswered::note>(N_("a note")), matter<ReconsiderationAnswered>()}});
  out.push_back(of_matter<ReconsiderationSuspended>("reconsideration.suspend", N_("the reconsideration is suspended")));
  out.push_back(
      of_matter<ReconsiderationResumed>("reconsideration.resume", N_("the suspended reconsideration goes on")));
  out.push_back(
      {"reconsideration.expire",
       {N_("its time has ended without a decision; the suit counts from that end, which is computed"), {}},
       ReconsiderationExpired{},
       {field<&ReconsiderationExpired::extended>(N_("the reviewing body had extended the time for its decision")),
        matter<ReconsiderationExpired>()}});
  out.push_back({"reconsideration.close",
                 {N_("the reconsideration has been decided"), {}},
                 ReconsiderationClosed{},
                 joined(result<ReconsiderationClosed>(),
                        {field<&ReconsiderationClosed::dismissed>(N_("dismissed without a decision on the matter"))})});
  out.push_back(of_matter<DecisionReceived>("reconsideration.received", N_("the party has got the decision")));
  return out;
}

std::vector<Form> suits() {
  std::vector<Form> out;
  out.push_back({"suit.file",
                 {N_("a suit, or an appeal, was filed"), {}},
                 SuitFiled{},
                 joined(joined({field<&SuitFiled::kind>().one_of({{"direct"}, {"after_reconsideration"}}),
                                field<&SuitFiled::instance>(N_("1, or 2 for the appeal")).between(1, 2),
                                field<&SuitFiled::simplified>(N_("simplified procedure")),
                                field<&SuitFiled::reason>(N_("why the court took it before reconsideration"))},
                               party<SuitFiled>()),
                        {matter<SuitFiled>()})});
  out.push_back({"suit.answer",
                 {N_("the defence has been handed in"), {}},
                 SuitAnswered{},
                 {field<&SuitAnswered::note>(N_("a note")), matter<SuitAnswered>()}});
  out.push_back({"suit.close",
                 {N_("the court has decided"), {}},
                 SuitClosed{},
                 joined(result<SuitClosed>(), {field<&SuitClosed::ruling>(N_("by a ruling, not a judgment"))})});
  out.push_back(of_matter<JudgmentReceived>("suit.received", N_("the party has got the judgment")));
  out.push_back(of_matter<SuitRemanded>("suit.remand", N_("sent back to the court of first instance")));
  out.push_back(of_matter<SuitRetried>("suit.retry", N_("a retrial has begun")));
  return out;
}

Form reopened() {
  using R = RequestReopened;
  return {"reopen",
          {N_("a reviewer or a court orders a new answer"), {}},
          R{},
          {field<&R::days>(N_("working days that the order gives; neither: it states no limit")).between(1, 1000),
           field<&R::calendar_days>(N_("the order says days (日), not working days")),
           field<&R::due>(N_("the date that the order sets")), field<&R::order>(N_("the order's number"))}};
}

}  // namespace

std::vector<Form> remedy_forms() {
  auto out = reconsideration();
  for (auto& form : suits()) out.push_back(std::move(form));
  out.push_back(reopened());
  return out;
}

}  // namespace qixian::present
