#pragma once
#include <string>
#include <string_view>

#include "engine/store/ports/bookmark.hpp"

namespace qixian::engine {

/// Small facts about the store itself (the rules' version of the projections, the calendar's revision).
class SmallFacts {
 public:
  virtual ~SmallFacts() = default;
  virtual std::string meta(std::string_view key) const = 0;  ///< "" when not set
  virtual void set_meta(std::string_view key, std::string_view value) = 0;
};

/// A number among them; 0 when not set. @throws StoreFailure "corrupt" for anything else
std::int64_t meta_number(const SmallFacts& facts, std::string_view key);

/// A bookmark that was kept among them. @throws StoreFailure "corrupt"
Bookmark meta_bookmark(const SmallFacts& facts, std::string_view key);

}  // namespace qixian::engine
