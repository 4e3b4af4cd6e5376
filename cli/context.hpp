#pragma once
#include <boost/json/fwd.hpp>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>

#include "adapters/clock/system_clock.hpp"
#include "cli/command_line.hpp"
#include "engine/request/request_office.hpp"
#include "engine/tables/tally.hpp"
#include "present/language/words.hpp"
#include "wiring/open.hpp"

namespace qixian::cli {

using namespace present;  // what a command says, it says in the words of present/
using engine::Error;
using engine::N_;
using engine::Result;
using engine::Text;
using rules::Day;
using wiring::For;
namespace json = boost::json;

/// Exit codes of the command line.
enum Exit { done = 0, refused = 1, usage = 2, environment = 3 };

/// What every command shares: the global options, the store, the ways to answer.
class Context {
 public:
  explicit Context(Words words);
  ~Context();

  Words words;  ///< of whoever typed the command
  std::string db, config, language, by;
  std::string command;  ///< the one that runs: "suit file"
  bool json = false;
  std::optional<Day> today_given;
  int exit_code = done;

  Day today() const { return today_given ? *today_given : m_clock.today(); }
  /// Who acts: --by, else the user's name. @returns false after it was refused, which has been told
  bool knows_actor();
  /// Opens the store. @returns null after the error has been told
  engine::Office* office(For use = For::reading);
  /// The same for proactive publication.
  engine::PublicationOffice* publications(For use = For::reading);
  /// Runs a command. A store that it begins is made under another name and put in its place when the command is done
  /// and has put something into it: a refused one leaves nothing, and a mistyped path does not answer "nothing overdue"
  /// afterwards. Where somebody else was faster, the command is run again, on his; what it said is said only once.
  void carry_out(const std::function<void()>& run);
  /// The command's input can't be read a second time.
  void reads_once() { m_reads_once = true; }
  /// Where the store is, as it was given or by default.
  std::string store_url() const;
  std::string store_path() const;  ///< its file, for what stands beside it
  engine::Store& store() { return m_house->store(); }
  engine::Outbox& outbox() { return m_house->outbox(); }
  const adapters::clock::SystemClock& clock() const { return m_clock; }
  /// Whether this command put events into the store; its answer may have been lost all the same.
  bool has_recorded() const;

  void fail(const Error& error);
  void print(const json::value& value) const;
  /// A message for people, on standard error.
  void say(const Text& text) const;
  /// A numbered case by the user's words; null after the refusal has been told.
  std::optional<engine::LoadedCase> load(const std::string& number);

 private:
  adapters::clock::SystemClock m_clock;
  std::unique_ptr<wiring::House> m_house;
  engine::Office* m_office = nullptr;  ///< of the house, when it is prepared
  engine::Bookmark m_opened_at;        ///< how far the log went when this command opened the store

  class Answer;
  std::unique_ptr<Answer> m_answer;  ///< what is said while this command begins a store
  bool m_reads_once = false;
  bool m_placed = false;  ///< a store that this command began, with what it recorded
  bool open_store(For use);
  void close();
  bool put_in_place();
};

// ---- options
std::string not_a_date(const Words& words, const std::string& text);
Option* day_option(const Words& words, Command& command, const std::string& name, std::optional<Day>& day,
                   const char* help);
std::string& number_argument(const Words& words, Command& command, std::string& number);
/// Runs a command: a broken environment becomes exit 3.
void on_call(Command& command, Context& context, std::function<void()> run);

// ---- the commands, one file each
void add_due(Command& app, Context& context);
void add_import(Command& app, Context& context);
void add_export(Command& app, Context& context);
void add_receive(Command& app, Context& context);
void add_acts(Command& app, Context& context);
void add_list(Command& app, Context& context);
void add_show(Command& app, Context& context);
void add_explain(Command& app, Context& context);
void add_history(Command& app, Context& context);
void add_actions(Command& app, Context& context);
void add_table(Command& app, Context& context);
void add_table_check(Command& table, Context& context);
void add_agency(Command& app, Context& context);
void add_calendar(Command& app, Context& context);
void add_fees(Command& app, Context& context);
void add_forecast(Command& app, Context& context);
void add_publish(Command& app, Context& context);
void add_complaint(Command& app, Context& context);
void add_practice(Command& app, Context& context);
void add_person(Command& app, Context& context);
void add_workflow(Command& app, Context& context);
void add_store(Command& app, Context& context);
void add_config(Command& app, Context& context);
void add_remind(Command& app, Context& context);
void add_assess(Command& app, Context& context);
void add_remind_outbox(Command& remind, Context& context);

}  // namespace qixian::cli
