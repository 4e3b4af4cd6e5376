#pragma once
#include <span>
#include <string_view>

#include "rules/civil_date.hpp"
#include "rules/coded.hpp"

namespace qixian::rules {

/// The regulation that governs a request: the one in force on its receipt date (R19 has no transition clause).
/// R07 = 政府信息公开条例 (国务院令第492号), R19 = its revision (国务院令第711号).
enum class Law { r07, r19 };

Law governing(Day received_on);
constexpr auto words_of(Law) { return words<Law>({{Law::r07, "R07"}, {Law::r19, "R19"}}); }

enum class Unit { working_days, calendar_days, months };

/// One rule, one row: a length of time stands here and nowhere else.
struct Rule {
  std::string_view id;          ///< r19.art33.reply
  std::string_view article;     ///< R19 art 33
  std::string_view article_zh;  ///< 《政府信息公开条例》第三十三条
  int length;
  Unit unit;
  std::string_view starts;  ///< the trigger, day zero
  std::string_view effect;  ///< what its passing, or its step, does
  Day from;                 ///< the first day that the row holds
  Day until;                ///< the last day
};

std::span<const Rule> statutes();
/// @throws std::out_of_range for an id that no row has (a programming error)
const Rule& rule(std::string_view id);
/// The row of a family ("rev.decide", "lit.direct") that holds on this day; the earliest row for days before all.
const Rule& rule_on(std::string_view family, Day day);

inline const Rule& reply_rule(Law law) { return rule(law == Law::r07 ? "r07.art24.reply" : "r19.art33.reply"); }
inline const Rule& extension_rule(Law law) {
  return rule(law == Law::r07 ? "r07.art24.extension" : "r19.art33.extension");
}

}  // namespace qixian::rules
