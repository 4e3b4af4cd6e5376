#include "cli/terminal/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "cli/terminal/width.hpp"
#include "present/language/text.hpp"
#include "present/language/words.hpp"

namespace qixian::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto kSilent = 1s;
constexpr auto kBetween = 100ms;
constexpr std::size_t kBar = 20;

std::string minutes(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::min(seconds, 359999.0) + 0.5);
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace

Progress::Progress(const present::Words& words, std::ostream& out, std::size_t columns, std::string label,
                   std::uint64_t total, Clock clock)
    : m_words(words),
      m_out(out),
      m_columns(columns),
      m_label(std::move(label)),
      m_total(total),
      m_clock(std::move(clock)),
      m_began(m_clock()),
      m_drawn(m_began) {}

Progress::~Progress() { erase(); }

void Progress::reach(std::uint64_t done) {
  m_done = done;
  if (m_columns == 0) return;
  const Time now = m_clock();
  if (now - m_began <= kSilent || (m_visible && now - m_drawn < kBetween)) return;
  // One column is left free: a full line would make some terminals go to the next.
  m_out << '\r' << truncate(line(now - m_began), m_columns - 1) << "\x1b[K" << std::flush;
  m_drawn = now;
  m_visible = true;
}

void Progress::erase() {
  if (m_visible) m_out << "\r\x1b[K" << std::flush;
  m_visible = false;
}

std::string Progress::line(std::chrono::duration<double> elapsed) const {
  const double rate = static_cast<double>(m_done) / elapsed.count();
  const std::string speed = fmt::format("{}/s", present::grouped(static_cast<std::uint64_t>(rate)));
  if (m_total == 0) return fmt::format("{}  {}  {}", m_label, present::grouped(m_done), speed);
  const std::uint64_t done = std::min(m_done, m_total);
  const std::size_t filled = kBar * done / m_total;
  const std::string bar = std::string(filled, '#') + std::string(kBar - filled, '.');
  std::string text = fmt::format("{} [{}] {}/{}  {}%  {}", m_label, bar, present::grouped(done),
                                 present::grouped(m_total), 100 * done / m_total, speed);
  if (rate > 0)
    text += "  " + m_words.render({engine::N_("{0} left"), {minutes(static_cast<double>(m_total - done) / rate)}});
  return text;
}

}  // namespace qixian::cli
