#pragma once
#include <doctest/doctest.h>

#include "engine/reminding/reminding.hpp"
#include "support/reminding_twin.hpp"

namespace qixian::tests {

using namespace engine;

/// Who gets what is sent, and holds it against what is true: what comes must be true when it comes, and nobody is left
/// with a day that is true no longer.
class Receiver {
 public:
  /// What is true for now; nothing where nobody sends today.
  void learn(const RemindingTwin& twin, Day today, const WorkCalendar& calendar, bool sends);
  void take_in(const Delivery& delivery);
  void check_beliefs();
  /// At the end: all that was ever true arrived, and nothing else.
  void check_all() const;

  std::size_t reminders() const { return m_got.size(); }
  int changes = 0;   ///< told
  int repeated = 0;  ///< keys that came again and were dropped

 private:
  struct Belief {
    std::string group, kind, due;
  };
  std::string running_to(const std::string& group) const;

  std::set<std::string> m_true, m_expected, m_got, m_told;
  std::map<std::string, Day> m_running;
  std::map<std::string, Belief> m_beliefs;
};

}  // namespace qixian::tests
