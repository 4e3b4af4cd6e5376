#pragma once
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace qixian::tests {

/// What events.words says of an event.
struct EventWords {
  std::string what;
  std::map<std::string, std::string> fields;
  std::vector<std::string> examples;
};
struct StreamWords {
  std::string what;
  std::map<std::string, EventWords> events;  ///< by type
};
struct Words {
  std::map<std::string, std::string> fields;   ///< of every event
  std::map<std::string, StreamWords> streams;  ///< by kind
};

/// @throws std::runtime_error for a line that is none of its kinds
Words read_words(std::istream& in);

}  // namespace qixian::tests
