#include "rules/report_words.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "embedded/qixian_rules.hpp"
#include "rules/split.hpp"

namespace qixian::rules {
namespace {

Words words_of(const std::string& text) {
  Words words;
  for (const auto& group : split<std::string>(text, ' ')) {
    if (group.starts_with('!'))
      words.forbidden.push_back(group.substr(1));
    else
      words.groups.push_back(split<std::string>(group, '|'));
  }
  return words;
}

ReportItem item_of(const Form& form, const std::vector<std::string>& cells) {
  constexpr std::string_view some_of = "<= ";
  const bool at_most = cells[4].starts_with(some_of);
  return {cells[2], words_of(cells[3]),       cell_sum(form, cells[4].substr(at_most ? some_of.size() : 0)),
          at_most,  cell_sum(form, cells[5]), cells[6]};
}

ReportWords read(const Form& form) {
  ReportWords all;
  for (const auto& line : split<std::string>(data::report_words_csv, '\n')) {
    if (line.starts_with('#')) continue;
    auto cells = split<std::string>(line, ',');
    cells.resize(7);
    const auto forms = split<std::string>(cells[1], '|');
    if (std::ranges::find(forms, form.id) == forms.end()) continue;
    if (cells[0] == "skip")
      all.skipped.push_back(words_of(cells[2]));
    else if (cells[0] == "topic")
      all.topics.push_back({cells[2], words_of(cells[3])});
    else if (cells[0] == "item")
      all.items.push_back(item_of(form, cells));
    else if (cells[0] == "column")
      all.columns.push_back({cells[2], words_of(cells[3]), split<std::string>(cells[4], '|')});
    else
      throw std::logic_error("report_words.csv is broken at: " + line);
  }
  return all;
}

}  // namespace

CellSum cell_sum(const Form& form, const std::string& text) {
  CellSum sum;
  bool minus = false;
  for (const auto& word : split<std::string>(text, ' ')) {
    if (word == "+" || word == "-") {
      minus = word == "-";
      continue;
    }
    const auto at = std::min(word.find('@'), word.size());
    const auto cell = form.cell(word.substr(0, at), at < word.size() ? word.substr(at + 1) : "");
    if (!cell) throw std::logic_error("words of reports: form " + form.id + " has no cell " + word);
    sum.terms.push_back({*cell, minus, false});
  }
  return sum;
}

bool Words::fit(std::string_view text) const {
  const auto stands = [text](const std::string& word) {
    const auto arrow = word.find('>');
    const auto first = text.find(word.substr(0, arrow));
    return arrow == word.npos || first == text.npos ? first != text.npos
                                                    : text.find(word.substr(arrow + 1), first + arrow) != text.npos;
  };
  return std::ranges::none_of(forbidden, stands) &&
         std::ranges::all_of(groups, [&](const auto& group) { return std::ranges::any_of(group, stands); });
}

const ReportWords& report_words(const Form& form) {
  static const auto all = [] {
    std::map<std::string, ReportWords, std::less<>> by_form;
    for (const auto& one : forms()) by_form[one.id] = read(one);
    return by_form;
  }();
  return all.at(form.id);
}

}  // namespace qixian::rules
