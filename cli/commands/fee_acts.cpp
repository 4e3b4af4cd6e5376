#include "cli/commands/acts.hpp"
#include "cli/views.hpp"
#include "engine/request/fee_count.hpp"
#include "present/case/fee_view.hpp"

namespace qixian::cli {
namespace {

using namespace engine;

/// What the fee by count that was just told rests on, and what could not be compared.
void tell_count(Context& x, const std::string& number) {
  const auto loaded = x.load(number);
  if (!loaded) return;
  const auto* w = loaded->c.open_wait(engine::WaitKind::fee);
  if (!w || method_of(w->notice) != FeeMethod::count) return;
  if (!x.json)
    std::cout << "  " << x.words.tr(N_("fee by count")) << x.words.tr(N_(": ")) << count_text(x.words, w->notice)
              << '\n';
  const auto count = engine::earlier_in_month(*x.office(), *loaded);
  const auto missing = count ? not_compared(*count) : std::nullopt;
  if (missing) x.say(*missing);
}

void add_charge(Command& app, Context& x) {
  auto* c = app.add_subcommand("charge", x.words.tr(N_("tell the applicant the information processing fee")));
  auto act = std::make_shared<Act<FeeNoticed>>();
  auto left_out = std::make_shared<std::vector<std::string>>();
  auto& f = act->fact;
  number_argument(x.words, *c, act->number);
  c->add_option("--method", f.method, "count|page")->required();
  c->add_option("--quantity", f.quantity,
                x.words.tr(N_("pages, or the requests that this one is split into; else one")))
      ->between(1, 1000000);
  c->add_option("--earlier", f.earlier,
                x.words.tr(N_("requests of the same applicant earlier in the month that are not in this store")))
      ->between(0, 100000);
  c->add_option("--not-counted", *left_out,
                x.words.tr(N_("the number of a request in the store that is not to be counted; again for each")));
  day_option(x.words, *c, "--served", f.served_on,
             x.words.tr(N_("the day the applicant got the notice; else see charge-received")));
  day_option(x.words, *c, "--on", act->on, x.words.tr(N_("the day it happened; else today")));
  c->add_option("--despite", act->despite, x.words.tr(N_("the reason for going on against a warning")));
  on_call(*c, x, [&x, act, left_out] {
    act->fact.not_counted.clear();  // a call may be carried out again
    for (const auto& number : *left_out) act->fact.not_counted.push_back({number, {}, {}});
    perform(x, *act);
    if (x.exit_code == done) tell_count(x, act->number);
  });
}

void fen_option(const Words& words, Command& c, const std::string& name, int& fen, const char* help) {
  const auto read = [&words, &fen](const std::string& text) {
    const auto sum = read_fen(text);
    if (sum) fen = *sum;
    return sum ? "" : words.render({N_("not a sum in yuan: {0}"), {text}});
  };
  c.add_reader(name, read, help)->type_name("YUAN");
}

}  // namespace

void add_fee_acts(Command& app, Context& x) {
  add_charge(app, x);
  add_act<FeeNoticeServed>(
      app, x, "charge-received", N_("the applicant has received the fee notice: the time to pay begins"),
      [&](Command& c, auto& f) { c.add_option("--note", f.note.value, x.words.tr(N_("a note"))); });
  add_act<FeePaid>(app, x, "paid", N_("the fee has been paid"), [&](Command& c, auto& f) {
    c.add_option("--yuan", f.yuan, x.words.tr(N_("the sum; else all that is open")))->between(1, 100000000);
  });
  add_act<CostsCharged>(
      app, x, "costs", N_("costs of search, copy and post were charged (Regulation of 2007)"),
      [&](Command& c, auto& f) {
        fen_option(x.words, c, "--search", f.search_fen, x.words.tr(N_("search: the sum in yuan")));
        fen_option(x.words, c, "--copy", f.copy_fen, x.words.tr(N_("copies: the sum in yuan")));
        fen_option(x.words, c, "--post", f.post_fen, x.words.tr(N_("postage: the sum in yuan")));
        fen_option(x.words, c, "--waived", f.waived_fen, x.words.tr(N_("what is waived of them, in yuan")));
        c.add_option("--approved-by", f.approved_by, x.words.tr(N_("the head of the disclosure office who agreed")));
        c.add_option("--reason", f.reason.value, x.words.tr(N_("the reason of the waiver")));
      });
}

}  // namespace qixian::cli
