#include "cli/act_form.hpp"
#include "cli/views.hpp"
#include "engine/request/decide/receipt_proposal.hpp"

namespace qixian::cli {
namespace {

void run(Context& context, const TypedAct& act) {
  auto* office = context.office(For::beginning);
  if (!office) return;
  if (act.agency.empty())
    return context.fail({"no_agency", {N_("the agency is missing"), {}}, {N_("give --agency"), {}}, "", "receive", ""});
  // The one agency of a county's first day is made by its first request, as a ledger would.
  const auto done = engine::RequestOffice(*office).receive(
      engine::receipt_proposal(std::get<engine::RequestReceived>(act.fact), context.today(), context.by, act.despite),
      engine::Mode::desk, act.agency);
  if (!done) return context.fail(done.error());
  answer_act(context, *done);
  if (done->row.received_on) return;
  const auto& r = done->after.request;
  if (rules::is_channel(r.channel, rules::Channel::post_signed) && !r.misdirected)
    context.say(
        {N_("the clock begins with the signature: `confirm {0} --on DATE` once the letter is signed for"), {r.number}});
  else
    context.say({N_("confirm the receipt with the applicant today: the clock begins with it"), {}});
}

}  // namespace

void add_receive(Command& app, Context& context) {
  const auto& form = *form_of("receive");
  auto* c = app.add_subcommand(form.act, context.words.render(form.help));
  auto act = std::make_shared<TypedAct>(form);
  c->add_option("--agency", act->agency, context.words.tr(N_("name of the agency")))->required();
  form_options(context.words, *c, *act);
  c->add_option("--despite", act->despite, context.words.tr(N_("the reason for going on against a warning")));
  on_call(*c, context, [&context, act] { run(context, *act); });
}

}  // namespace qixian::cli
