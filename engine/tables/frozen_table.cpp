#include "engine/tables/frozen_table.hpp"

#include <algorithm>

#include "engine/base/described.hpp"
#include "rules/split.hpp"

namespace qixian::engine {
namespace {

bool same(const Return* a, const Return* b) {
  if (!a || !b) return a == b;
  const auto figures = [](const Return& r) { return described::to_json(r.fact); };
  return figures(*a) == figures(*b);
}

/// In which of the cells a case was counted then and is not now, or the other way round.
std::optional<ChangedCase> change_of(const OfficialTable& now, std::span<const std::size_t> cells,
                                     const std::optional<CaseRow>& then, const std::optional<CaseRow>& row) {
  ChangedCase out{row ? *row : *then, {}, {}};
  for (const auto cell : cells) {
    const auto count = [&](const std::optional<CaseRow>& r) {
      return r ? count_in(*now.query.form, cell, *r, now.query.period) : 0;
    };
    const auto before = count(then), after = count(row);
    if (before > after) out.lost.push_back(cell);
    if (before < after) out.gained.push_back(cell);
  }
  if (out.lost.empty() && out.gained.empty()) return std::nullopt;
  return out;
}

/// Agencies moved or merged since: cases without a new act count elsewhere.
bool tree_changed(const Records& then, const Records& now) {
  return std::ranges::any_of(now.agencies().all(), [&](auto& a) {
    return then.agencies().find(a.first) && then.has(a.first) != now.has(a.first);
  });
}

Result<void> lists_are_sound(const Office& office) {
  const auto differing = cases_that_differ(office.store(), *office.kinds().front(), office.calendar());
  if (differing.empty()) return {};
  return refuse("lists_differ",
                {N_("the list of cases is not what their events make: {0} differ, the first is {1}"),
                 {differing.size(), differing.front()}},
                {N_("somebody changed the file, or it is damaged: run {0}, then {1}"),
                 {as::an_act("verify"), as::an_act("rebuild")}});
}

}  // namespace

std::string content_of(const rules::FilledTable& table) {
  std::string out;
  for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
    if (!table.cells[cell]) continue;
    const auto [row, nth] = table.form->place(cell);
    out += row->id + "\t" + table.form->column(*row, nth).name + "\t" + table.cells[cell]->text() + "\n";
  }
  return out;
}

std::optional<rules::FilledTable> table_of(const FrozenTable& frozen) {
  const auto* form = rules::find_form(frozen.form);
  if (!form) return std::nullopt;
  rules::FilledTable table(*form);
  for (const auto line : rules::split(frozen.content, '\n')) {
    const auto parts = rules::split(line, '\t');
    const auto cell = parts.size() == 3 ? form->cell(parts[0], parts[1]) : std::nullopt;
    if (cell) table.cells[*cell] = rules::Figure::parse(parts[2]);
  }
  return table;
}

std::vector<std::string> without_place(const FrozenTable& frozen) {
  std::vector<std::string> out;
  const auto* form = rules::find_form(frozen.form);
  for (const auto line : rules::split(frozen.content, '\n')) {
    const auto parts = rules::split(line, '\t');
    if (!form || parts.size() != 3 || form->cell(parts[0], parts[1])) continue;
    out.push_back(std::string(parts[0]) + "," + std::string(parts[1]) + " " + std::string(parts[2]));
  }
  return out;
}

std::optional<FrozenTable> frozen_of(const Office& office, const TableQuery& q) {
  return office.store().frozen(q.form->id, q.root, q.period);
}

std::optional<Published> published_of(const Office& office, const OfficialTable& now) {
  if (now.query.then()) return std::nullopt;
  auto frozen = frozen_of(office, now.query);
  if (!frozen) return std::nullopt;
  const auto table = table_of(*frozen);
  return Published{std::move(*frozen), table ? rules::differing_cells(*table, now.table) : std::vector<std::size_t>{}};
}

Result<FrozenTable> freeze_table(Office& office, const TableQuery& q, const Actor& by, bool again) {
  if (auto mine = office.may(by, "table.freeze", {{}, q.root}); !mine) return tl::unexpected(std::move(mine.error()));
  if (office.today() <= q.period.to)
    return refuse("not_over", {N_("the period is not over before {0} has ended"), {q.period.to}},
                  {N_("freeze it when it is over and the table is published"), {}});
  const auto transaction = office.begin();
  if (const auto earlier = frozen_of(office, q); earlier && !again)
    return refuse("already_frozen", {N_("this table was frozen at {0} by {1}"), {earlier->frozen_at, earlier->by}},
                  {N_("for a table that was published anew: {0}"), {as::a_field("again")}});
  if (auto sound = lists_are_sound(office); !sound) return tl::unexpected(std::move(sound.error()));
  const auto table = make_table(office, q);
  if (!table) return tl::unexpected(table.error());
  auto kept = office.store().freeze({q.form->id, q.root, q.period, content_of(table->table), office.store().heads(),
                                     office.timestamp(), by, "", true});
  if (auto done = anchor_table(office.store(), kept, office.today(), office.timestamp(), by); !done)
    return tl::unexpected(std::move(done.error()));
  transaction->commit();
  return kept;
}

Result<Changes> changes_since(const Office& office, const FrozenTable& frozen, const OfficialTable& now) {
  Changes out;
  const auto published = table_of(frozen);
  if (!published) return out;
  out.cells = rules::differing_cells(*published, now.table);
  if (out.cells.empty()) return out;
  auto query = now.query;
  query.until = frozen.head.bookmark();
  const Records then(office, query), today(office, now.query);
  for (const auto& body : now.bodies) {
    const auto* before = then.has(body.agency) ? then.returns().find(body.agency, query.year()) : nullptr;
    if (!same(before, body.filed)) out.returns.push_back(body.agency);
  }
  Result<void> read;
  const bool moved = tree_changed(then, today);
  const auto published_at = frozen.head.bookmark();
  office.store().each_stream("request", [&](StreamId id, std::span<const EventRecord> records) {
    if (!read || (!moved && !records.back().is_behind(published_at))) return;
    auto before = then.row_of(id, records), after = today.row_of(id, records);
    if (!before || !after) {
      read = tl::unexpected(before ? after.error() : before.error());
      return;
    }
    if (*before && !then.has((*before)->agency)) before->reset();
    if (*after && !today.has((*after)->agency)) after->reset();
    if (!*before && !*after) return;
    if (auto change = change_of(now, out.cells, *before, *after)) out.cases.push_back(std::move(*change));
  });
  if (!read) return tl::unexpected(read.error());
  office.store().each_stream("complaint", [&](StreamId id, std::span<const EventRecord> records) {
    if (!read) return;
    const auto before = then.complaint_row(id, records), after = today.complaint_row(id, records);
    if (!before || !after) {
      read = tl::unexpected(before ? after.error() : before.error());
      return;
    }
    if (before->has_value() == after->has_value()) return;
    ChangedCase change{*after ? **after : **before, {}, {}};
    for (const auto cell : out.cells)
      if (complaints_in(*now.query.form, {&cell, 1}, change.row) > 0)
        (*after ? change.gained : change.lost).push_back(cell);
    if (!change.gained.empty() || !change.lost.empty()) out.cases.push_back(std::move(change));
  });
  if (!read) return tl::unexpected(read.error());
  return out;
}

}  // namespace qixian::engine
