#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "present/language/words.hpp"
#include "rules/civil_date.hpp"
#include "rules/coded.hpp"

/// What stands in the store and in messages as a code, as a reader of the chosen language knows it.
namespace qixian::present {

using rules::Day;

/// ISO in English, 2026年11月22日 (周日) in Chinese running text.
std::string day_text(const Words& words, Day day);
std::string or_dash(const std::optional<Day>& day);
/// 1,080 yuan.
std::string sum_text(const Words& words, int yuan);
/// R19 art 33, or 《政府信息公开条例》第三十三条; what is no article stays as it is.
std::string article_text(const Words& words, std::string_view article);
/// The same for the id of a rule (r19.art33.reply), as the steps of a deadline carry it. English keeps the id.
std::string rule_text(const Words& words, std::string_view id);
/// A code that an option or a column takes: in_person, count, upheld …; the code where there is no word for it.
std::string choice_text(const Words& words, std::string_view code);
template <rules::Coded E>
std::string choice_text(const Words& words, E code) {
  return choice_text(words, rules::code_of(code));
}
/// A state, step, effect or condition of the machines; English keeps the code.
std::string machine_text(const Words& words, std::string_view code);
template <rules::Coded E>
std::string machine_text(const Words& words, E code) {
  return machine_text(words, rules::code_of(code));
}
/// A blank of a sentence, filled: a day, an article and a code in the language's own way (English keeps them), a field,
/// a view and an act as the front door has them.
std::string argument_text(const Words& words, const engine::Argument& argument);

}  // namespace qixian::present
