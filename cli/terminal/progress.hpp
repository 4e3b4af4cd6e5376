#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

#include "present/language/words.hpp"

namespace qixian::cli {

/// A line on standard error for work that takes long: done of total, percent, rate and time left. Says nothing where
/// no terminal looks on, nor in the first second, and takes itself away at the end.
class Progress {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Clock = std::function<Time()>;

  /// `columns` as from terminal_columns(); 0 keeps it silent. A total of 0 is not known beforehand. The clock is an
  /// argument for the tests' sake.
  Progress(const present::Words& words, std::ostream& out, std::size_t columns, std::string label, std::uint64_t total,
           Clock clock = std::chrono::steady_clock::now);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance(std::uint64_t more = 1) { reach(m_done + more); }
  void reach(std::uint64_t done);
  /// Erases the line; messages that follow stand where it stood. It comes back if the work goes on.
  void erase();

 private:
  std::string line(std::chrono::duration<double> elapsed) const;

  const present::Words& m_words;
  std::ostream& m_out;
  std::size_t m_columns;
  std::string m_label;
  std::uint64_t m_total;
  std::uint64_t m_done = 0;
  Clock m_clock;
  Time m_began;
  Time m_drawn;
  bool m_visible = false;
};

}  // namespace qixian::cli
