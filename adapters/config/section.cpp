#include "adapters/config/section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <numeric>

namespace qixian::adapters::config {

using engine::N_;
using engine::Text;

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

/// By edit distance; a third of the word may differ, of a short one half, of two letters nothing.
std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const auto& candidate : known) {
    std::vector<std::size_t> row(candidate.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 1; i <= word.size(); ++i) {
      auto diagonal = std::exchange(row[0], i);
      for (std::size_t j = 1; j <= candidate.size(); ++j) {
        const auto replaced = diagonal + (word[i - 1] != candidate[j - 1]);
        diagonal = row[j];
        row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
      }
    }
    // pasword is nearest to password_file: what follows the underscore may be forgotten.
    const auto stem = std::min(candidate.find('_'), candidate.size());
    const auto distance = std::min(row.back(), row[stem] + 1);
    if (distance < least && 2 * distance <= word.size() && word.size() > 2) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

Section::Section(const toml::table& table, std::string where, Findings& findings)
    : m_table(table), m_where(std::move(where)), m_findings(findings) {}

toml::source_position Section::position(std::string_view key) const {
  const auto* found = m_table.get(key);
  return found ? found->source().begin : m_table.source().begin;
}

void Section::fault(std::string_view key, Text message, Text hint) {
  const auto at = position(key);
  m_findings.faults.push_back(
      {static_cast<int>(at.line), static_cast<int>(at.column), std::move(message), std::move(hint)});
}

void Section::warn(std::string_view key, Text message, Text hint) {
  const auto at = position(key);
  m_findings.warnings.push_back(
      {static_cast<int>(at.line), static_cast<int>(at.column), std::move(message), std::move(hint)});
}

const toml::node* Section::node(std::string_view key) {
  if (std::ranges::find(m_known, key) == m_known.end()) m_known.emplace_back(key);
  return m_table.get(key);
}

void Section::wrong_type(std::string_view key, const char* wanted) {
  fault(key, {N_("{0} must be {1}"), {full(key), Text{wanted, {}}}});
}

std::optional<std::string> Section::text(std::string_view key) {
  const auto* found = node(key);
  if (!found) return std::nullopt;
  const auto value = found->value_exact<std::string>();
  if (!value) wrong_type(key, N_("a text in quotes"));
  return value;
}

std::string Section::required_text(std::string_view key) {
  const auto value = text(key);
  if (!has(key))
    fault(key, {N_("{0} is missing"), {full(key)}}, {N_("write it under [{0}]"), {m_where}});
  else if (value && value->empty())
    fault(key, {N_("{0} is empty"), {full(key)}});
  return value.value_or("");
}

std::string Section::choice(std::string_view key, std::string_view fallback,
                            const std::vector<std::string_view>& choices) {
  const auto value = text(key);
  if (!value) return std::string(fallback);
  if (std::ranges::find(choices, *value) != choices.end()) return *value;
  const std::vector<std::string> words(choices.begin(), choices.end());
  const auto meant = nearest(*value, words);
  fault(key, {N_("{0} can't be \"{1}\""), {full(key), *value}},
        meant.empty() ? Text{N_("one of: {0}"), {engine::as::a_code(joined(words))}}
                      : Text{N_("did you mean {0}?"), {meant}});
  return std::string(fallback);
}

int Section::number(std::string_view key, int fallback, int least, int most) {
  const auto* found = node(key);
  if (!found) return fallback;
  const auto value = found->value_exact<std::int64_t>();
  if (value && *value >= least && *value <= most) return static_cast<int>(*value);
  fault(key, {N_("{0} must be a whole number from {1} to {2}"), {full(key), least, most}});
  return fallback;
}

std::optional<rules::Day> Section::day(std::string_view key) {
  const auto* found = node(key);
  if (!found) {
    fault(key, {N_("{0} is missing"), {full(key)}}, {N_("write it as {0}"), {std::string(key) + " = 2026-12-01"}});
    return std::nullopt;
  }
  if (const auto value = found->value_exact<toml::date>())
    return rules::civil_day(value->year, value->month, value->day);
  wrong_type(key, N_("a day without quotes, as 2026-12-01"));
  return std::nullopt;
}

std::chrono::minutes Section::time_of_day(std::string_view key, std::chrono::minutes fallback) {
  const auto* found = node(key);
  if (!found) return fallback;
  if (const auto value = found->value_exact<toml::time>())
    return std::chrono::hours{value->hour} + std::chrono::minutes{value->minute};
  const auto value = found->value_exact<std::string>().value_or("");
  const auto digit = [&](std::size_t i) { return value[i] >= '0' && value[i] <= '9' ? value[i] - '0' : 100; };
  if (value.size() == 5 && value[2] == ':') {
    const int hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
    if ((hour < 24 && minute < 60) || (hour == 24 && minute == 0))
      return std::chrono::hours{hour} + std::chrono::minutes{minute};
  }
  wrong_type(key, N_("a time of day in quotes, as \"09:00\""));
  return fallback;
}

std::vector<std::string> Section::texts(std::string_view key) {
  const auto* found = node(key);
  std::vector<std::string> out;
  if (!found) return out;
  const auto* array = found->as_array();
  if (!array) wrong_type(key, N_("a list of texts, as [\"a\", \"b\"]"));
  for (std::size_t i = 0; array && i < array->size(); ++i) {
    if (auto value = (*array)[i].value_exact<std::string>())
      out.push_back(*std::move(value));
    else
      return wrong_type(key, N_("a list of texts, as [\"a\", \"b\"]")), out;
  }
  return out;
}

std::string Section::path(std::string_view key) {
  const auto value = text(key);
  return value && !value->empty() ? (std::filesystem::path(m_findings.folder) / *value).string() : "";
}

const toml::table* Section::table(std::string_view key) {
  const auto* found = node(key);
  if (found && !found->is_table()) wrong_type(key, N_("a table"));
  return found ? found->as_table() : nullptr;
}

void Section::each_table(std::string_view key,
                         const std::function<void(const toml::table&, const std::string&)>& visit) {
  const auto* found = node(key);
  if (!found) return;
  const auto* array = found->as_array();
  if (!array) return wrong_type(key, N_("a list of tables"));
  int n = 0;
  for (const auto& item : *array) {
    const auto name = fmt::format("{}[{}]", full(key), ++n);
    if (const auto* inner = item.as_table())
      visit(*inner, name);
    else
      return wrong_type(key, N_("a list of tables"));
  }
}

void Section::done() {
  for (const auto& [key, value] : m_table) {
    if (std::ranges::find(m_known, key.str()) != m_known.end()) continue;
    const auto at = key.source().begin;
    const auto meant = nearest(key.str(), m_known);
    auto known = m_known;
    std::ranges::sort(known);
    m_findings.faults.push_back(
        {static_cast<int>(at.line),
         static_cast<int>(at.column),
         {N_("{0} is not known"), {full(key.str())}},
         meant.empty() ? Text{N_("known here: {0}"), {joined(known)}} : Text{N_("did you mean {0}?"), {meant}}});
  }
}

}  // namespace qixian::adapters::config
