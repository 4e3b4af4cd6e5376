#include "cli/commands/publish.hpp"

#include <boost/json.hpp>

#include "cli/commands/acts.hpp"
#include "present/kinds/publication_view.hpp"

namespace qixian::cli {
namespace {

using namespace engine;

void answer(Context& x, const Result<PublicationRow>& done) {
  if (!done) return x.fail(done.error());
  const auto& publications = *x.publications();
  if (done->flags == "unreviewed")
    std::cerr << x.words.tr(N_("warning")) << x.words.tr(N_(": ")) << unreviewed_text(x.words) << '\n';
  if (x.json) return x.print(to_json(*done, publications));
  std::cout << done->number << "  " << label(x.words, done->state);
  if (done->state == PublicationState::pending)
    std::cout << "  " << x.words.tr(N_("due")) << " " << due_text(x.words, *done, publications.office());
  else if (done->late)
    std::cout << "  " << x.words.tr(N_("(late)"));
  std::cout << '\n';
}

template <class F>
struct ItemAct {
  std::string number;
  std::optional<Day> on;
  F fact;
};

template <class F>
void record(Context& x, const std::string& number, std::optional<Day> on, const F& fact) {
  auto* publications = x.publications(For::writing);
  if (!publications) return;
  const auto stream = publications->find(number);
  if (!stream) return x.fail(stream.error());
  answer(x, publications->act(*stream, {fact, on.value_or(x.today()), x.by}));
  if constexpr (std::is_same_v<F, PersonalDataErased>) tell_erasure(x);
}

template <class F, class Options>
void add_item_act(Command& publish, Context& x, const char* verb, const char* help, const Options& options) {
  auto* c = publish.add_subcommand(verb, x.words.tr(help));
  auto act = std::make_shared<ItemAct<F>>();
  c->add_option("INDEX", act->number, x.words.tr(N_("the item's index number, or AGENCY/INDEX")))->required();
  options(*c, act->fact);
  if constexpr (std::is_same_v<F, EventCorrected>)
    day_option(x.words, *c, "--on", act->fact.on, x.words.tr(N_("the day on which it did happen")));
  else
    day_option(x.words, *c, "--on", act->on, x.words.tr(N_("the day it happened; else today")));
  on_call(*c, x, [&x, act] { record(x, act->number, act->on, act->fact); });
}

void add_limit_of_other_law(const Words& words, Command& c, std::optional<Day>& due, std::string& rule) {
  auto* by = c.add_option("--due-rule", rule, words.tr(N_("which law sets another limit")));
  day_option(words, c, "--due", due, words.tr(N_("the limit of another law; else the Regulation's")))->needs(by);
}

void add_item(Command& publish, Context& x) {
  struct Input {
    ItemMade made;
    std::string agency;
    std::optional<Day> on;
  };
  auto* c = publish.add_subcommand("add", x.words.tr(N_("an item of government information that is to be published")));
  auto in = std::make_shared<Input>();
  c->add_option("--index", in->made.number, x.words.tr(N_("the index number, unique in the agency")))->required();
  c->add_option("--agency", in->agency, x.words.tr(N_("name of the agency")))->required();
  c->add_option("--title", in->made.title.value, x.words.tr(N_("the title")))->required();
  day_option(x.words, *c, "--made", in->on, x.words.tr(N_("the day it was made; else today")));
  c->add_option("--category", in->made.category, x.words.tr(N_("what kind of information it is")));
  c->add_option("--officer", in->made.officer, x.words.tr(N_("the officer in charge")));
  add_limit_of_other_law(x.words, *c, in->made.due, in->made.due_rule);
  on_call(*c, x, [&x, in] {
    auto* publications = x.publications(For::beginning);
    if (!publications) return;
    if (in->agency.empty())
      return x.fail({"no_agency", {N_("the agency is missing"), {}}, {N_("give --agency"), {}}, "", "publish add", ""});
    const auto on = in->on.value_or(x.today());
    answer(x, publications->add({in->made, on, x.by}, in->agency));
  });
}

void add_item_review(Command& publish, Context& x) {
  auto* r =
      publish.add_subcommand("review", x.words.tr(N_("confidentiality review of an item, and legal review beside it")));
  r->require_subcommand(1);
  for (const auto& form : request_forms()) {
    if (!form.act.starts_with("review.")) continue;
    auto* c = r->add_subcommand(form.act.substr(form.act.find('.') + 1), x.words.render(form.help));
    auto act = std::make_shared<TypedAct>(form);
    c->add_option("INDEX", act->number, x.words.tr(N_("the item's index number, or AGENCY/INDEX")))->required();
    form_options(x.words, *c, *act);
    day_option(x.words, *c, "--on", act->on, x.words.tr(form.day_help));
    on_call(*c, x, [&x, act] { record(x, act->number, act->on, std::get<ReviewStepped>(act->fact)); });
  }
}

}  // namespace

void add_publish(Command& app, Context& x) {
  auto* p = app.add_subcommand("publish", x.words.tr(N_("proactive publication: items, their limit, the base ledger")));
  p->require_subcommand(1);
  add_item(*p, x);
  add_item_act<ItemChanged>(*p, x, "change", N_("the item was changed: limit and review begin anew"),
                            [&](Command& c, ItemChanged& f) {
                              c.add_option("--title", f.title.value, x.words.tr(N_("the new title")));
                              add_limit_of_other_law(x.words, c, f.due, f.due_rule);
                            });
  add_item_act<OfficerAssigned>(*p, x, "assign", N_("name the officer"), [&](Command& c, OfficerAssigned& f) {
    c.add_option("--officer", f.officer, x.words.tr(N_("the officer in charge")))->required();
  });
  add_item_review(*p, x);
  add_item_act<ItemPublished>(*p, x, "release", N_("the item has been published"), [&](Command& c, ItemPublished& f) {
    c.add_option("--where", f.place, x.words.tr(N_("where: a website, a gazette, a reading room")))->required();
  });
  add_item_act<ItemWithheld>(
      *p, x, "withhold", N_("the item is not to be published"), [&](Command& c, ItemWithheld& f) {
        c.add_option("--article", f.article, x.words.tr(N_("the article it rests on")))->required();
        c.add_option("--ground", f.ground.value, x.words.tr(N_("the ground")))->required();
      });
  add_item_act<EventCorrected>(
      *p, x, "correct", N_("move or void an earlier event; itself an event"), [&](Command& c, EventCorrected& f) {
        c.add_option("SEQ", f.seq, x.words.tr(N_("the event's number in `qixian publish show`")))->required();
        c.add_flag("--void", f.voided, x.words.tr(N_("it did not happen")));
        c.add_flag("--bring-back", f.brings_back, x.words.tr(N_("with --void: what that event voided did happen")));
        c.add_option("--reason", f.reason.value, x.words.tr(N_("the reason")));
      });
  add_item_act<PersonalDataErased>(*p, x, "erase", N_("forget the title of an item; the chain stays valid"),
                                   [&](Command& c, PersonalDataErased& f) {
                                     c.add_option("--reason", f.reason.value, x.words.tr(N_("the reason")))->required();
                                   });
  add_publish_lists(*p, x);
  add_publish_ledger(*p, x);
}

}  // namespace qixian::cli
