#include <boost/json.hpp>

#include "cli/agency_choice.hpp"
#include "cli/configuration.hpp"
#include "cli/document_file.hpp"
#include "cli/views.hpp"
#include "present/language/reason.hpp"
#include "present/letters/due_pages.hpp"
#include "present/reminding/round_view.hpp"
#include "present/render/mail_page.hpp"
#include "present/render/plain_text.hpp"
#include "serve/channels.hpp"

namespace qixian::cli {
namespace {

using adapters::config::ChannelSettings;
using adapters::config::Config;

// ---- remind test

engine::Message test_message(const Words& words, const Context& x, const std::string& to) {
  using engine::document::Paragraph;
  engine::document::Document letter{words.tr(N_("[test] qixian: this channel works"))};
  letter.blocks = {Paragraph{words.tr(N_("Whoever reads this is reached by the reminders of this office."))},
                   Paragraph{words.tr(N_("It was sent by `qixian remind test`; nothing has to be done."))}};
  auto moment = x.clock().timestamp();  // in digits alone, for it becomes the name of a file
  std::erase_if(moment, [](char c) { return c < '0' || c > '9'; });
  return {"test-" + moment, to.empty() ? "test" : to, to, letter.title, plain_text(letter), mail_page(letter)};
}

void tell(Context& x, const ChannelSettings& channel, const engine::Sent& sent) {
  if (sent.outcome != engine::Sent::ok) x.exit_code = refused;
  if (x.json) return x.print(sent_json(channel, sent));
  const auto place = serve::place_of(channel, x.store_path());
  if (sent.outcome == engine::Sent::ok) {
    std::cout << x.words.render({N_("{0}: sent ({1}): {2}"), {channel.name, place, sent.receipt}}) << '\n';
    return;
  }
  std::cerr << "qixian: "
            << x.words.render(
                   {N_("{0}: not sent ({1}): {2}"), {channel.name, place, reason_text(x.words, sent.reason)}})
            << '\n';
  if (sent.outcome == engine::Sent::failed)
    std::cerr << "  → " << x.words.tr(N_("a reminder would not be tried again here: it would be a dead letter"))
              << '\n';
  else if (sent.retry_after)
    std::cerr << "  → "
              << x.words.render({N_("a reminder would be tried again after {0} s, as the other side asks"),
                                 {sent.retry_after->count()}})
              << '\n';
  else
    std::cerr << "  → " << x.words.tr(N_("a reminder would be tried again later")) << '\n';
}

void test(Context& x, const std::string& name, const std::string& to) {
  const auto config = load_config(x);
  if (!config) return;
  const auto* channel = config->channel(name);
  if (!channel) {
    std::vector<std::string> names;
    for (const auto& c : config->channels) names.push_back(c.name);
    return x.fail({"no_channel",
                   {N_("there is no channel {0}"), {name}},
                   {N_("configured: {0}"), {json::serialize(json::value_from(names))}},
                   "",
                   "remind test",
                   ""});
  }
  if (channel->kind == "smtp" && !engine::is_mail_address(to))
    return x.fail({"no_address",
                   {N_("{0} needs a mail address"), {name}},
                   {N_("give --to NAME@EXAMPLE.ORG"), {}},
                   "",
                   "remind test",
                   ""});
  const auto words = x.words.in(language_of(x, *config));
  const auto out = serve::make_channel(x.words, *channel, x.store_path(), [&x] { return x.clock().now(); });
  tell(x, *channel, out->send(test_message(words, x, to)));
}

// ---- the pages

struct Page {
  std::string agency, output;
  int within = 3;
  bool html = false;
};

/// The agency and all below it; nothing after a refusal.
std::optional<engine::DueList> list_for(Context& x, const Page& page, Day until) {
  auto& office = *x.office();
  if (page.agency.empty()) return engine::due_list(office, until);
  const auto root = agency_named(x, page.agency, "remind");
  if (!root) return std::nullopt;
  return engine::due_list(office, until,
                          [&](engine::StreamId id) { return office.agencies().is_under(id, *root, x.today()); });
}

void wall(Context& x, const Page& page) {
  const auto config = load_config(x);
  if (!config || !x.office()) return;
  const auto list = list_for(x, page, engine::end_of_week(x.today()));
  if (!list) return;
  write_html(x, wall_page(x.words.in(language_of(x, *config)), *list, page.agency), page.output);
}

void digest(Context& x, const Page& page) {
  const auto config = load_config(x);
  if (!config || !x.office()) return;
  const auto list = list_for(x, page, x.office()->calendar().add(x.today(), page.within));
  if (!list) return;
  const auto letter = digest_letter(x.words.in(language_of(x, *config)), *list, page.within);
  if (x.json) return x.print(mail_json(letter));
  write_text(x, page.html ? mail_page(letter) : letter.title + "\n\n" + plain_text(letter), page.output);
}

void page_options(const Words& words, Command& command, Page& page) {
  command.add_option("--agency", page.agency, words.tr(N_("of one agency and those below it")));
  command.add_option("-o,--output", page.output, words.tr(N_("to a file; else to standard output")))->type_name("FILE");
}

}  // namespace

void add_remind(Command& app, Context& x) {
  auto* c = app.add_subcommand(
      "remind", x.words.tr(N_("reminders: what is due is said, once; channels, the list for the wall, the digest")));
  c->require_subcommand(0, 1);
  add_remind_outbox(*c, x);
  auto* t = c->add_subcommand("test", x.words.tr(N_("send one message now and say what happened")));
  auto name = std::make_shared<std::string>(), to = std::make_shared<std::string>();
  t->add_option("CHANNEL", *name, x.words.tr(N_("a channel's name in the configuration; files is always there")))
      ->required();
  t->add_option("--to", *to, x.words.tr(N_("to whom, in the channel's own form: a mail address, who is mentioned")))
      ->type_name("ADDRESS");
  on_call(*t, x, [&x, name, to] { test(x, *name, *to); });
  auto page = std::make_shared<Page>();
  auto* w = c->add_subcommand("wall", x.words.tr(N_("a page to print (HTML, A4): overdue, today, this week")));
  page_options(x.words, *w, *page);
  on_call(*w, x, [&x, page] { wall(x, *page); });
  auto* d = c->add_subcommand("digest", x.words.tr(N_("the supervisor's digest as it would be sent")));
  page_options(x.words, *d, *page);
  d->add_option("--within", page->within, x.words.tr(N_("how many working days ahead")))->between(0, 250);
  d->add_flag("--html", page->html, x.words.tr(N_("the HTML part; else the text")));
  on_call(*d, x, [&x, page] { digest(x, *page); });
}

}  // namespace qixian::cli
