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

std::string_view text_of(const Form& form) {
  const auto file = "form_" + form.id + ".csv";
  for (const auto& [name, text] : data::all())
    if (name == file) return text;
  return {};
}

}  // namespace

TablePrint table_print(const Form& form, std::string_view table) {
  TablePrint print;
  for (auto text = text_of(form); !text.empty();) {
    auto line = take(text, '\n');
    const auto kind = take(line, ',');
    if ((kind != "corner" && kind != "share") || take(line, ',') != table) continue;
    const auto head = take(line, ',');
    if (kind == "corner") {
      print.corner = head;
      print.unit_head = line;
    } else {
      print.share_head = head;
      print.whole = form.row(line);
    }
  }
  return print;
}

std::string filler_head(const Form& form) {
  for (auto text = text_of(form); !text.empty();) {
    auto line = take(text, '\n');
    if (take(line, ',') == "filler") return std::string(line);
  }
  return {};
}

}  // namespace qixian::rules
