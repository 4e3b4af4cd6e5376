#include "engine/tables/published/table_check.hpp"

#include <algorithm>
#include <array>

namespace qixian::engine {
namespace {

using rules::BrokenCheck;

const char* message_of(const rules::Equation& equation) {
  const std::string_view check = equation.check;
  if (check == "F1") return N_("received and carried in are not what was closed and carried out");
  if (check == "F2") return N_("a total is not the sum of its rows");
  if (check == "F3") return N_("a total is not the sum of its columns");
  if (check == "F4") return N_("a total is not the sum of its results");
  if (check == "F5") return N_("what was carried in is not what last year carried out");
  if (check == "F6" && std::ranges::all_of(equation.right, &rules::Term::previous))
    return N_("last year's items do not follow from the table before and its change");
  if (check == "F6") return N_("the documents in force do not follow from last year's");
  return N_("two figures that must agree differ");
}

/// What people write where they have nothing to write.
bool is_dash(std::string_view text) {
  constexpr std::array<std::string_view, 9> dashes{"/", "／", "\\", "-", "—", "－", "——", "–", "无"};
  return std::ranges::find(dashes, text) != dashes.end();
}

/// Blank is not zero in a sum either: what is missing on one side may stand in that side's blank cells, which count and
/// are not negative. The cells that could hold it; none where the sides can't be made equal so.
std::vector<std::size_t> blanks_that_could_hold(const BrokenCheck& check, const rules::FilledTable& table) {
  const bool left_lacks = check.left < check.right;
  const auto &lacking = left_lacks ? check.equation->left : check.equation->right,
             &other = left_lacks ? check.equation->right : check.equation->left;
  std::vector<std::size_t> blank;
  for (const auto& term : lacking)
    if (!term.previous && !term.minus && !table.cells[term.cell]) blank.push_back(term.cell);
  for (const auto& term : other)
    if (!term.previous && term.minus && !table.cells[term.cell]) blank.push_back(term.cell);
  return blank;
}

Finding about_sums(const BrokenCheck& check, const rules::FilledTable& table) {
  const auto& equation = *check.equation;
  Finding finding{equation.check,
                  equation.warning ? Gravity::warning : Gravity::broken,
                  {message_of(equation), {}},
                  equation.left,
                  equation.right,
                  check.left,
                  check.right,
                  {}};
  const auto blank = blanks_that_could_hold(check, table);
  if (blank.empty()) return finding;
  const auto missing = check.left < check.right ? check.right - check.left : check.left - check.right;
  finding.gravity = Gravity::warning;
  finding.message = {N_("can't be told: {0} are missing, and {1} of the cells are blank"),
                     {missing.text(), blank.size()}};
  return finding;
}

void add_sums(const PublishedTable& published, const Previous& previous, TableCheck& out) {
  std::vector<BrokenCheck> errors, doubts, warnings;
  for (const auto& check : rules::broken_checks(published.table, previous.table)) {
    const bool blank = !blanks_that_could_hold(check, published.table).empty();
    (check.equation->warning ? warnings : blank ? doubts : errors).push_back(check);
  }
  for (const auto* checks : {&errors, &doubts, &warnings}) {
    const auto first = out.findings.size();
    for (const auto& check : *checks) out.findings.push_back(about_sums(check, published.table));
    for (auto& repair : smallest_repairs(published.table, previous.table, *checks)) {
      for (auto& i : repair.mends) i += first;
      out.repairs.push_back(std::move(repair));
    }
  }
}

Finding about_cells(const char* check, Gravity gravity, Text message, std::vector<std::size_t> cells) {
  return {check, gravity, std::move(message), {}, {}, {}, {}, std::move(cells)};
}

void add_cells(const PublishedTable& published, TableCheck& out) {
  const auto& table = published.table;
  if (auto cells = rules::impossible_cells(table); !cells.empty())
    out.findings.push_back(
        about_cells("F9", Gravity::broken, {N_("counts are whole numbers and not negative"), {}}, std::move(cells)));
  std::vector<std::size_t> dashes, blank;
  for (const auto& odd : published.odd) {
    if (is_dash(odd.text))
      dashes.push_back(odd.cell);
    else
      out.findings.push_back(about_cells("F9", Gravity::broken, {N_("“{0}” is no figure"), {odd.text}}, {odd.cell}));
  }
  for (const auto cell : rules::blank_cells(table)) {
    if (std::ranges::find(published.odd, cell, &OddCell::cell) == published.odd.end()) blank.push_back(cell);
  }
  if (!dashes.empty())
    out.findings.push_back(
        about_cells("F10", Gravity::warning, {N_("a dash is not zero: write 0 where there was nothing"), {}}, dashes));
  if (!blank.empty())
    out.findings.push_back(
        about_cells("F10", Gravity::warning, {N_("blank is not zero: write 0 where there was nothing"), {}}, blank));
}

Text text_message(const TextClaim& claim) {
  const auto text = claim.figure.text();
  const auto table = claim.table ? claim.table->text() : std::string();
  if (claim.agrees_otherwise()) {
    if (claim.other_reason == "closed_only")
      return {N_("“{0}”: counts closed only; the table has {1}, {2} of them pending"),
              {claim.words, table, (*claim.table - claim.figure).text()}};
    if (claim.other_reason == "with_carried")
      return {N_("“{0}”: counts those carried in with those received; the table has {1} received"),
              {claim.words, table}};
    if (claim.other_reason == "without_withdrawn")
      return {
          N_("“{0}”: counts without those in row 3.6.3 (withdrawn and other); the table has {1}, {2} of them there"),
          {claim.words, table, (*claim.table - claim.figure).text()}};
    return {N_("“{0}”: another row of the table has this figure"), {claim.words}};
  }
  if (!claim.table) return {N_("“{0}”: the text says {1}, the table is blank there"), {claim.words, text}};
  if (claim.other_reason == "closed_only" && claim.other_table)
    return {N_("“{0}”: the text says {1}, the table {2}, or {3} without the pending"),
            {claim.words, text, table, claim.other_table->text()}};
  return {N_("“{0}”: the text says {1}, the table {2}"), {claim.words, text, table}};
}

}  // namespace

bool TableCheck::broken() const {
  return std::ranges::any_of(findings, [](const auto& finding) { return finding.gravity == Gravity::broken; });
}

TableCheck check_table(const PublishedTable& published, std::optional<int> year, const Previous& previous) {
  TableCheck out;
  const auto& form = *published.table.form;
  const auto* wanted = year ? rules::form_of_year(*year) : nullptr;
  if (wanted && wanted != &form)
    out.findings.push_back(about_cells(
        "form", Gravity::broken,
        {N_("the year {0} is reported on form {1}, and this is form {2}"), {*year, wanted->id, form.id}}, {}));
  if (year && previous.year && *previous.year + 1 != *year)
    out.findings.push_back(about_cells(
        "previous", Gravity::warning,
        {N_("the table before {0} is that of {1}, and the one given is of {2}"), {*year, *year - 1, *previous.year}},
        {}));
  const auto before = previous.year ? previous.year : year ? std::optional(*year - 1) : std::nullopt;
  const auto* form_before = before && previous.table ? rules::form_of_year(*before) : nullptr;
  if (form_before && form_before != previous.table->form)
    out.findings.push_back(about_cells("previous", Gravity::warning,
                                       {N_("the year {0} is reported on form {1}, and the table before is on form {2}"),
                                        {*before, form_before->id, previous.table->form->id}},
                                       {}));
  add_sums(published, previous, out);
  add_cells(published, out);
  return out;
}

std::vector<Finding> body_findings(const rules::FilledTable& table, std::span<const rules::FilledTable> bodies) {
  std::vector<Finding> out;
  const auto sum = rules::sum_of(*table.form, bodies);
  for (const auto cell : rules::differing_cells(table, sum)) {
    const bool whole = std::ranges::all_of(bodies, [&](const auto& body) { return body.cells[cell].has_value(); });
    if (!table.cells[cell]) continue;  // F10 tells of it
    Finding finding{"F8",
                    whole ? Gravity::broken : Gravity::warning,
                    {whole ? N_("the table says {0}, its bodies together {1}")
                           : N_("the table says {0}, those of its bodies that are not blank there {1}"),
                     {table.cells[cell]->text(), sum.cells[cell] ? sum.cells[cell]->text() : "-"}},
                    {},
                    {},
                    {},
                    {},
                    {cell}};
    out.push_back(std::move(finding));
  }
  return out;
}

std::vector<Finding> text_findings(const TextReading& reading) {
  std::vector<Finding> out;
  for (const auto& claim : reading.claims) {
    if (claim.agrees()) continue;
    const bool otherwise = claim.agrees_otherwise();
    out.push_back({"F7",
                   otherwise || (claim.at_most && claim.table) ? Gravity::warning : Gravity::broken,
                   text_message(claim),
                   otherwise ? claim.other_cells : claim.cells,
                   {},
                   otherwise ? claim.other_table : claim.table,
                   claim.figure,
                   {}});
  }
  return out;
}

std::optional<int> year_in(const std::vector<std::string>& notes) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (const std::string_view note : notes) {
    for (std::size_t i = 0; i + 4 <= note.size(); ++i) {
      const auto text = note.substr(i, 4);
      const auto before = note.substr(0, i), behind = note.substr(i + 4);
      if (!text.starts_with("20") || !std::ranges::all_of(text, digit)) continue;
      if (!before.empty() && digit(before.back())) continue;
      if (behind.starts_with("年") || (before.ends_with("year ") && (behind.empty() || !digit(behind.front()))))
        return 2000 + (text[2] - '0') * 10 + (text[3] - '0');
    }
  }
  return std::nullopt;
}

}  // namespace qixian::engine
