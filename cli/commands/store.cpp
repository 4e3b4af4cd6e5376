#include <unistd.h>

#include <filesystem>

#include "adapters/disk/store_files.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/views.hpp"

namespace qixian::cli {
namespace {

void verify(Context& x, const std::string& head) {
  if (!x.office()) return;
  std::optional<engine::ChainHead> expected;
  if (!head.empty()) {
    const auto colon = head.find(':');
    if (colon == head.npos || head.find_first_not_of("0123456789") != colon || head.size() != colon + 65) {
      throw CLI::ValidationError("--head", render({N_("write SEQ:HASH as `backup` printed it, not {0}"), {head}}));
    }
    expected = {std::stoll(head.substr(0, colon)), head.substr(colon + 1)};
  }
  const auto broken = x.store().verify(expected);
  const auto at = x.store().head();
  std::int64_t changed = 0;  // published tables that don't have their hash any more
  x.store().each_frozen([&](const engine::FrozenTable& table) { changed += !table.intact; });
  if (x.json) {
    x.print(json::object{{"ok", !broken && changed == 0},
                         {"head", std::to_string(at.seq) + ":" + at.hash},
                         {"first_broken", broken ? json::value(broken->seq) : json::value(nullptr)},
                         {"why", broken ? broken->why : ""},
                         {"changed_tables", changed}});
  } else if (broken) {
    std::cout << render({N_("broken at event {0} ({1})"), {std::to_string(broken->seq), broken->why}}) << '\n';
  } else {
    std::cout << render({N_("{0} events, unbroken; head {1}"),
                         {std::to_string(at.seq), std::to_string(at.seq) + ":" + at.hash}})
              << '\n';
  }
  if (changed > 0 && !x.json)
    std::cout << render({N_("{0} frozen tables were changed in the file: `qixian table freeze --list`"),
                         {std::to_string(changed)}})
              << '\n';
  if (broken || changed > 0) x.exit_code = refused;
}

void rebuild(Context& x) {
  auto* office = x.office();
  if (!office) return;
  std::int64_t cases = 0;
  Progress progress(std::cerr, x.json ? 0 : terminal_columns(STDERR_FILENO), tr(N_("rebuilding")), 0);
  const auto done = office->rebuild([&](std::int64_t n) { progress.reach(static_cast<std::uint64_t>(cases = n)); });
  progress.erase();
  if (!done) return x.fail(done.error());
  if (x.json) return x.print(json::object{{"cases", cases}});
  std::cout << render({N_("{0} cases made anew from their events"), {std::to_string(cases)}}) << '\n';
}

void backup(Context& x, const std::string& path) {
  if (!x.office()) return;
  if (const auto spared = adapters::disk::spare_store(path, x.store_path()); !spared) return x.fail(spared.error());
  if (const auto copied = x.store().backup_to(path); !copied) return x.fail(copied.error());
  const auto head = x.store().head();
  const auto text = std::to_string(head.seq) + ":" + head.hash;
  if (x.json) return x.print(json::object{{"file", path}, {"head", text}});
  std::cout << path << '\n'
            << render({N_("head {0} (keep it: `qixian verify --head` sees a cut tail)"), {text}}) << '\n';
}

/// A backup is checked before it takes the place of a store; an existing store is never overwritten.
void restore(Context& x, const std::string& path) {
  using adapters::sqlite::OpenMode;
  const auto target = x.store_path();
  if (std::filesystem::exists(target)) {
    return x.fail({"store_exists",
                   {N_("{0} exists"), {target}},
                   {N_("move it away first, or give another --db"), {}},
                   "",
                   "restore",
                   ""});
  }
  auto source = adapters::sqlite::SqliteStore::open(path, OpenMode::must_exist);
  if (!source) return x.fail(source.error());
  if (const auto broken = (*source)->verify({})) {
    return x.fail({"broken_backup",
                   {N_("the backup is broken at event {0}"), {std::to_string(broken->seq)}},
                   {N_("take another backup"), {}},
                   "",
                   "restore",
                   ""});
  }
  if (const auto copied = (*source)->backup_to(target); !copied) return x.fail(copied.error());
  if (x.json) return x.print(json::object{{"store", target}});
  std::cout << render({N_("restored to {0}"), {target}}) << '\n';
}

}  // namespace

void add_store(CLI::App& app, Context& x) {
  auto* v = app.add_subcommand("verify", tr(N_("check the chain of all events")));
  auto head = std::make_shared<std::string>();
  v->add_option("--head", *head, tr(N_("the head that `backup` printed")))->type_name("SEQ:HASH");
  on_call(*v, x, [&x, head] { verify(x, *head); });
  auto* r = app.add_subcommand("rebuild", tr(N_("make the lists anew from the events")));
  on_call(*r, x, [&x] { rebuild(x); });
  auto file = std::make_shared<std::string>();
  auto* b = app.add_subcommand("backup", tr(N_("a full copy, while others work")));
  b->add_option("FILE", *file)->required();
  on_call(*b, x, [&x, file] { backup(x, *file); });
  auto* t = app.add_subcommand("restore", tr(N_("a store from a backup")));
  t->add_option("FILE", *file)->required();
  on_call(*t, x, [&x, file] { restore(x, *file); });
}

}  // namespace qixian::cli
