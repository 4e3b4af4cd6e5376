#include "engine/store/rows/case_group.hpp"

namespace qixian::engine {

When when(std::optional<rules::Day> day, const Period& period) {
  if (!day) return When::never;
  return *day < period.from ? When::before : *day <= period.to ? When::within : When::after;
}

bool concerns(const CaseGroup& g) {
  if (g.what == CaseGroup::complaint) return g.begun == When::within;
  if (g.begun == When::never) return g.ended == When::within;
  return g.begun != When::after && g.ended != When::before;
}

std::vector<CaseGroup> groups_of(const CaseRow& row, const Period& period) {
  std::vector<CaseGroup> out(1 + row.reopenings.size() + row.remedies.size() + row.complaints.size());
  auto at = out.begin();
  at->agency = row.agency;
  at->kind = row.applicant_kind;
  at->answer = row.first_answer;
  at->channel = row.channel;
  at->law = row.law;
  at->timing = code_of(row.first_timing);
  at->reopened = row.reopened;
  at->several_items = row.several_items;
  at->joint = row.joint;
  at->resumed = row.resumed;
  at->begun = when(row.received_on, period);
  at->ended = when(row.first_closed_on, period);
  for (const auto& again : row.reopenings) {
    *++at = out.front();
    at->answer = again.answer;
    at->timing = code_of(again.timing);
    at->begun = when(again.received_on, period);
    at->ended = when(again.closed_on, period);
  }
  for (const auto& remedy : row.remedies) {
    (++at)->what = CaseGroup::remedy;
    at->agency = row.agency;
    at->kind = code_of(remedy.kind);
    at->answer = code_of(remedy.result);
    at->begun = when(remedy.filed_on, period);
    at->ended = when(remedy.closed_on, period);
  }
  for (const auto& day : row.complaints) {
    (++at)->what = CaseGroup::complaint;
    at->agency = row.agency;
    at->begun = when(day, period);
  }
  return out;
}

}  // namespace qixian::engine
