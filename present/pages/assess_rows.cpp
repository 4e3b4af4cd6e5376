#include "present/pages/assess_rows.hpp"

#include <fmt/format.h>

#include "present/language/words.hpp"

namespace qixian::present {
namespace {

using engine::Assessed;
using engine::Measures;
using engine::N_;

std::string text_of(const std::optional<int>& n) { return n ? std::to_string(*n) : ""; }

/// 1.2, -3.0; empty where one of the two is blank.
std::string change(const std::optional<double>& now, const std::optional<double>& before) {
  if (!now || !before) return "";
  const auto text = fmt::format("{:.1f}", (*now - *before) * 100);
  return text == "-0.0" ? "0.0" : text;
}

}  // namespace

std::string percent(const std::optional<double>& share) { return share ? fmt::format("{:.1f}", *share * 100) : ""; }

std::string flags_text(const Measures& m) {
  std::string out;
  for (const auto& [flag, cases] : m.flags) out += fmt::format("{}P{} ×{}", out.empty() ? "" : ", ", flag, cases);
  return out;
}

std::vector<AssessColumn> assess_columns(const Words& words) {
  return {{words.tr(N_("rank"))},
          {words.tr(N_("rank before")), true, true},
          {words.tr(N_("agency")), false},
          {words.tr(N_("requests received"))},
          {words.tr(N_("requests closed"))},
          {words.tr(N_("in time %"))},
          {words.tr(N_("change")), true, true},
          {words.tr(N_("median wd"))},
          {words.tr(N_("p90 wd"))},
          {words.tr(N_("requests extended"))},
          {words.tr(N_("suspended wd")), true, true},
          {words.tr(N_("overdue now"))},
          {words.tr(N_("flags")), false},
          {words.tr(N_("reviews"))},
          {words.tr(N_("corrected on review %")), true, true},
          {words.tr(N_("suits"))},
          {words.tr(N_("corrected in court %")), true, true}};
}

std::vector<std::string> assess_cells(const Words& words, const Assessed& a) {
  const auto& m = a.now;
  const auto n = [](std::int64_t number) { return std::to_string(number); };
  return {text_of(a.rank),
          text_of(a.rank_before),
          name_of(words, a),
          n(m.received),
          n(m.closed),
          percent(m.on_time()),
          change(m.on_time(), a.before.on_time()),
          text_of(m.used.quantile(0.5)),
          text_of(m.used.quantile(0.9)),
          n(m.extended),
          n(m.suspended),
          n(m.overdue),
          flags_text(m),
          n(m.reviews),
          percent(m.corrected_on_review()),
          n(m.suits),
          percent(m.corrected_in_court())};
}

std::string name_of(const Words& words, const Assessed& a) {
  return a.name.empty() ? words.tr(N_("all agencies")) : a.name;
}

Assessed together(const Words& words, const engine::Assessment& assessment) {
  Assessed all;
  all.name = words.tr(N_("all together"));
  all.now = assessment.all;
  all.before = assessment.all_before;
  return all;
}

}  // namespace qixian::present
