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
  FlagId flag;
  std::string_view r07, r19;
};
// clang-format off
constexpr Duty duties[] = {
  {FlagId::p1,  "R07 art 24",    "R19 art 33"},
  {FlagId::p2,  "R07 art 24",    "R19 art 31(3)"},
  {FlagId::p3,  "R07 art 24",    "R19 art 33"},
  {FlagId::p4,  "R07 art 24",    "R19 art 33"},
  {FlagId::p5,  "R07 art 24",    "R19 art 33"},
  {FlagId::p6,  "R07 art 24",    "R19 art 31"},
  {FlagId::p7,  "R07 art 21(4)", "R19 art 30"},
  {FlagId::p8,  "R07 art 21(4)", "R19 art 30"},
  {FlagId::p9,  "R07 art 21",    "R19 art 36"},
  {FlagId::p10, "R07 art 24",    "R19 art 33"},
  {FlagId::p11, "R07 art 21",    "R19 art 36"},
  {FlagId::p13, "R07 art 23",    "R19 art 32"},
  {FlagId::p14, "R07 art 22",    "R19 art 37"},
  {FlagId::p15, "R07 art 21(3)", "R19 art 36"},
  {FlagId::p17, "R07 art 27",    "R19 art 42"},
  {FlagId::p18, "R07 art 14",    "R19 art 17"},
  {FlagId::p21, "",              "R19 art 35"},
  {FlagId::p22, "R07 art 21(4)", "R19 art 30"},
  {FlagId::p23, "",              "R19 art 36(6)"},
  {FlagId::p24, "R07 art 14",    "R19 art 17"},
  {FlagId::p25, "R07 art 23",    "R19 art 32"},
  {FlagId::p26, "国办公开办函〔2016〕235号", "国办公开办函〔2016〕235号"},
};
// clang-format on

Law law_of(const CaseRow& row) {
  if (row.law.empty()) return rules::governing(row.received_on.value_or(row.submitted_on));
  return rules::coded<Law>(row.law);
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
