#pragma once
#include <array>
#include <boost/json/fwd.hpp>
#include <span>
#include <string>
#include <string_view>

#include "engine/machine/fired.hpp"
#include "present/language/words.hpp"

/// The life of requests, reviews, remedies and publications, as the machines have it.
namespace qixian::present {

namespace json = boost::json;

struct Machine {
  const char* title;  ///< to be translated
  std::span<const engine::Row> rows;
  bool typed = false;  ///< driven by what is typed; the others by words of their own
};
std::array<Machine, 5> machines();
std::string command_text(const Words& words, const Machine& machine, std::string_view command);

json::array machines_json();
/// Drawings for a page in Markdown.
std::string mermaid_text(const Words& words);

}  // namespace qixian::present
