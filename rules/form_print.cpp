#include "rules/form_print.hpp"

#include <algorithm>

#include "embedded/qixian_rules.hpp"

namespace qixian::rules {
namespace {

/// The next piece of the text up to the mark, which is taken off with it.
std::string_view take(std::string_view& text, char mark) {
  const auto piece = text.substr(0, text.find(mark));
  text.remove_prefix(std::min(piece.size() + 1, text.size()));
  return piece;
}

}  // namespace

TablePrint table_print(const Form& form, std::string_view table) {
  const auto file = "form_" + form.id + ".csv";
  for (auto [name, text] : data::all()) {
    while (name == file && !text.empty()) {
      auto line = take(text, '\n');
      if (take(line, ',') != "corner" || take(line, ',') != table) continue;
      const auto corner = take(line, ',');
      return {std::string(corner), std::string(line)};
    }
  }
  return {};
}

}  // namespace qixian::rules
