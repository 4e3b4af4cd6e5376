#include "engine/tables/table_notes.hpp"

#include <algorithm>

namespace qixian::engine {
namespace {

std::string names_with(const OfficialTable& table, std::string_view standing) {
  std::string names;
  for (const auto& body : table.bodies) {
    if (body.standing == standing) (names += names.empty() ? "" : "、") += body.name;
  }
  return names;
}

void note_bodies(OfficialTable& t) {
  if (!t.query.whole_year()) return;
  const auto add = [&](const char* id, const std::string& names) {
    if (!names.empty()) t.notes.push_back({id, {names}});
  };
  add(N_("not reported: {0}"), names_with(t, "none"));
  add(N_("nothing to report (nil return): {0}"), names_with(t, "nil"));
  std::string contradicted;
  for (const auto& body : t.bodies) {
    if (body.standing == "nil" && body.cases) (contradicted += contradicted.empty() ? "" : "、") += body.name;
  }
  add(N_("a nil return, but cases are on record: {0}"), contradicted);
}

/// Two forms of one year have cells of the same names, and others: what is compared or left out is told.
void note_forms(OfficialTable& t) {
  const auto& form = *t.query.form;
  if (!t.query.whole_year()) return;
  if (auto other = other_form(t.query)) t.notes.push_back(std::move(*other));
  for (const auto& body : t.bodies) {
    if (!body.filed) continue;
    const auto lost = figures_without_place(form, body.filed->fact);
    if (lost > 0)
      t.notes.push_back({N_("{0}: {1} figures of its return (form {2}) have no place in this table, form {3}"),
                         {body.name, lost, body.filed->fact.form, form.id}});
  }
}

/// A tree is counted as it stands at the period's end: what came to it or left it meanwhile is told.
void note_moves(OfficialTable& t, const Records& records) {
  const auto& q = t.query;
  for (const auto& [id, agency] : records.agencies().all()) {
    for (const auto& [on, parent] : agency.parents) {
      if (on <= std::max(q.period.from, agency.since()) || on > q.tree_day() || !q.root) continue;
      const bool before = records.agencies().is_under(id, q.root, on - rules::Days{1});
      if (before == records.has(id)) continue;
      t.notes.push_back({before ? N_("{0} left on {1}: none of its cases is counted here")
                                : N_("{0} came in on {1}: all its cases of the period are counted here"),
                         {agency.name_on(q.tree_day()), on}});
    }
  }
}

}  // namespace

std::optional<Text> other_form(const TableQuery& query) {
  const auto year = rules::year_of(query.period.to);
  const auto* wanted = query.whole_year() ? rules::form_of_year(year) : nullptr;
  if (!wanted || wanted == query.form) return std::nullopt;
  return Text{N_("the year {0} is reported on form {1}, and this is form {2}"), {year, wanted->id, query.form->id}};
}

void add_notes(OfficialTable& table, const Records& records) {
  note_bodies(table);
  note_forms(table);
  note_moves(table, records);
}

}  // namespace qixian::engine
