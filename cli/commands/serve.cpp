#include "cli/commands/serve.hpp"

#include "cli/configuration.hpp"
#include "present/language/words.hpp"
#include "serve/daemon.hpp"
#include "serve/log.hpp"

namespace qixian::cli {
namespace {

void run(Context& x, const std::string& listen, const std::string& health) {
  if (x.today_given) {
    x.fail({"by_the_clock",
            {N_("the service goes by the clock, day after day"), {}},
            {N_("leave out --today; `qixian remind --once` takes it"), {}},
            "",
            "serve",
            ""});
    x.exit_code = usage;
    return;
  }
  auto config = load_config(x);
  if (!config || !x.knows_actor()) return;
  x.words = x.words.in(language_of(x, *config));  // from here on it speaks as it writes to its log
  serve::log::begin();
  serve::Daemon daemon({x.store_url(), x.language, x.by, [&x] { return read_config(x); }, x.clock()},
                       std::move(*config));
  if (!health.empty()) {
    if (const auto listening = daemon.watched_at(health); !listening) return x.fail(listening.error());
  }
  if (!listen.empty()) {
    if (const auto listening = daemon.listen(listen); !listening) return x.fail(listening.error());
  }
  const auto all_settled = daemon.run();
  if (!all_settled) return x.fail(all_settled.error());
  x.exit_code = *all_settled ? done : environment;
}

}  // namespace

void add_serve(Command& app, Context& x) {
  auto* c = app.add_subcommand("serve", x.words.tr(N_("send the reminders as they fall due, until it is stopped")));
  auto health = std::make_shared<std::string>(), listen = std::make_shared<std::string>();
  c->add_option("--listen", *listen, x.words.tr(N_("answer /api/v1 on a Unix socket, for whoever may open the store")))
      ->type_name("SOCKET");
  c->add_option("--health", *health,
                x.words.tr(N_("answer GET /live and /ready at 127.0.0.1:PORT or on a Unix socket")))
      ->type_name("ADDRESS");
  on_call(*c, x, [&x, listen, health] { run(x, *listen, *health); });
}

}  // namespace qixian::cli
