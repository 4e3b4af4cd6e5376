#pragma once
#include "cli/views.hpp"

namespace qixian::cli {

/// charge, charge-received, paid, costs.
void add_fee_acts(Command& app, Context& context);

/// What every legal act takes: the case, the day it happened, a reason against a flag.
template <class F>
struct Act {
  std::string number, despite;
  std::optional<Day> on;
  F fact;
};

/// What a correction did.
void tell_correction(Context& context, const engine::Recorded& done, const engine::EventCorrected& correction);

/// The complaints that stand alone and name this request.
void show_complaints_about(Context& context, engine::StreamId request);
/// What was erased may stand in the write-ahead log for a while.
inline void tell_erasure(Context& context) {
  if (context.store().is_erasure_pending())
    context.say(
        {N_("somebody is reading the store: what was erased stays in {0}-wal until an act finds nobody reading"),
         {context.store_path()}});
}

template <class F>
void perform(Context& context, Act<F> act) {
  auto* office = context.office(For::writing);
  if (!office) return;
  engine::RequestOffice requests(*office);
  const auto stream = requests.find(act.number);
  if (!stream) return context.fail(stream.error());
  const auto done = requests.act(*stream, {act.fact, act.on.value_or(context.today()), context.by, act.despite});
  if (!done) return context.fail(done.error());
  answer_act(context, *done);
  if constexpr (std::is_same_v<F, engine::EventCorrected>) tell_correction(context, *done, act.fact);
  if constexpr (std::is_same_v<F, engine::PersonalDataErased>) tell_erasure(context);
}

/// A verb of the command line for the fact F; `options` adds what is its own.
template <class F, class Options>
Command* add_act(Command& parent, Context& context, const char* verb, const char* help, const Options& options) {
  auto* c = parent.add_subcommand(verb, context.words.tr(help));
  auto act = std::make_shared<Act<F>>();
  number_argument(context.words, *c, act->number);
  options(*c, act->fact);
  day_option(context.words, *c, "--on", act->on, context.words.tr(N_("the day it happened; else today")));
  c->add_option("--despite", act->despite, context.words.tr(N_("the reason for going on against a warning")));
  on_call(*c, context, [&context, act] { perform(context, *act); });
  return c;
}

/// The steps of a confidentiality review, of a request's answer or of an item to be published.
struct ReviewVerb {
  const char* step;
  const char* help;
};
inline constexpr ReviewVerb review_verbs[] = {{"mark", N_("the unit marks the information")},
                                              {"head", N_("the unit's head agrees")},
                                              {"body", N_("the review body records its opinion")},
                                              {"leader", N_("the leader approves")},
                                              {"return", N_("sent back to the unit")},
                                              {"refer", N_("referred up")},
                                              {"ruled", N_("the ruling from above has come")},
                                              {"legal", N_("legal review")}};
inline void review_options(const Words& words, Command& c, engine::ReviewStepped& f) {
  c.add_option("--person", f.person, words.tr(N_("who did this step")))->required();
  c.add_option("--outcome", f.outcome, "open|part_open|refuse|consult|refer_up|declassify");
  c.add_option("--ground", f.ground.value, words.tr(N_("the ground")));
  if (f.step == "refer")
    c.add_option("--question", f.question, words.tr(N_("secrecy: is it a state secret; openness: may it be opened")));
  if (f.step == "ruled") c.add_option("--level", f.level, "national|province|city|county");
}

}  // namespace qixian::cli
