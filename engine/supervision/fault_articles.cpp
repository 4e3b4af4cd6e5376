#include "engine/supervision/fault_articles.hpp"

#include <algorithm>

#include "rules/statutes.hpp"
#include "rules/yearly_days.hpp"

namespace qixian::engine {
namespace {

using rules::Law;

/// The duty behind a flag. Where it is a rule of counting or the law of the remedies, the
/// column is empty: a notice cites no article that the agency did not break.
struct Duty {
  std::string_view flag, r07, r19;
};
// clang-format off
constexpr Duty duties[] = {
  {"P1",  "R07 art 24",    "R19 art 33"},
  {"P2",  "R07 art 24",    "R19 art 31(3)"},
  {"P3",  "R07 art 24",    "R19 art 33"},
  {"P4",  "R07 art 24",    "R19 art 33"},
  {"P5",  "R07 art 24",    "R19 art 33"},
  {"P6",  "R07 art 24",    "R19 art 31"},
  {"P7",  "R07 art 21(4)", "R19 art 30"},
  {"P8",  "R07 art 21(4)", "R19 art 30"},
  {"P9",  "R07 art 21",    "R19 art 36"},
  {"P10", "R07 art 24",    "R19 art 33"},
  {"P11", "R07 art 21",    "R19 art 36"},
  {"P13", "R07 art 23",    "R19 art 32"},
  {"P14", "R07 art 22",    "R19 art 37"},
  {"P15", "R07 art 21(3)", "R19 art 36"},
  {"P17", "R07 art 27",    "R19 art 42"},
  {"P18", "R07 art 14",    "R19 art 17"},
  {"P21", "",              "R19 art 35"},
  {"P22", "R07 art 21(4)", "R19 art 30"},
  {"P23", "",              "R19 art 36(6)"},
  {"P24", "R07 art 14",    "R19 art 17"},
  {"P25", "R07 art 23",    "R19 art 32"},
  {"P26", "国办公开办函〔2016〕235号", "国办公开办函〔2016〕235号"},
};
// clang-format on

Law law_of(const CaseRow& row) {
  if (row.law.empty()) return rules::governing(row.received_on.value_or(row.submitted_on));
  return row.law == rules::code_of(Law::r07) ? Law::r07 : Law::r19;
}

}  // namespace

// R19 art 46: assessment (考核); art 47: what is not as required is put right (督促整改). R07 art 29: assessment; it
// has no sentence on putting right but art 35's order of the agency above.
std::vector<std::string> supervising_articles(Day notice) {
  if (rules::governing(notice) == Law::r07) return {"R07 art 29"};
  return {"R19 art 46", "R19 art 47"};
}

std::string sanction_article(Day notice) { return rules::governing(notice) == Law::r07 ? "R07 art 35" : "R19 art 53"; }

std::vector<std::string> articles_of(const Fault& fault) {
  const auto law = law_of(fault.row);
  std::vector<std::string> out;
  const auto add = [&](std::string_view article) {
    if (!article.empty() && std::ranges::find(out, article) == out.end()) out.emplace_back(article);
  };
  if (fault.overdue || fault.late) add(rules::reply_rule(law).article);
  for (const auto& flag : fault.unexplained) {
    const auto duty = std::ranges::find(duties, flag.id, &Duty::flag);
    if (duty != std::end(duties)) add(law == Law::r07 ? duty->r07 : duty->r19);
  }
  return out;
}

std::string article_of(const ReportFault& fault) {
  const auto when = rules::yearly_day("annual_report.agency", fault.year + 1).article;
  if (fault.flag == 20) return std::string(when);
  return when.starts_with("R07") ? "R07 art 32" : "R19 art 50";  // what a report holds
}

}  // namespace qixian::engine
