#pragma once
#include <map>
#include <string>

namespace qixian::tests {

/// The program's own lists of codes, by the names that events.words calls them by.
std::map<std::string, std::string> code_lists();

/// `text` with each {name} filled.
std::string filled(std::string text, const std::map<std::string, std::string>& lists);

}  // namespace qixian::tests
