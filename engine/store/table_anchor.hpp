#pragma once
#include <boost/describe.hpp>

#include "engine/base/days.hpp"
#include "engine/store/ports.hpp"

namespace qixian::engine {

// clang-format off
/// Anchors a published table in the chain: a table that was changed, taken away or doubled in the file is seen.
struct TableFrozen { static constexpr const char* type = "table_frozen";
  std::string form; std::int64_t agency = 0; Day from; Day to; std::string hash; };
BOOST_DESCRIBE_STRUCT(TableFrozen, (), (form, agency, from, to, hash))
// clang-format on

/// All anchors stand in one stream. Inside the caller's transaction.
Result<void> anchor_table(Log& log, const FrozenTable& t, Day on, const std::string& recorded_at,
                          const std::string& by);
/// Anchors the tables that older editions froze; inside the caller's transaction.
Result<void> anchor_frozen(Store& store, const std::string& recorded_at, Day today);

}  // namespace qixian::engine
