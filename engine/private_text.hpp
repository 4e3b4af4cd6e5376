#pragma once
#include <string>

namespace qixian::engine {

/// Personal data: the value stands in a side table of the store, the event carries its key and a salted hash only.
struct PrivateText {
  std::string value;  ///< empty when erased, or not read
  std::string key = {};
  std::string hash = {};
  bool operator==(const PrivateText&) const = default;
  bool empty() const { return value.empty() && key.empty(); }
};

}  // namespace qixian::engine
