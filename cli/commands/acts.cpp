#include "cli/commands/acts.hpp"

#include "present/case/remedy_view.hpp"
#include "rules/codes.hpp"
#include "rules/statutes.hpp"

namespace qixian::cli {
namespace {

using namespace engine;
constexpr auto nothing_more = [](Command&, auto&) {};

void required_day(const Words& words, Command& c, const std::string& name, Day& day, const char* help) {
  const auto read = [&words, &day](const std::string& text) {
    const auto parsed = rules::parse_day(text);
    if (parsed) day = *parsed;
    return parsed ? "" : not_a_date(words, text);
  };
  c.add_reader(name, read, help)->type_name("DATE")->required();
}

void add_waits(Command& app, Context& x) {
  add_act<SupplementAsked>(app, x, "ask-supplement", N_("ask the applicant to supplement the request"),
                           [&](Command& c, auto& f) {
                             day_option(x.words, c, "--due", f.due,
                                        x.words
                                            .render({N_("the reasonable time; else {0} working days"),
                                                     {rules::rule("r19.art30.usual_time").length}})
                                            .c_str());
                             c.add_option("--items", f.items.value, x.words.tr(N_("what is to be supplemented")));
                           });
  add_act<SupplementReceived>(app, x, "supplement", N_("the supplement has come"), [&](Command& c, auto& f) {
    c.add_option("--good-reason", f.good_reason.value, x.words.tr(N_("why it comes late: reopens a lapsed case")));
  });
  auto* c = app.add_subcommand("consult", x.words.tr(N_("ask a third party or another agency")));
  auto act = std::make_shared<Act<OpinionAsked>>();
  number_argument(x.words, *c, act->number);
  c->add_option("--kind", act->fact.kind, "third_party|agency")->required();
  c->add_option("--id", act->fact.id,
                x.words.tr(N_("a short code for this consultation, else a number; a name is kept as the addressee")));
  c->add_option("--addressee", act->fact.addressee.value, x.words.tr(N_("whom the letter goes to")));
  day_option(x.words, *c, "--on", act->on, x.words.tr(N_("the day it happened; else today")));
  c->add_option("--despite", act->despite, x.words.tr(N_("the reason for going on against a warning")));
  on_call(*c, x, [&x, act] { perform(x, *act); });
  add_act<ConsultationServed>(
      app, x, "consult-received", N_("the addressee has received the letter"), [&](Command& c2, auto& f) {
        c2.add_option(
            "--id", f.id,
            x.words.tr(N_("which consultation, by its code or the addressee's name; the only one needs none")));
      });
  add_act<OpinionGiven>(
      app, x, "opinion", N_("the opinion has come, or the time for it has passed"), [&](Command& c2, auto& f) {
        c2.add_option(
            "--id", f.id,
            x.words.tr(N_("which consultation, by its code or the addressee's name; the only one needs none")));
        auto* group = c2.add_choice("view");
        struct View {
          const char* name;
          const char* help;
        };
        for (const auto& [name, help] :
             {View{"agrees", N_("agrees to disclosure")}, View{"objects", N_("objects to it")},
              View{"silent", N_("no answer in time")}, View{"returned", N_("the letter came back unserved")}}) {
          group->add_flag(
              std::string("--") + name, [&f, view = std::string(name)] { f.view = view; }, x.words.tr(help));
        }
        c2.add_option("--grounds", f.grounds.value, x.words.tr(N_("the grounds that were given")));
      });
  add_act<ThirdPartyTold>(
      app, x, "tell-third-party", N_("a third party that objected is told what is disclosed, and why"),
      [&](Command& c2, auto& f) {
        c2.add_option(
            "--id", f.id,
            x.words.tr(N_("which consultation, by its code or the addressee's name; the only one needs none")));
        c2.add_option("--what", f.what.value, x.words.tr(N_("what is disclosed, and why")))->required();
      });
  add_act<ReasonsAsked>(app, x, "ask-reasons", N_("ask for reasons: number or frequency clearly excessive"),
                        nothing_more);
  add_act<ReasonsGiven>(app, x, "reasons", N_("the reasons have come"), [&](Command& c2, auto& f) {
    c2.add_flag("!--unreasonable", f.reasonable, x.words.tr(N_("they are not reasonable")));
  });
}

void add_limits(Command& app, Context& x) {
  add_act<ReplyPostponed>(
      app, x, "postpone", N_("fix a later date (after reasonable reasons)"), [&](Command& c, auto& f) {
        required_day(x.words, c, "--to", f.to, x.words.tr(N_("the later date, as told to the applicant")));
        c.add_option("--reason", f.reason.value, x.words.tr(N_("the reason")))->required();
      });
  add_act<ReplyExtended>(app, x, "extend", N_("extend the reply limit, once"), [&](Command& c, auto& f) {
    c.add_option("--days", f.days, x.words.tr(N_("working days")))->required();
    c.add_option("--approved-by", f.approved_by, x.words.tr(N_("the head of the disclosure office who agreed")));
    c.add_option("--reason", f.reason.value, x.words.tr(N_("the reason")));
  });
}

std::vector<ItemAnswer> read_items(const Words& words, const std::vector<std::string>& texts) {
  std::vector<ItemAnswer> items;
  for (const auto& text : texts) {
    const auto at = text.find('=');
    if (at == text.npos || at == 0 || at > 4 || text.find_first_not_of("0123456789") != at)
      throw UsageError("--item", words.render({N_("write N=CODE, not {0}"), {text}}));
    items.push_back({std::stoi(text.substr(0, at)), text.substr(at + 1)});
  }
  return items;
}

void print_remedies(Context& x, const std::string& number) {
  const auto loaded = x.load(number);
  if (!loaded || x.json || loaded->c.closings.empty()) return;
  const auto& closing = loaded->c.closings.back();
  if (rules::answer_of(closing.code).group == rules::AnswerGroup::closed) return;  // an end without an answer
  print_letter_remedies(x.words, loaded->c, *x.office());
}

void add_ends(Command& app, Context& x) {
  auto* c = app.add_subcommand("answer", x.words.tr(N_("the answer has been sent")));
  auto act = std::make_shared<Act<AnswerSent>>();
  auto items = std::make_shared<std::vector<std::string>>();
  auto& f = act->fact;
  number_argument(x.words, *c, act->number);
  auto* code = c->add_option("--code", f.code, x.words.tr(N_("the answer's code")));
  auto* item = c->add_option("--item", *items, x.words.tr(N_("N=CODE: the outcome of one item; again for each")));
  code->excludes(item);
  c->add_option("--article", f.article, x.words.tr(N_("the article it rests on")));
  c->add_option("--ground", f.ground.value, x.words.tr(N_("the ground")));
  c->add_option("--reason", f.reason.value, x.words.tr(N_("the reason, in this case")));
  c->add_option("--search", f.search.value, x.words.tr(N_("the record of the search, for “not held”")));
  c->add_option("--other-agency", f.other_agency, x.words.tr(N_("the agency to go to")));
  c->add_flag("--own-judgement", f.own_judgement,
              x.words.tr(N_("the agency itself weighed it: a third party was silent")));
  c->add_flag("--unclear", f.unclear, x.words.tr(N_("“not held” because the request is unclear")));
  c->add_option("--repeat-of", f.repeat_of, x.words.tr(N_("of a repeat: number of the first request")));
  day_option(x.words, *c, "--repeat-answered", f.repeat_answered_on,
             x.words.tr(N_("of a repeat: the day of the first answer")));
  day_option(x.words, *c, "--signed", f.signed_on, x.words.tr(N_("the day it was signed")));
  c->add_option("--manner", f.manner, "post|courier|handed_over|on_behalf|electronic|public_notice");
  c->add_option("--carrier", f.carrier, x.words.tr(N_("who carries it (EMS)")));
  c->add_option("--tracking", f.tracking, x.words.tr(N_("its tracking number")));
  day_option(x.words, *c, "--given-out", f.given_out_on,
             x.words.tr(N_("the day it left the house, where another day counts")));
  c->add_flag("--on-the-spot", f.on_the_spot, x.words.tr(N_("answered and handed over on the spot")));
  c->add_flag("--remedies-untold", f.remedies_untold, x.words.tr(N_("the letter does not tell the remedies")));
  day_option(
      x.words, *c, "--on", act->on,
      x.words.tr(N_("the day that counts: posted, signed for by the applicant, sent by the system, or the end of the "
                    "notice; else "
                    "today")));
  c->add_option("--despite", act->despite, x.words.tr(N_("the reason for going on against a warning")));
  on_call(*c, x, [&x, act, items] {
    act->fact.items = read_items(x.words, *items);
    perform(x, *act);
    if (x.exit_code == done) print_remedies(x, act->number);
  });
  add_act<AnswerServed>(app, x, "deliver", N_("the applicant has got the answer"), [&](Command& c2, auto& g) {
    c2.add_option("--applicant", g.applicant, x.words.tr(N_("which of the joint applicants, from 1")));
  });
  add_act<RequestWithdrawn>(app, x, "withdraw", N_("the applicant withdraws the request"), [&](Command& c2, auto& g) {
    c2.add_option("--reason", g.reason.value, x.words.tr(N_("the reason")));
  });
  add_act<RequestLapsed>(app, x, "lapse", N_("close the case: not supplemented, or the fee not paid, in time"),
                         [](Command& c2, auto& g) { c2.add_option("--wait", g.wait, "supplement|fee"); });
}

}  // namespace

void add_acts(Command& app, Context& x) {
  add_act<ReceiptConfirmed>(
      app, x, "confirm", N_("the receipt is confirmed with the applicant, or the letter signed for"),
      [&](Command& c, auto& f) {
        day_option(x.words, c, "--arrived", f.arrived_on, x.words.tr(N_("the day an ordinary letter arrived")));
      });
  add_act<OfficerAssigned>(app, x, "assign", N_("name the officer"), [&](Command& c, auto& f) {
    c.add_option("--officer", f.officer, x.words.tr(N_("the officer in charge")))->required();
  });
  add_waits(app, x);
  add_limits(app, x);
  add_fee_acts(app, x);
  add_ends(app, x);
  add_act<ComplaintFiled>(app, x, "complain", N_("a complaint or report about this request"), [&](Command& c, auto& f) {
    c.add_option("--note", f.note.value, x.words.tr(N_("what it is about")));
  });
}

}  // namespace qixian::cli
