#include "cli/context.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>

#include "cli/views.hpp"
#include "cli/wording.hpp"
#include "engine/reminding.hpp"

namespace qixian::cli {

// The one place that reads the clock. China has kept UTC+8 without summer time since 1992, so the civil date of
// Asia/Shanghai needs no time zone data.
Day SystemClock::today() const {
  return date::floor<date::days>(std::chrono::system_clock::now() + std::chrono::hours{8});
}

std::chrono::sys_seconds SystemClock::now() const {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string SystemClock::timestamp() const {
  const auto now = date::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto day = date::floor<date::days>(now);
  const date::hh_mm_ss time(now - day);
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", rules::iso(day), time.hours().count(), time.minutes().count(),
                     time.seconds().count(), time.subseconds().count());
}

std::string Context::store_path() const {
  if (!db.empty()) return db;
  if (const char* env = std::getenv("QIXIAN_DB"); env && *env) return env;
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  const auto folder =
      data && *data ? std::filesystem::path(data) : std::filesystem::path(home ? home : ".") / ".local/share";
  return (folder / "qixian.db").string();
}

engine::Office* Context::office(bool create) {
  if (m_office) return m_office.get();
  const auto path = store_path();
  const bool default_place = db.empty() && !std::getenv("QIXIAN_DB");
  if (create && default_place) {
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  }
  using adapters::sqlite::OpenMode;
  std::error_code unknown;
  const bool begins = create && !std::filesystem::exists(path, unknown);
  auto opened = adapters::sqlite::SqliteStore::open(path, create ? OpenMode::create : OpenMode::must_exist);
  if (!opened) {
    fail(opened.error());
    return nullptr;
  }
  m_store = std::move(*opened);
  if (by.empty()) {
    const auto* user = getpwuid(getuid());
    by = user ? user->pw_name : "?";
  }
  m_outbox = std::make_unique<adapters::sqlite::Outbox>(*m_store);
  m_publication_rows = std::make_unique<adapters::sqlite::Publications>(*m_store);
  m_publication_kind = std::make_unique<engine::PublicationKind>(*m_store, *m_publication_rows);
  m_office = std::make_unique<engine::Office>(*m_store, m_clock, today(),
                                              std::vector<engine::CaseKind*>{m_publication_kind.get()});
  const auto prepared = m_office->prepare([&](const engine::Moved& m) {
    engine::note_moved(*m_outbox, m);
    say({N_("a holiday notice that is new to this store moved {0}: due {1}, was {2}"),
         {m.after.number, or_dash(m.after.due), or_dash(m.before.due)}});
  });
  if (!prepared) {
    m_office.reset();
    fail(prepared.error());
    return nullptr;
  }
  m_opened_at = m_store->head().seq;
  if (begins) m_began_at = m_store->head().seq;
  return m_office.get();
}

// The head may have moved by another process, and rows may have been changed by what was rolled back: it takes both.
bool Context::has_recorded() const try {
  return m_office && m_store->database().getTotalChanges() > 0 && m_store->head().seq > m_opened_at;
} catch (const engine::StoreFailure&) {
  return false;
}

engine::PublicationOffice* Context::publications(bool create) {
  auto* opened = office(create);
  if (!opened) return nullptr;
  if (!m_publications) m_publications = std::make_unique<engine::PublicationOffice>(*opened, *m_publication_rows);
  return m_publications.get();
}

Context::~Context() try {
  m_publications.reset();
  m_office.reset();
  m_publication_kind.reset();
  m_publication_rows.reset();
  m_outbox.reset();
  if (m_began_at && m_store) m_store->discard(*m_began_at);
} catch (const std::exception&) {  // it has been told already that the store is broken
}

void Context::fail(const Error& e) {
  const bool broken = e.code == "write_failed" || e.code == "read_failed";
  if (exit_code == done || broken) exit_code = broken ? environment : refused;
  if (json) {
    auto o = to_json(e);
    if (e.command.empty()) o["command"] = command;
    std::cerr << json::serialize(o) << '\n';
    return;
  }
  std::cerr << "qixian: " << render(e.message);
  if (!e.article.empty()) std::cerr << " [" << article_text(e.article) << "]";
  std::cerr << '\n';
  if (!e.state.empty()) std::cerr << "  " << tr(N_("state")) << tr(N_(": ")) << label(e.state) << '\n';
  if (!e.hint.id.empty()) std::cerr << "  → " << render(e.hint) << '\n';
}

void Context::say(const Text& text) const { std::cerr << "qixian: " << render(text) << '\n'; }

std::optional<engine::LoadedCase> Context::load(const std::string& number) {
  auto* o = office();
  if (!o) return std::nullopt;
  const auto stream = o->find(number);
  auto loaded = stream ? o->load(*stream) : tl::unexpected(stream.error());
  if (loaded) {
    o->unseal(*loaded);
    return std::move(*loaded);
  }
  fail(loaded.error());
  return std::nullopt;
}

CLI::Option* day_option(CLI::App& command, const std::string& name, std::optional<Day>& day, const char* help) {
  const auto read = [&day, name](const std::string& text) {
    day = rules::parse_day(text);
    if (!day) throw CLI::ValidationError(name, render({N_("not a date: {0}"), {text}}));
  };
  return command.add_option_function<std::string>(name, read, help)->type_name("DATE");
}

std::string& number_argument(CLI::App& command, std::string& number) {
  command.add_option("NUMBER", number, tr(N_("the case's number, or AGENCY/NUMBER")))->required();
  return number;
}

void on_call(CLI::App& command, Context& context, std::function<void()> run) {
  std::string name = command.get_name();
  if (const auto* parent = command.get_parent(); parent && parent->get_parent()) name = parent->get_name() + " " + name;
  command.callback([&context, name, run = std::move(run)] {
    context.command = name;
    try {
      run();
    } catch (const engine::StoreFailure& failure) {
      context.fail(failure.error);
      context.exit_code = environment;
    }
  });
}

}  // namespace qixian::cli
