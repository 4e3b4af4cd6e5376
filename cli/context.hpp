#pragma once
#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <chrono>
#include <iostream>
#include <memory>

#include "adapters/sqlite/outbox.hpp"
#include "adapters/sqlite/publications.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
#include "engine/publication_office.hpp"
#include "engine/tally.hpp"

namespace qixian::cli {

using engine::Error;
using engine::N_;
using engine::Result;
using engine::Text;
using rules::Day;
namespace json = boost::json;

/// Exit codes of the command line.
enum Exit { done = 0, refused = 1, usage = 2, environment = 3 };

class SystemClock final : public engine::WallClock {
 public:
  Day today() const override;
  std::string timestamp() const override;
  std::chrono::sys_seconds now() const;
};

/// What every command shares: the global options, the store, the ways to answer.
class Context {
 public:
  /// A store that this command began and put nothing into goes with it: a refused command leaves nothing, and a
  /// mistyped path must not answer "nothing overdue" afterwards.
  ~Context();

  std::string db, config, language, by;
  std::string command;  ///< the one that runs: "suit file"
  bool json = false;
  std::optional<Day> today_given;
  int exit_code = done;

  Day today() const { return today_given ? *today_given : m_clock.today(); }
  /// Opens the store. @param create makes it when it is missing: only for the commands that may begin one
  /// @returns null after the error has been told
  engine::Office* office(bool create = false);
  /// The same for proactive publication.
  engine::PublicationOffice* publications(bool create = false);
  std::string store_path() const;
  engine::Store& store() { return *m_store; }
  engine::Outbox& outbox() { return *m_outbox; }
  const SystemClock& clock() const { return m_clock; }
  /// Whether this command put events into the store; its answer may have been lost all the same.
  bool has_recorded() const;

  void fail(const Error& error);
  void print(const json::value& value) const { std::cout << json::serialize(value) << '\n'; }
  /// A message for people, on standard error.
  void say(const Text& text) const;
  /// A numbered case by the user's words; null after the refusal has been told.
  std::optional<engine::LoadedCase> load(const std::string& number);

 private:
  SystemClock m_clock;
  std::unique_ptr<adapters::sqlite::SqliteStore> m_store;
  std::unique_ptr<adapters::sqlite::Outbox> m_outbox;
  std::unique_ptr<adapters::sqlite::Publications> m_publication_rows;
  std::unique_ptr<engine::PublicationKind> m_publication_kind;
  std::unique_ptr<engine::Office> m_office;
  std::unique_ptr<engine::PublicationOffice> m_publications;
  std::int64_t m_opened_at = 0;            ///< the head when this command opened the store
  std::optional<std::int64_t> m_began_at;  ///< the first event that is not the store's own, where this command made it
};

// ---- options
CLI::Option* day_option(CLI::App& command, const std::string& name, std::optional<Day>& day, const char* help);
std::string& number_argument(CLI::App& command, std::string& number);
/// Runs a command: a broken environment becomes exit 3.
void on_call(CLI::App& command, Context& context, std::function<void()> run);

// ---- the commands, one file each
void add_due(CLI::App& app, Context& context);
void add_import(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_receive(CLI::App& app, Context& context);
void add_acts(CLI::App& app, Context& context);
void add_remedies(CLI::App& app, Context& context);
void add_review(CLI::App& app, Context& context);
void add_corrections(CLI::App& app, Context& context);
void add_list(CLI::App& app, Context& context);
void add_show(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_history(CLI::App& app, Context& context);
void add_actions(CLI::App& app, Context& context);
void add_table(CLI::App& app, Context& context);
void add_table_check(CLI::App& table, Context& context);
void add_agency(CLI::App& app, Context& context);
void add_calendar(CLI::App& app, Context& context);
void add_forecast(CLI::App& app, Context& context);
void add_publish(CLI::App& app, Context& context);
void add_workflow(CLI::App& app, Context& context);
void add_store(CLI::App& app, Context& context);
void add_config(CLI::App& app, Context& context);
void add_remind(CLI::App& app, Context& context);
void add_assess(CLI::App& app, Context& context);
void add_remind_outbox(CLI::App& remind, Context& context);

}  // namespace qixian::cli
