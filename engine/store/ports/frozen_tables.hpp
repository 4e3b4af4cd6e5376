#pragma once
#include <functional>

#include "engine/store/ports/log.hpp"
#include "engine/store/rows/case_row.hpp"

namespace qixian::engine {

/// A table as it was published.
struct FrozenTable {
  std::string form;
  StreamId agency = 0;  ///< its root; 0: all agencies
  Period period{};
  std::string content;    ///< as its CSV
  Heads head;             ///< the last events behind it
  std::string frozen_at;  ///< UTC
  std::string by;
  std::string hash;     ///< over all that stands above, 64 hex digits
  bool intact = true;   ///< whether it still has that hash
  std::int64_t id = 0;  ///< in the order in which they were frozen
};

/// Tables as they were published; no projection.
class FrozenTables : public Viewed {
 public:
  using Visit = std::function<void(const FrozenTable&)>;

  /// Keeps it for good; its hash is made here. @returns it with its hash
  virtual FrozenTable freeze(FrozenTable table) = 0;
  /// The last one of a period, form and agency.
  virtual std::optional<FrozenTable> frozen(std::string_view form, StreamId agency, const Period& period) const = 0;
  /// Those behind that id, in order, at most `limit`; fewer: there are no more.
  virtual std::vector<FrozenTable> frozen_after(std::int64_t id, std::size_t limit) const = 0;

  /// In the order in which they were frozen.
  void each_frozen(const Visit& visit) const;
};

}  // namespace qixian::engine
