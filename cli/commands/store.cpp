#include <unistd.h>

#include <boost/json.hpp>

#include "adapters/disk/store_files.hpp"
#include "cli/commands/verify.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/views.hpp"
#include "present/office/store_view.hpp"

namespace qixian::cli {
namespace {

void rebuild(Context& x) {
  auto* office = x.office(For::writing);
  if (!office) return;
  std::int64_t cases = 0;
  Progress progress(x.words, std::cerr, x.json ? 0 : terminal_columns(STDERR_FILENO), x.words.tr(N_("rebuilding")), 0);
  const auto done = office->rebuild([&](std::int64_t n) { progress.reach(static_cast<std::uint64_t>(cases = n)); });
  progress.erase();
  if (!done) return x.fail(done.error());
  if (x.json) return x.print(rebuilt_json(cases));
  std::cout << x.words.render({N_("{0} cases made anew from their events"), {cases}}) << '\n';
}

void backup(Context& x, const std::string& path) {
  if (!x.office()) return;
  if (const auto spared = adapters::disk::spare_store(path, x.store_path()); !spared) return x.fail(spared.error());
  const auto head = x.store().backup_to(path);
  if (!head) return x.fail(head.error());
  if (x.json) return x.print(backup_json(path, *head));
  std::cout << path << '\n'
            << x.words.render({N_("head {0} (keep it: `qixian verify --head` sees a cut tail)"), {head->text()}})
            << '\n';
}

void restore(Context& x, const std::string& path) {
  auto head = wiring::restore(path, x.store_url());
  if (!head) {
    head.error().command = "restore";
    return x.fail(head.error());
  }
  if (x.json) return x.print(restored_json(x.store_path()));
  std::cout << x.words.render({N_("restored to {0}"), {x.store_path()}}) << '\n';
}

}  // namespace

void add_store(Command& app, Context& x) {
  auto* v = app.add_subcommand("verify", x.words.tr(N_("check the chain of all events")));
  auto head = std::make_shared<std::string>();
  v->add_option("--head", *head, x.words.tr(N_("the head that `backup` printed")))->type_name("SEQ:HASH");
  on_call(*v, x, [&x, head] { verify(x, *head); });
  auto* r = app.add_subcommand("rebuild", x.words.tr(N_("make the lists anew from the events")));
  on_call(*r, x, [&x] { rebuild(x); });
  auto file = std::make_shared<std::string>();
  auto* b = app.add_subcommand("backup", x.words.tr(N_("a full copy, while others work")));
  b->add_option("FILE", *file)->required();
  on_call(*b, x, [&x, file] { backup(x, *file); });
  auto* t = app.add_subcommand("restore", x.words.tr(N_("a store from a backup")));
  t->add_option("FILE", *file)->required();
  on_call(*t, x, [&x, file] { restore(x, *file); });
}

}  // namespace qixian::cli
