#include <algorithm>

#include "cli/commands/acts.hpp"
#include "engine/request/case/receipt_mend.hpp"
#include "present/case/fact_view.hpp"
#include "rules/codes.hpp"

namespace qixian::cli {

using namespace engine;

namespace {

void matter_option(const Words& words, Command& c, auto& f) {
  c.add_option("--matter", f.matter,
               words.tr(N_("which matter, by its number in `qixian show`, where there are several")))
      ->between(1, 1000000);
}

void party_options(const Words& words, Command& c, auto& f) {
  c.add_option("--applicant", f.by_applicant, words.tr(N_("which of the joint applicants, from 1")))->between(1, 1000);
  c.add_option("--third-party", f.third_party, words.tr(N_("the third party of this consultation, by its id")));
  c.add_option("--against", f.against, words.tr(N_("answer, or the silence before it; else as the case stands")))
      ->one_of({"answer", "silence"});
  day_option(words, c, "--copy-received", f.copy_received_on, words.tr(N_("the day the agency got the copy")));
}

void result_options(const Words& words, Command& c, auto& f) {
  c.add_option("--result", f.result, "upheld|corrected|other")->required();
  day_option(words, c, "--received", f.received_on, words.tr(N_("the day the party got it; else not on record")));
  matter_option(words, c, f);
}

void add_reconsideration(Command& app, Context& x) {
  const auto of_matter = [&x](Command& c, auto& f) { matter_option(x.words, c, f); };
  auto* r =
      app.add_subcommand("reconsideration", x.words.tr(N_("administrative reconsideration: file, answer, close")));
  r->require_subcommand(1);
  add_act<ReconsiderationFiled>(*r, x, "file", N_("an application for reconsideration was filed"),
                                [&](Command& c, auto& f) {
                                  c.add_option("--body", f.body, x.words.tr(N_("the reviewing body")));
                                  c.add_flag("--simplified", f.simplified, x.words.tr(N_("simplified procedure")));
                                  party_options(x.words, c, f);
                                });
  add_act<ReconsiderationSupplemented>(*r, x, "supplement",
                                       N_("what the reviewing body asked the party to supplement has come"), of_matter);
  add_act<ReconsiderationAccepted>(*r, x, "accept", N_("the application has been accepted"), [&](Command& c, auto& f) {
    day_option(x.words, c, "--copy-received", f.copy_received_on, x.words.tr(N_("the day the agency got the copy")));
    matter_option(x.words, c, f);
  });
  add_act<ReconsiderationRefused>(*r, x, "refuse", N_("the application has not been accepted"),
                                  [&](Command& c, auto& f) {
                                    day_option(x.words, c, "--received", f.received_on,
                                               x.words.tr(N_("the day the party got it; else not on record")));
                                    matter_option(x.words, c, f);
                                  });
  add_act<ReconsiderationAnswered>(*r, x, "answer", N_("the agency's written answer has been handed in"), of_matter);
  add_act<ReconsiderationSuspended>(*r, x, "suspend", N_("the reconsideration is suspended"), of_matter);
  add_act<ReconsiderationResumed>(*r, x, "resume", N_("the suspended reconsideration goes on"), of_matter);
  add_act<ReconsiderationExpired>(
      *r, x, "expire", N_("its time has ended without a decision; the suit counts from that end, which is computed"),
      [&](Command& c, auto& f) {
        c.add_flag("--extended", f.extended,
                   x.words.tr(N_("the reviewing body had extended the time for its decision")));
        matter_option(x.words, c, f);
      });
  add_act<ReconsiderationClosed>(*r, x, "close", N_("the reconsideration has been decided"), [&](Command& c, auto& f) {
    result_options(x.words, c, f);
    c.add_flag("--dismissed", f.dismissed, x.words.tr(N_("dismissed without a decision on the matter")));
  });
  add_act<DecisionReceived>(*r, x, "received", N_("the party has got the decision"), of_matter);
}

void add_suit(Command& app, Context& x) {
  const auto of_matter = [&x](Command& c, auto& f) { matter_option(x.words, c, f); };
  auto* s = app.add_subcommand("suit", x.words.tr(N_("litigation: file, answer, close")));
  s->require_subcommand(1);
  add_act<SuitFiled>(*s, x, "file", N_("a suit, or an appeal, was filed"), [&](Command& c, auto& f) {
    c.add_option("--kind", f.kind, "direct|after_reconsideration");
    c.add_option("--instance", f.instance, x.words.tr(N_("1, or 2 for the appeal")))->between(1, 2);
    c.add_flag("--simplified", f.simplified, x.words.tr(N_("simplified procedure")));
    c.add_option("--reason", f.reason.value, x.words.tr(N_("why the court took it before reconsideration")));
    party_options(x.words, c, f);
    matter_option(x.words, c, f);
  });
  add_act<SuitAnswered>(*s, x, "answer", N_("the defence has been handed in"), of_matter);
  add_act<SuitClosed>(*s, x, "close", N_("the court has decided"), [&](Command& c, auto& f) {
    result_options(x.words, c, f);
    c.add_flag("--ruling", f.ruling, x.words.tr(N_("by a ruling, not a judgment")));
  });
  add_act<JudgmentReceived>(*s, x, "received", N_("the party has got the judgment"), of_matter);
  add_act<SuitRemanded>(*s, x, "remand", N_("sent back to the court of first instance"), of_matter);
  add_act<SuitRetried>(*s, x, "retry", N_("a retrial has begun"), of_matter);
}

}  // namespace

void add_remedies(Command& app, Context& x) {
  add_reconsideration(app, x);
  add_suit(app, x);
  add_act<RequestReopened>(app, x, "reopen", N_("a reviewer or a court orders a new answer"), [&](Command& c, auto& f) {
    c.add_flag(
         "--by-order", [] {}, x.words.tr(N_("by an order")))
        ->required();
    c.add_option("--days", f.days, x.words.tr(N_("working days that the order gives; neither: it states no limit")))
        ->between(1, 1000);
    c.add_flag("--calendar-days", f.calendar_days, x.words.tr(N_("the order says days (日), not working days")));
    day_option(x.words, c, "--due", f.due, x.words.tr(N_("the date that the order sets")));
    c.add_option("--order", f.order.value, x.words.tr(N_("the order's number")));
  });
}

void add_review(Command& app, Context& x) {
  auto* r = app.add_subcommand("review", x.words.tr(N_("confidentiality review, and legal review beside it")));
  r->require_subcommand(1);
  for (const auto& [step, help] : review_verbs) {
    auto* c = r->add_subcommand(step, x.words.tr(help));
    auto act = std::make_shared<Act<ReviewStepped>>();
    act->fact.step = step;
    number_argument(x.words, *c, act->number);
    review_options(x.words, *c, act->fact);
    day_option(x.words, *c, "--on", act->on, x.words.tr(N_("the day it happened; else today")));
    on_call(*c, x, [&x, act] { perform(x, *act); });
  }
}

/// What is right of a receipt that was typed wrongly.
struct Mending {
  std::string agency;
  std::vector<std::string> applicants, items;
};

void add_mending(const Words& words, Command& c, EventCorrected& f, Mending& more) {
  c.add_option("--number", f.number, words.tr(N_("of a receipt: the right number")));
  c.add_option("--agency", more.agency, words.tr(N_("of a receipt: the right agency")));
  c.add_option("--channel", f.channel, "in_person|fax|web|email|post_signed|post_ordinary");
  day_option(words, c, "--submitted", f.submitted_on, words.tr(N_("of a receipt: the right day of submission")));
  day_option(words, c, "--arrived", f.arrived_on, words.tr(N_("of a receipt: the right day of arrival")));
  day_option(words, c, "--received", f.received_on, words.tr(N_("of a receipt: the right receipt date")));
  c.add_option("--applicant-kind", f.applicant_kind, words.tr(N_("of a receipt: the right kind of applicant")));
  c.add_option("--applicant", more.applicants, words.tr(N_("of a receipt: the right applicant; again for each")));
  c.add_option("--subject", f.subject.value, words.tr(N_("of a receipt: what is asked for")));
  c.add_option("--item", more.items, words.tr(N_("of a receipt: one of several things asked for; again for each")));
}

bool fill(Context& x, EventCorrected& f, const Mending& more) {
  if (const auto* channel = rules::find_channel(f.channel)) f.channel = channel->code;
  if (const auto* kind = rules::find_applicant_kind(f.applicant_kind)) f.applicant_kind = kind->code;
  for (const auto& name : more.applicants) f.applicants.push_back({name, {}, {}});
  for (const auto& item : more.items) f.items.push_back({item, {}, {}});
  if (more.agency.empty()) return true;
  auto* office = x.office(For::writing);
  if (!office) return false;
  const auto agency = office->agencies().the_one(more.agency);
  if (!agency) x.fail(agency.error());
  f.agency = agency.value_or(0);
  return agency.has_value();
}

/// "channel: in person → letter"; of personal data the name alone.
std::string mended_text(const Words& words, std::string_view name, const std::vector<Detail>& was,
                        const std::vector<Detail>& is) {
  const auto now = std::ranges::find(is, name, &Detail::name);
  const auto before = std::ranges::find(was, name, &Detail::name);
  if (now == is.end()) return std::string(name);
  if (name == "applicants" || name == "subject" || name == "items") return now->label;
  return now->label + words.tr(N_(": ")) + (before == was.end() ? "-" : before->text) + " → " + now->text;
}

void tell_correction(Context& x, const engine::Recorded& done, const EventCorrected& e) {
  const auto seq = std::to_string(e.seq);
  if (done.after.state == engine::State::voided)
    return x.say({N_("the receipt is void: the case is in no list and no table any more; it is #{0}"), {done.stream}});
  if (e.voided) return x.say({N_("event {0} is void"), {seq}});
  if (e.on) return x.say({N_("event {0} happened on {1}"), {seq, *e.on}});
  const auto was = details_of(x.words, done.before.request, x.office()->agencies());
  const auto is = details_of(x.words, done.after.request, x.office()->agencies());
  std::string fields;
  for (const auto& name : engine::mended_fields(e))
    (fields += fields.empty() ? "" : x.words.tr(N_("; "))) += mended_text(x.words, name, was, is);
  x.say({N_("event {0} has been mended: {1}"), {seq, fields}});
}

void add_corrections(Command& app, Context& x) {
  auto* c = app.add_subcommand("correct", x.words.tr(N_("move or void an earlier event; itself an event")));
  auto act = std::make_shared<Act<EventCorrected>>();
  number_argument(x.words, *c, act->number);
  c->add_option("SEQ", act->fact.seq, x.words.tr(N_("the event's number in `qixian history`")))->required();
  // The correction itself happens today: --on is the day that the earlier event is moved to.
  day_option(x.words, *c, "--on", act->fact.on, x.words.tr(N_("the day on which it did happen")));
  c->add_flag("--void", act->fact.voided, x.words.tr(N_("it did not happen")));
  c->add_flag("--bring-back", act->fact.brings_back, x.words.tr(N_("with --void: what that event voided did happen")));
  c->add_flag("--even-late", act->fact.even_late,
              x.words.tr(N_("with --void: of a receipt whose case is overdue, answered or flagged")));
  auto more = std::make_shared<Mending>();
  add_mending(x.words, *c, act->fact, *more);
  c->add_option("--reason", act->fact.reason.value, x.words.tr(N_("the reason")));
  c->add_option("--despite", act->despite, x.words.tr(N_("the reason for going on against a warning")));
  on_call(*c, x, [&x, act, more] {
    if (fill(x, act->fact, *more)) perform(x, *act);
  });
  add_act<PersonalDataErased>(
      app, x, "erase", N_("forget the personal data of a case; the chain stays valid"),
      [&](Command& c, auto& f) { c.add_option("--reason", f.reason.value, x.words.tr(N_("the reason")))->required(); });
  add_act<FlagExplained>(app, x, "explain-flag", N_("put the reason for a flag on record"), [&](Command& c, auto& f) {
    c.add_option("--flag", f.flag, "P1 … P26")->required();
    c.add_option("--reason", f.reason.value, x.words.tr(N_("the reason")))->required();
  });
}

}  // namespace qixian::cli
