#include "cli/context.hpp"

#include <pwd.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <filesystem>
#include <sstream>
#include <utility>

#include "adapters/sqlite/new_file.hpp"
#include "cli/views.hpp"
#include "engine/base/plain_text.hpp"
#include "engine/reminding/reminding.hpp"
#include "present/language/wording.hpp"

namespace qixian::cli {

std::string Context::store_path() const {
  if (!db.empty()) return db;
  if (const char* env = std::getenv("QIXIAN_DB"); env && *env) return env;
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  const auto folder =
      data && *data ? std::filesystem::path(data) : std::filesystem::path(home ? home : ".") / ".local/share";
  return (folder / "qixian.db").string();
}

/// A store in the making, and what the command has said of it so far: nothing is acknowledged before it is in its
/// place.
class Context::Draft {
 public:
  explicit Draft(adapters::sqlite::NewFile made) : file(std::move(made)), m_out(std::cout.rdbuf(m_held.rdbuf())) {}
  ~Draft() {
    if (std::cout.rdbuf() != m_out) std::cout.rdbuf(m_out);  // it would forget that it could not be written
  }
  /// Through std::cout itself, which remembers when it could not be written.
  void tell() {
    std::cout.rdbuf(m_out);
    std::cout << m_held.view() << std::flush;
  }

  adapters::sqlite::NewFile file;
  std::int64_t own = 0;  ///< the last event that is the store's own

 private:
  std::ostringstream m_held;
  std::streambuf* m_out;
};

Context::Context(Words spoken) : words(std::move(spoken)) {}

Context::~Context() { close(); }

void Context::close() {
  m_publications.reset();
  m_office.reset();
  m_publication_kind.reset();
  m_complaint_kind.reset();
  m_publication_rows.reset();
  m_outbox.reset();
  m_store.reset();
}

/// @returns false where a store stands there by now
bool Context::begin_store(const std::string& path) {
  auto made = adapters::sqlite::NewFile::beside(adapters::sqlite::led_to(path));
  if (!made && made.error().code != "left_over") return false;  // the opening says it, or it is there by now
  if (!made) {
    fail(made.error());
    return true;
  }
  m_draft = std::make_unique<Draft>(std::move(*made));
  auto opened =
      adapters::sqlite::SqliteStore::open(m_draft->file.path(), adapters::sqlite::OpenMode::create, {.shown = path});
  if (opened)
    m_store = std::move(*opened);
  else
    fail(opened.error());
  return true;
}

bool Context::open_store(For use) {
  using adapters::sqlite::OpenMode;
  const auto path = store_path();
  std::error_code unknown;
  if (use == For::beginning && db.empty() && !std::getenv("QIXIAN_DB"))
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), unknown);
  if (use == For::beginning && std::filesystem::status(path, unknown).type() == std::filesystem::file_type::not_found &&
      begin_store(path))
    return m_store != nullptr;
  const auto mode = use == For::reading   ? OpenMode::reading
                    : use == For::writing ? OpenMode::must_exist
                                          : OpenMode::create;
  auto opened = adapters::sqlite::SqliteStore::open(path, mode);
  if (!opened) {
    fail(opened.error());
    return false;
  }
  m_store = std::move(*opened);
  if (!m_store->kept_copy().empty())
    say({N_("the store was brought up to date; a copy of it as it was is in {0}"), {m_store->kept_copy()}});
  return true;
}

engine::Office* Context::office(For use) {
  if (m_office) return m_office.get();
  if (!open_store(use)) return nullptr;
  if (by.empty()) {
    const auto* user = getpwuid(getuid());
    by = user ? user->pw_name : "?";
  }
  if (auto bad = engine::check_plain(by)) {
    fail(*bad);
    return nullptr;
  }
  m_outbox = std::make_unique<adapters::sqlite::Outbox>(*m_store);
  m_publication_rows = std::make_unique<adapters::sqlite::Publications>(*m_store);
  m_publication_kind = std::make_unique<engine::PublicationKind>(*m_store, *m_publication_rows);
  m_complaint_kind = std::make_unique<engine::ComplaintKind>(*m_store);
  m_office = std::make_unique<engine::Office>(
      *m_store, m_clock, today(), std::vector<engine::CaseKind*>{m_publication_kind.get(), m_complaint_kind.get()});
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
  if (m_draft) m_draft->own = m_opened_at;
  return m_office.get();
}

// The head may have moved by another process, and rows may have been changed by what was rolled back: it takes both.
bool Context::has_recorded() const try {
  return m_placed || (m_office && m_store->database().getTotalChanges() > 0 && m_store->head().seq > m_opened_at);
} catch (const engine::StoreFailure&) {
  return false;
}

engine::PublicationOffice* Context::publications(For use) {
  auto* opened = office(use);
  if (!opened) return nullptr;
  if (!m_publications) m_publications = std::make_unique<engine::PublicationOffice>(*opened, *m_publication_rows);
  return m_publications.get();
}

void Context::carry_out(const std::function<void()>& run) {
  for (;;) {
    run();
    if (!m_draft || put_in_place()) return;
    if (m_reads_once)
      return fail({"store_begun",
                   {N_("somebody else began {0} at the same time: nothing was recorded"), {store_path()}},
                   {N_("repeat the command"), {}},
                   "",
                   command,
                   ""});
    exit_code = done;
  }
}

/// @returns false where somebody else was faster: nothing of this is left, and nothing was said
bool Context::put_in_place() {
  const auto draft = std::exchange(m_draft, nullptr);
  const bool kept = m_office && m_store->head().seq > draft->own;
  if (kept) m_store->settle();
  close();
  if (kept && !draft->file.place()) return false;
  m_placed = kept;
  draft->tell();
  if (kept) adapters::sqlite::sync_folder_of(store_path());  // a failure is told behind the answer: the act is recorded
  return true;
}

void Context::fail(const Error& e) {
  const bool broken = e.code == "write_failed" || e.code == "read_failed";
  if (exit_code == done || broken) exit_code = broken ? environment : refused;
  if (json) {
    auto o = to_json(words, e);
    if (e.command.empty()) o["command"] = command;
    std::cerr << json::serialize(o) << '\n';
    return;
  }
  std::cerr << "qixian: " << words.render(e.message);
  if (!e.article.empty()) std::cerr << " [" << article_text(words, e.article) << "]";
  std::cerr << '\n';
  if (!e.state.empty())
    std::cerr << "  " << words.tr(N_("state")) << words.tr(N_(": ")) << label(words, e.state) << '\n';
  if (!e.hint.id.empty()) std::cerr << "  → " << words.render(e.hint) << '\n';
}

void Context::print(const json::value& value) const { std::cout << json::serialize(value) << '\n'; }

void Context::say(const Text& text) const { std::cerr << "qixian: " << words.render(text) << '\n'; }

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

std::string not_a_date(const Words& words, const std::string& text) {
  return words.render({N_("not a date: {0}"), {text}});
}

Option* day_option(const Words& words, Command& command, const std::string& name, std::optional<Day>& day,
                   const char* help) {
  const auto read = [&words, &day](const std::string& text) {
    day = rules::parse_day(text);
    return day ? "" : not_a_date(words, text);
  };
  return command.add_reader(name, read, help)->type_name("DATE");
}

std::string& number_argument(const Words& words, Command& command, std::string& number) {
  command.add_option("NUMBER", number, words.tr(N_("the case's number, or AGENCY/NUMBER")))->required();
  return number;
}

void on_call(Command& command, Context& context, std::function<void()> run) {
  command.on_call([&context, name = command.name(), run = std::move(run)] {
    context.command = name;
    try {
      context.carry_out(run);
    } catch (const engine::StoreFailure& failure) {
      context.fail(failure.error);
      context.exit_code = environment;
    }
  });
}

}  // namespace qixian::cli
