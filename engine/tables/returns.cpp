#include "engine/tables/returns.hpp"

#include <algorithm>

#include "engine/base/described.hpp"

namespace qixian::engine {

void ReturnBook::add(std::span<const EventRecord> events) {
  for (const auto& e : events) {
    const auto fact = described::from_json<std::variant<ReturnFiled>>(e.type, e.data);
    if (!fact) continue;
    const auto& filed = std::get<ReturnFiled>(*fact);
    m_returns[{filed.year, filed.agency}] = {filed, e.happened_on, e.by};
  }
}

const Return* ReturnBook::find(StreamId agency, int year) const {
  const auto found = m_returns.find({year, agency});
  return found == m_returns.end() ? nullptr : &found->second;
}

Result<std::vector<ReturnFigure>> returned_figures(const rules::FilledTable& table) {
  const auto& form = *table.form;
  std::vector<ReturnFigure> out;
  const auto impossible = rules::impossible_cells(table);
  for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
    if (!table.cells[cell]) continue;
    const auto [row, nth] = form.place(cell);
    if (row->source.by_cases())
      return refuse("counted_row", {N_("row {0} is counted from the cases"), {row->id}}, {N_("empty the cell"), {}});
    if (std::ranges::find(impossible, cell) != impossible.end())
      return refuse("impossible_figure",
                    {N_("{0} can't be {1}: a count is whole and not negative (F9)"),
                     {form.name_of(cell), table.cells[cell]->text()}},
                    {N_("correct the figure"), {}});
    out.push_back({row->id, form.column(*row, nth).name, table.cells[cell]->text()});
  }
  if (out.empty())
    return refuse("empty_return", {N_("there is no figure in it"), {}},
                  {N_("an agency with nothing to report: {0}"), {as::a_field("nil")}});
  return out;
}

void add_return(rules::FilledTable& table, const ReturnFiled& fact) {
  for (const auto& f : fact.figures) {
    const auto cell = table.form->cell(f.row, f.column);
    const auto figure = rules::Figure::parse(f.figure);
    if (cell && figure) table.cells[*cell] = table.cells[*cell].value_or(rules::Figure()) + *figure;
  }
}

std::size_t figures_without_place(const rules::Form& form, const ReturnFiled& fact) {
  return static_cast<std::size_t>(
      std::ranges::count_if(fact.figures, [&](const auto& f) { return !form.cell(f.row, f.column); }));
}

Result<std::optional<ReturnFiled>> file_return(Office& office, const ReturnFiled& fact, Day on, const std::string& by) {
  const auto transaction = office.begin();
  auto& store = office.store();
  StreamId stream = 0;  // one for each agency
  int last = 0;
  ReturnBook book;
  store.each_stream("return", [&](StreamId id, std::span<const EventRecord> events) {
    const auto first = described::from_json<std::variant<ReturnFiled>>(events.front().type, events.front().data);
    if (!first || std::get<ReturnFiled>(*first).agency != fact.agency) return;
    stream = id;
    last = events.back().stream_seq;
    book.add(events);
  });
  if (stream == 0) stream = store.new_stream("return");
  const NewEvent event{ReturnFiled::type, on, office.timestamp(), by, described::to_json(fact)};
  if (auto done = store.append("return", stream, last, {&event, 1}); !done)
    return tl::unexpected(std::move(done.error()));
  transaction->commit();
  const auto* before = book.find(fact.agency, fact.year);
  return before ? std::optional(before->fact) : std::nullopt;
}

}  // namespace qixian::engine
