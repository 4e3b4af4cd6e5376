#pragma once
#include <vector>

#include "cli/context.hpp"

namespace qixian::cli {

/// The agency that a name means. @param command that is refused  @returns nothing after the refusal has been told
std::optional<engine::StreamId> agency_named(Context& x, const std::string& name, const std::string& command);
/// The same for a list of cases: with it those of the same name that were merged into it, which keep their cases. Empty
/// after the refusal has been told.
std::vector<engine::StreamId> agencies_named(Context& x, const std::string& name, const std::string& command);

/// What a list is asked for: one agency, by the filter itself; of several the rows are looked at one by one.
class AgencyChoice {
 public:
  /// @returns false after the refusal has been told
  template <class Filter>
  bool narrow(Context& x, const std::string& name, const std::string& command, Filter& filter) {
    if (name.empty()) return true;
    m_wanted = agencies_named(x, name, command);
    if (m_wanted.size() == 1) filter.agency = m_wanted.front();
    return !m_wanted.empty();
  }
  bool has(engine::StreamId agency) const;

 private:
  std::vector<engine::StreamId> m_wanted;  ///< empty: all
};

}  // namespace qixian::cli
