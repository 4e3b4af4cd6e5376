#include <algorithm>

#include "present/tables/table_check_view.hpp"

namespace qixian::present {
namespace {

using engine::Change;
using engine::Finding;
using rules::Figure;
using rules::Form;
using Lines = std::vector<std::string>;

std::string figure_text(const Words& words, const std::optional<Figure>& figure) {
  return figure ? figure->text() : words.tr(N_("blank"));
}

std::string cell_name(const Words& words, const Form& form, std::size_t cell, bool previous) {
  return previous ? words.render({N_("{0} of last year"), {form.name_of(cell)}}) : form.name_of(cell);
}

/// 1,自然人 + 2,自然人; a long sum by its ends.
std::string side(const Words& words, const Form& form, const std::vector<rules::Term>& terms) {
  constexpr std::size_t most = 6;
  const auto name = [&](const rules::Term& term) { return cell_name(words, form, term.cell, term.previous); };
  if (terms.size() > most)
    return words.render({N_("{0} + … + {1} ({2} cells)"), {name(terms.front()), name(terms.back()), terms.size()}});
  std::string text;
  for (const auto& term : terms)
    text += (term.minus ? (text.empty() ? "-" : " - ") : (text.empty() ? "" : " + ")) + name(term);
  return text;
}

std::string cells_text(const Words& words, const Form& form, const std::vector<std::size_t>& cells) {
  constexpr std::size_t most = 12;
  std::string text;
  for (std::size_t i = 0; i < cells.size() && i < most; ++i) text += (i ? "; " : "") + form.name_of(cells[i]);
  if (cells.size() <= most) return text;
  return words.render({N_("{0} and {1} more"), {text, cells.size() - most}});
}

std::string change_text(const Words& words, const Form& form, const Change& change) {
  return cell_name(words, form, change.cell, change.previous) + " " + figure_text(words, change.from) + " → " +
         change.to.text();
}

void add_finding(Lines& lines, const Words& words, const Form& form, const Finding& finding) {
  const auto add_side = [&](const std::vector<rules::Term>& terms, const std::optional<Figure>& sum) {
    lines.push_back("  " + side(words, form, terms) + " = " + figure_text(words, sum));
  };
  lines.push_back(finding.check + "  " +
                  words.tr(finding.gravity == engine::Gravity::broken ? N_("broken") : N_("doubtful")) + "  " +
                  words.render(finding.message));
  if (!finding.right.empty() || !finding.left.empty()) add_side(finding.left, finding.left_sum);
  if (!finding.right.empty()) add_side(finding.right, finding.right_sum);
  if (!finding.cells.empty()) lines.push_back("  " + cells_text(words, form, finding.cells));
}

/// The checks that a repair mends, each by its first cell.
std::string mended(const Words& words, const Form& form, const engine::TableCheck& check,
                   const engine::Repair& repair) {
  std::string text;
  for (const auto i : repair.mends) {
    const auto& finding = check.findings[i];
    text += (text.empty() ? "" : "; ") + finding.check + " " +
            cell_name(words, form, finding.left.front().cell, finding.left.front().previous);
  }
  return text;
}

void add_repair(Lines& lines, const Words& words, const Form& form, const engine::TableCheck& check,
                const engine::Repair& repair) {
  const auto mends = mended(words, form, check, repair);
  const auto add = [&](const engine::Text& text) { lines.push_back("→ " + words.render(text)); };
  if (repair.choices.empty()) return add({N_("{0}: no change of one or two figures mends it"), {mends}});
  if (repair.choices.size() > 1) add({N_("{0}: one of these, and the table can't tell which"), {mends}});
  for (const auto& choice : repair.choices) {
    std::string text;
    for (const auto& change : choice) text += (text.empty() ? "" : ", ") + change_text(words, form, change);
    if (repair.choices.size() > 1)
      lines.push_back("    " + text);
    else
      add({N_("{0} (mends {1})"), {text, mends}});
  }
}

}  // namespace

std::vector<std::string> check_lines(const Words& words, const CheckedTable& checked) {
  const auto& form = *checked.table.form;
  const auto broken = std::ranges::count(checked.check.findings, engine::Gravity::broken, &Finding::gravity);
  const auto warnings = static_cast<std::ptrdiff_t>(checked.check.findings.size()) - broken;
  Lines lines{checked.year ? words.render({N_("form {0}, year {1}: {2} broken, {3} doubtful"),
                                           {form.id, *checked.year, broken, warnings}})
                           : words.render({N_("form {0}, of no year (give {3}): {1} broken, {2} doubtful"),
                                           {form.id, broken, warnings, engine::as::a_field("year")}})};
  for (const auto& finding : checked.check.findings) add_finding(lines, words, form, finding);
  for (const auto& repair : checked.check.repairs) add_repair(lines, words, form, checked.check, repair);
  if (!checked.text) return lines;
  const auto agreeing = std::ranges::count_if(checked.text->claims, [](const auto& claim) { return claim.agrees(); });
  lines.push_back(words.render({N_("text: {0} figures compared, {1} agree; {2} sentences with a figure not understood"),
                                {checked.text->claims.size(), agreeing, checked.text->not_understood.size()}}));
  return lines;
}

}  // namespace qixian::present
