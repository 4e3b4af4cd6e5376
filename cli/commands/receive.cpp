#include "cli/views.hpp"
#include "rules/codes.hpp"

namespace qixian::cli {
namespace {

struct Input {
  engine::RequestReceived request;
  std::string agency, subject;
  std::vector<std::string> applicants, items;
  std::optional<Day> submitted;
  std::string despite;
};

void run(Context& context, Input input) {
  auto* office = context.office(For::beginning);
  if (!office) return;
  auto& r = input.request;
  // The Chinese term does as well as the code, as in a ledger.
  if (const auto* channel = rules::find_channel(r.channel)) r.channel = channel->code;
  if (const auto* kind = rules::find_applicant_kind(r.applicant_kind)) r.applicant_kind = kind->code;
  if (input.agency.empty())
    return context.fail({"no_agency", {N_("the agency is missing"), {}}, {N_("give --agency"), {}}, "", "receive", ""});
  r.submitted_on = *input.submitted;
  for (auto& name : input.applicants) r.applicants.push_back({std::move(name), {}, {}});
  for (auto& item : input.items) r.items.push_back({std::move(item), {}, {}});
  r.subject.value = input.subject;
  const auto day = r.received_on.value_or(r.arrived_on.value_or(r.submitted_on));
  // The one agency of a county's first day is made by its first request, as a ledger would.
  const auto done =
      engine::RequestOffice(*office).receive({r, day, context.by, input.despite}, engine::Mode::desk, input.agency);
  if (!done) return context.fail(done.error());
  answer_act(context, *done);
  if (done->row.received_on) return;
  if (r.channel == "post_signed" && !r.misdirected)
    context.say(
        {N_("the clock begins with the signature: `confirm {0} --on DATE` once the letter is signed for"), {r.number}});
  else
    context.say({N_("confirm the receipt with the applicant today: the clock begins with it"), {}});
}

}  // namespace

void add_receive(Command& app, Context& context) {
  auto* c = app.add_subcommand("receive", context.words.tr(N_("log a request")));
  auto input = std::make_shared<Input>();
  auto& r = input->request;
  c->add_option("--number", r.number, context.words.tr(N_("the agency's own number")))->required();
  c->add_option("--agency", input->agency, context.words.tr(N_("name of the agency")))->required();
  c->add_option("--channel", r.channel, "in_person|fax|web|email|post_signed|post_ordinary")->required();
  day_option(context.words, *c, "--submitted", input->submitted,
             context.words.tr(N_("the day it was handed in or sent")));
  day_option(context.words, *c, "--arrived", r.arrived_on,
             context.words.tr(N_("the day a letter was signed for, or arrived")));
  day_option(context.words, *c, "--signed-again", r.signed_again_on,
             context.words.tr(N_("a second signature, of the registry behind the guard")));
  day_option(context.words, *c, "--received", r.received_on,
             context.words.tr(N_("the legal receipt date; else by the channel's rule")));
  c->add_option("--applicant-kind", r.applicant_kind, context.words.tr(N_("kind of applicant")))->required();
  c->add_option("--applicant", input->applicants, context.words.tr(N_("name; again for each joint applicant")));
  c->add_option("--subject", input->subject, context.words.tr(N_("what is asked for")));
  c->add_option("--item", input->items, context.words.tr(N_("one of several things asked for; again for each")));
  c->add_flag("--misdirected", r.misdirected,
              context.words.tr(N_("sent to another unit, or the applicant can't be reached")));
  c->add_option("--despite", input->despite, context.words.tr(N_("the reason for going on against a warning")));
  on_call(*c, context, [&context, input] {
    const auto& r = input->request;
    if (!input->submitted) input->submitted = r.arrived_on ? r.arrived_on : r.received_on;
    if (!input->submitted) input->submitted = context.today();
    run(context, *input);
  });
}

}  // namespace qixian::cli
