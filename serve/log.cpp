#include "serve/log.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <cstdlib>
#include <iostream>

#include "present/language/words.hpp"

namespace qixian::serve::log {
namespace {

/// syslog(3)'s number of a level.
class Priority final : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& to) override {
    const char number = message.level >= spdlog::level::err ? '3' : message.level == spdlog::level::warn ? '4' : '6';
    to.push_back('<');
    to.push_back(number);
    to.push_back('>');
  }
  std::unique_ptr<custom_flag_formatter> clone() const override { return std::make_unique<Priority>(); }
};

spdlog::logger& logger() {
  static const auto made = [] {
    auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(std::cerr, true);
    return std::make_shared<spdlog::logger>("qixian", std::move(sink));
  }();
  return *made;
}

/// Whether standard error is the journal itself: the variable is inherited by what was led elsewhere.
bool is_journal() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat now {};
  return stream && fstat(2, &now) == 0 && stream == std::to_string(now.st_dev) + ":" + std::to_string(now.st_ino);
}

/// A line is a line: what is told was perhaps written by another program.
std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r') c = ' ';
  return text;
}

}  // namespace

void begin() {
  auto form = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
  form->add_flag<Priority>('P').set_pattern(is_journal() ? "%P%v" : "%Y-%m-%dT%H:%M:%S.%eZ %l: %v");
  logger().set_formatter(std::move(form));
}

void info(const present::Words& words, const engine::Text& text) { logger().info("{}", one_line(words.render(text))); }

void warn(const present::Words& words, const engine::Text& text) { logger().warn("{}", one_line(words.render(text))); }

void error(const present::Words& words, const engine::Text& text) {
  logger().error("{}", one_line(words.render(text)));
}

void fail(const present::Words& words, const engine::Error& e) {
  const auto hint = e.hint.id.empty() ? "" : " → " + words.render(e.hint);
  logger().error("{}", one_line(words.render(e.message) + hint));
}

}  // namespace qixian::serve::log
