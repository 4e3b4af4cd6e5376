#pragma once
#include "engine/store/ports/log.hpp"

namespace qixian::engine {

/// Personal data, beside the log (a name, an address, the words of a request).
class PrivateTexts {
 public:
  virtual ~PrivateTexts() = default;
  /// Stores `value` under a key of the stream with a fresh salt; what stood under that key before is forgotten.
  /// @returns the salted hash that goes into the event
  virtual std::string seal(StreamId stream, std::string_view key, std::string_view value) = 0;
  /// Nothing when it was erased or never there.
  virtual std::optional<std::string> unseal(StreamId stream, std::string_view key) const = 0;
  /// Forgets value and salt of every text of the stream; the chain stays valid. @returns how many
  virtual int erase_private(StreamId stream) = 0;
  /// Whether what was erased may still stand in what the store writes beside itself, because somebody was reading. Each
  /// later transaction tries to take it out.
  virtual bool is_erasure_pending() const = 0;
};

}  // namespace qixian::engine
