#include "cli/context.hpp"

#include <pwd.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <filesystem>
#include <sstream>
#include <utility>

#include "cli/views.hpp"
#include "engine/base/plain_text.hpp"
#include "present/language/wording.hpp"
#include "wiring/address.hpp"

namespace qixian::cli {

std::string Context::store_path() const { return wiring::file_of(store_url()); }

std::string Context::store_url() const {
  if (!db.empty()) return db;
  if (const char* env = std::getenv("QIXIAN_DB"); env && *env) return env;
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  const auto folder =
      data && *data ? std::filesystem::path(data) : std::filesystem::path(home ? home : ".") / ".local/share";
  return (folder / "qixian.db").string();
}

/// What a command says while it begins a store: nothing is acknowledged before that is in its place.
class Context::Answer {
 public:
  Answer() : m_out(std::cout.rdbuf(m_held.rdbuf())) {}
  ~Answer() {
    if (std::cout.rdbuf() != m_out) std::cout.rdbuf(m_out);  // it would forget that it could not be written
  }
  /// Through std::cout itself, which remembers when it could not be written.
  void tell() {
    std::cout.rdbuf(m_out);
    std::cout << m_held.view() << std::flush;
  }

 private:
  std::ostringstream m_held;
  std::streambuf* m_out;
};

Context::Context(Words spoken) : words(std::move(spoken)) {}

Context::~Context() { close(); }

void Context::close() {
  m_office = nullptr;
  m_house.reset();
}

bool Context::open_store(For use) {
  std::error_code unknown;
  if (use == For::beginning && db.empty() && !std::getenv("QIXIAN_DB"))
    std::filesystem::create_directories(std::filesystem::path(store_path()).parent_path(), unknown);
  auto opened = use == For::beginning ? wiring::begin(store_url()) : wiring::open(store_url(), {use});
  if (!opened) {
    fail(opened.error());
    return false;
  }
  m_house = std::move(*opened);
  if (m_house->handle().is_draft()) m_answer = std::make_unique<Answer>();
  if (const auto kept = m_house->handle().kept_copy(); !kept.empty())
    say({N_("the store was brought up to date; a copy of it as it was is in {0}"), {kept}});
  return true;
}

bool Context::knows_actor() {
  if (by.empty()) {
    const auto* user = getpwuid(getuid());
    by = user ? user->pw_name : "?";
  }
  const auto bad = engine::check_plain(by);
  if (bad) fail(*bad);
  return !bad;
}

engine::Office* Context::office(For use) {
  if (m_office) return m_office;
  if (!open_store(use) || !knows_actor()) return nullptr;
  auto& opened = m_house->renew(m_clock, today());
  const auto prepared = m_house->prepare([&](const engine::Moved& m) {
    say({N_("a holiday notice that is new to this store moved {0}: due {1}, was {2}"),
         {m.after.number, or_dash(m.after.due), or_dash(m.before.due)}});
  });
  if (!prepared) {
    fail(prepared.error());
    return nullptr;
  }
  m_opened_at = store().bookmark();
  return m_office = &opened;
}

// The head may have moved by another process, and rows may have been changed by what was rolled back: it takes both.
bool Context::has_recorded() const try {
  return m_placed || (m_office && m_house->handle().has_written() && m_house->store().bookmark() != m_opened_at);
} catch (const engine::StoreFailure&) {
  return false;
}

engine::PublicationOffice* Context::publications(For use) { return office(use) ? &m_house->publications() : nullptr; }

void Context::carry_out(const std::function<void()>& run) {
  for (;;) {
    run();
    if (!m_answer || put_in_place()) return;
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
  const auto answer = std::exchange(m_answer, nullptr);
  const bool kept = m_office && store().bookmark() != m_opened_at;
  m_office = nullptr;
  const auto house = std::exchange(m_house, nullptr);
  if (kept && !house->place()) return false;
  m_placed = kept;
  answer->tell();
  if (kept) house->handle().sync();  // a failure is told behind the answer: the act is recorded
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
  const auto stream = engine::RequestOffice(*o).find(number);
  auto loaded = stream ? engine::load_request(*o, *stream) : tl::unexpected(stream.error());
  if (loaded) {
    engine::unseal(*o, *loaded);
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
