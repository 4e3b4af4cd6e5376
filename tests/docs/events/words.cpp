#include "docs/events/words.hpp"

#include <istream>
#include <stdexcept>

namespace qixian::tests {
namespace {

using Pair = std::pair<std::string, std::string>;

Pair parted(const std::string& line, const std::string& by) {
  const auto at = line.find(by);
  if (at == line.npos) throw std::runtime_error("events.words: no \"" + by + "\" in: " + line);
  return {line.substr(0, at), line.substr(at + by.size())};
}

}  // namespace

Words read_words(std::istream& in) {
  Words words;
  StreamWords* stream = nullptr;
  EventWords* event = nullptr;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with("= ")) {
      auto [kind, what] = parted(line.substr(2), " | ");
      stream = &words.streams[kind];
      stream->what = std::move(what);
      event = nullptr;
    } else if (line.starts_with("- ") && stream) {
      auto [type, what] = parted(line.substr(2), " | ");
      event = &stream->events[type];
      event->what = std::move(what);
    } else if (line.starts_with("> ") && event) {
      event->examples.push_back(line.substr(2));
    } else {
      (event ? event->fields : words.fields).insert(parted(line, ": "));
    }
  }
  return words;
}

}  // namespace qixian::tests
