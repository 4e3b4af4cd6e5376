#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/configuration.hpp"
#include "cli/views.hpp"
#include "present/language/reason.hpp"
#include "present/letters/reminder_letter.hpp"
#include "present/reminding/outbox_view.hpp"
#include "present/reminding/round_view.hpp"
#include "serve/channels.hpp"
#include "serve/postman.hpp"

/// remind --once, status, retry: what goes through the outbox.
namespace qixian::cli {
namespace {

using engine::OutboxEntry;
using engine::Reminding;

/// --today and --at stand for the clock, so that one can see what would be sent then.
struct At {
  std::optional<std::chrono::minutes> time;
  engine::Now now(const Context& x) const {
    if (!time && !x.today_given) return [&x] { return x.clock().now(); };
    const auto fixed = engine::moment_at(x.today(), time.value_or(engine::time_of(x.clock().now())));
    return [fixed] { return fixed; };
  }
};

void once(Context& x, const At& at) {
  const auto config = load_config(x);
  if (!config) return;
  auto* office = x.office(For::writing);
  if (!office) return;
  const auto now = at.now(x);
  Reminding reminding(*office, x.outbox(), serve::reminder_settings(*config, x.by));
  Round round;
  round.report = reminding.tick(now());
  // Times of attempts are the real ones: they go into headers and signatures.
  serve::Postman postman(
      *config, x.store_path(), [&x] { return x.clock().now(); }, x.words.in(language_of(x, *config)));
  serve::deliver(*office, reminding, postman, now, [&](const auto& d, const auto& message, const auto& sent) {
    round.attempts.push_back(attempt_of(d, message.subject, sent, config->retry.tries));
    if (!x.json) std::cout << attempt_text(x.words, round.attempts.back()) << '\n';
  });
  round.next = reminding.next_moment(now());
  if (x.json) return x.print(to_json(round));
  std::cout << round_text(x.words, round) << '\n';
  if (!engine::is_sending(config->hours, office->calendar(), now()))
    std::cout << x.words.render({N_("outside of the sending hours; they begin {0}"), {moment_text(*round.next)}})
              << '\n';
}

/// The pieces of a command that needs no channel.
std::optional<Reminding> reminding_of(Context& x, For use) {
  const auto config = load_config(x);
  auto* office = config ? x.office(use) : nullptr;
  if (!office) return std::nullopt;
  return std::optional<Reminding>(std::in_place, *office, x.outbox(), serve::reminder_settings(*config, x.by));
}

void status(Context& x) {
  const auto reminding = reminding_of(x, For::reading);
  if (!reminding) return;
  const auto s = reminding->status();
  if (x.json) return x.print(to_json(s));
  Table table({{x.words.tr(N_("state"))},
               {x.words.tr(N_("to"))},
               {x.words.tr(N_("about"))},
               {x.words.tr(N_("due"))},
               {x.words.tr(N_("attempts")), Align::Right},
               {x.words.tr(N_("reason"))},
               {x.words.tr(N_("key"))}});
  const auto add = [&](const char* state, const std::vector<OutboxEntry>& entries) {
    for (const auto& e : entries) {
      const auto about = e.said.what == "digest"
                             ? std::string(x.words.tr(N_("digest")))
                             : fmt::format("{} {}", e.said.number, deadline_name(x.words, e.said.kind));
      table.add({state, label(x.words, e.said.person) + " (" + e.channel + ")", about, or_dash(e.said.due),
                 std::to_string(e.attempts), e.last_error.empty() ? "" : reason_text(x.words, e.last_error), e.key});
    }
  };
  add(x.words.tr(N_("waiting")), s.waiting);
  add(x.words.tr(N_("under way")), s.claimed);
  add(x.words.tr(N_("given up")), s.dead);
  if (!s.waiting.empty() || !s.claimed.empty() || !s.dead.empty()) print(table);
  std::cout << x.words.render({N_("{0} waiting, {1} under way, {2} given up; {3} sent"),
                               {s.waiting.size(), s.claimed.size(), s.dead.size(), s.sent}})
            << '\n';
}

void retry(Context& x, const std::string& key, bool all) {
  auto reminding = reminding_of(x, For::writing);
  if (!reminding) return;
  const auto now = x.clock().now();
  const int count = all ? reminding->retry_all(now) : reminding->retry(key, now);
  if (count == 0 && !all)
    return x.fail({"no_dead_letter",
                   {N_("no message of the key {0} was given up"), {key}},
                   {N_("see `qixian remind status`"), {}},
                   "",
                   "remind retry",
                   ""});
  if (x.json) return x.print(retried_json(count));
  std::cout << x.words.render(
                   {x.words.ntr(N_("{0} message waits again"), N_("{0} messages wait again"), count), {count}})
            << '\n';
}

std::optional<std::chrono::minutes> time_in(const std::string& text) {
  int hour = 0, minute = 0;
  char rest = 0;
  if (std::sscanf(text.c_str(), "%2d:%2d%c", &hour, &minute, &rest) != 2) return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return std::chrono::minutes(60 * hour + minute);
}

}  // namespace

void add_remind_outbox(Command& remind, Context& x) {
  auto is_once = std::make_shared<bool>();
  auto at = std::make_shared<At>();
  remind.add_flag("--once", *is_once, x.words.tr(N_("put what is true now, withdraw what is not, send what is ready")));
  remind
      .add_reader(
          "--at",
          [&x, at](const std::string& text) {
            at->time = time_in(text);
            return at->time ? "" : x.words.render({N_("not a time of day: {0}"), {text}});
          },
          x.words.tr(N_("with --once: the time of day in China, in place of the clock's")))
      ->type_name("HH:MM");
  on_call(remind, x, [&remind, &x, is_once, at] {
    if (remind.has_subcommand()) return;
    if (!*is_once) throw UsageError("A subcommand");
    once(x, *at);
  });
  auto* s = remind.add_subcommand("status",
                                  x.words.tr(N_("messages that wait, and those that were given up, with the reason")));
  on_call(*s, x, [&x] { status(x); });
  auto* r = remind.add_subcommand("retry", x.words.tr(N_("try again what was given up")));
  auto key = std::make_shared<std::string>();
  auto all = std::make_shared<bool>();
  auto* one = r->add_option("KEY", *key, x.words.tr(N_("the message's key in `qixian remind status`")));
  auto* each = r->add_flag("--all", *all, x.words.tr(N_("all of them")));
  one->excludes(each);
  on_call(*r, x, [&x, key, all] {
    if (key->empty() && !*all) throw UsageError("KEY");
    retry(x, *key, *all);
  });
}

}  // namespace qixian::cli
