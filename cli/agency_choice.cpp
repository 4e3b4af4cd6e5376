#include "cli/agency_choice.hpp"

#include <algorithm>

namespace qixian::cli {

std::optional<engine::StreamId> agency_named(Context& x, const std::string& name, const std::string& command) {
  const auto id = x.office()->agencies().the_one(name);
  if (id) return *id;
  auto error = id.error();
  error.command = command;
  x.fail(error);
  return std::nullopt;
}

std::vector<engine::StreamId> agencies_named(Context& x, const std::string& name, const std::string& command) {
  const auto id = agency_named(x, name, command);
  if (!id) return {};
  const auto& book = x.office()->agencies();
  auto out = book.bearing(name);
  const auto stands_apart = [&](auto other) { return other != *id && book.find(other)->merged_into != *id; };
  std::erase_if(out, stands_apart);
  return out;
}

bool AgencyChoice::has(engine::StreamId agency) const {
  return m_wanted.size() < 2 || std::ranges::find(m_wanted, agency) != m_wanted.end();
}

}  // namespace qixian::cli
