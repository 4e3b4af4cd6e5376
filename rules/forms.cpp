#include "rules/forms.hpp"

#include "embedded/qixian_rules.hpp"

namespace qixian::rules {
namespace {

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find(at, from), text.size());
    parts.emplace_back(text.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

/// Our own data files: no quotes, one header line.
std::vector<std::vector<std::string>> lines_of(std::string_view csv) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& line : split(csv, '\n')) {
    if (!line.empty()) rows.push_back(split(line, ','));
  }
  rows.erase(rows.begin());
  return rows;
}

CellSource source_of(const std::string& text) {
  CellSource source;
  const auto words = split(text, ' ');
  source.what = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto pair = split(words[i], '=');
    source.conditions.push_back({pair.at(0), split(pair.at(1), '|')});
  }
  return source;
}

Form make_form(std::string id, std::string_view rows, std::string_view sums) {
  Form form{std::move(id), {}, {}};
  for (const auto& row : lines_of(rows)) form.rows.push_back({row.at(0), row.at(1), row.at(2), source_of(row.at(3))});
  for (const auto& sum : lines_of(sums)) form.sums.push_back({sum.at(0), sum.at(1), split(sum.at(2), '+')});
  return form;
}

}  // namespace

const Form* find_form(std::string_view id) {
  static const Form form_2014 = make_form("2014", data::form_2014_csv, data::form_2014_sums_csv);
  return id == "2014" ? &form_2014 : nullptr;
}

std::string_view form_of_year(int year) { return year <= 2018 ? "2014" : year <= 2020 ? "2019" : "2021"; }

}  // namespace qixian::rules
