#include "engine/tables/published/table_check.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "adapters/disk/input_file.hpp"
#include "cli/table_file.hpp"
#include "cli/views.hpp"
#include "present/tables/table_check_json.hpp"

namespace qixian::cli {
namespace {

using engine::Change;
using engine::Finding;
using present::CheckedTable;
using rules::Figure;
using rules::FilledTable;
using rules::Form;

struct Input {
  std::string file, previous, text;
  std::vector<std::string> bodies;
  std::optional<int> year;
};

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
    return words.render(
        {N_("{0} + … + {1} ({2} cells)"), {name(terms.front()), name(terms.back()), std::to_string(terms.size())}});
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
  return words.render({N_("{0} and {1} more"), {text, std::to_string(cells.size() - most)}});
}

std::string change_text(const Words& words, const Form& form, const Change& change) {
  return cell_name(words, form, change.cell, change.previous) + " " + figure_text(words, change.from) + " → " +
         change.to.text();
}

void print_finding(const Words& words, const Form& form, const Finding& finding) {
  std::cout << finding.check << "  "
            << (finding.gravity == engine::Gravity::broken ? words.tr(N_("broken")) : words.tr(N_("doubtful"))) << "  "
            << words.render(finding.message) << '\n';
  if (!finding.right.empty())
    std::cout << "  " << side(words, form, finding.left) << " = " << figure_text(words, finding.left_sum) << '\n'
              << "  " << side(words, form, finding.right) << " = " << figure_text(words, finding.right_sum) << '\n';
  else if (!finding.left.empty())
    std::cout << "  " << side(words, form, finding.left) << " = " << figure_text(words, finding.left_sum) << '\n';
  if (!finding.cells.empty()) std::cout << "  " << cells_text(words, form, finding.cells) << '\n';
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

void print_repair(const Words& words, const Form& form, const engine::TableCheck& check, const engine::Repair& repair) {
  const auto mends = mended(words, form, check, repair);
  if (repair.choices.empty()) {
    std::cout << "→ " << words.render({N_("{0}: no change of one or two figures mends it"), {mends}}) << '\n';
    return;
  }
  if (repair.choices.size() > 1)
    std::cout << "→ " << words.render({N_("{0}: one of these, and the table can't tell which"), {mends}}) << '\n';
  for (const auto& choice : repair.choices) {
    std::string text;
    for (const auto& change : choice) text += (text.empty() ? "" : ", ") + change_text(words, form, change);
    if (repair.choices.size() > 1)
      std::cout << "    " << text << '\n';
    else
      std::cout << "→ " << words.render({N_("{0} (mends {1})"), {text, mends}}) << '\n';
  }
}

void print_text(const Words& words, const CheckedTable& checked) {
  const auto& form = *checked.table.form;
  const auto broken = std::ranges::count(checked.check.findings, engine::Gravity::broken, &Finding::gravity);
  const auto warnings = static_cast<std::ptrdiff_t>(checked.check.findings.size()) - broken;
  if (checked.year)
    std::cout << words.render(
        {N_("form {0}, year {1}: {2} broken, {3} doubtful"),
         {form.id, std::to_string(*checked.year), std::to_string(broken), std::to_string(warnings)}});
  else
    std::cout << words.render({N_("form {0}, of no year (give --year): {1} broken, {2} doubtful"),
                               {form.id, std::to_string(broken), std::to_string(warnings)}});
  std::cout << '\n';
  for (const auto& finding : checked.check.findings) print_finding(words, form, finding);
  for (const auto& repair : checked.check.repairs) print_repair(words, form, checked.check, repair);
  if (!checked.text) return;
  const auto agreeing = std::ranges::count_if(checked.text->claims, [](const auto& claim) { return claim.agrees(); });
  std::cout << words.render({N_("text: {0} figures compared, {1} agree; {2} sentences with a figure not understood"),
                             {std::to_string(checked.text->claims.size()), std::to_string(agreeing),
                              std::to_string(checked.text->not_understood.size())}})
            << '\n';
  for (const auto& sentence : checked.text->not_understood)
    std::cout << "  ? " << truncate(one_line(sentence), 100) << '\n';
}

/// Far more than any annual report has.
constexpr std::size_t most_text = 4 << 20;

/// The tables of the bodies, all of the form of the table that sums them.
Result<std::vector<FilledTable>> read_bodies(const std::vector<std::string>& paths, const Form& form) {
  std::vector<FilledTable> bodies;
  for (const auto& path : paths) {
    auto read = read_table(path);
    if (!read) return tl::unexpected(std::move(read.error()));
    if (read->published.table.form != &form)
      return engine::refuse(
          "other_form",
          {N_("{0} is on form {1}, the table on form {2}"), {path, read->published.table.form->id, form.id}},
          {N_("give tables of one form"), {}});
    bodies.push_back(std::move(read->published.table));
  }
  return bodies;
}

void run(Context& x, const Input& in) {
  const auto fail = [&x](Error error) {
    error.command = "table check";
    x.fail(error);
  };
  const auto file = read_table(in.file);
  if (!file) return fail(file.error());
  std::optional<TableFile> previous;
  if (!in.previous.empty()) {
    auto read = read_table(in.previous);
    if (!read) return fail(read.error());
    previous = std::move(*read);
  }
  CheckedTable checked{file->published.table, in.year ? in.year : file->year, {}, {}};
  checked.check =
      engine::check_table(file->published, checked.year,
                          previous ? engine::Previous{&previous->published.table, previous->year} : engine::Previous{});
  if (!in.bodies.empty()) {
    auto bodies = read_bodies(in.bodies, *checked.table.form);
    if (!bodies) return fail(bodies.error());
    for (auto& finding : engine::body_findings(checked.table, *bodies))
      checked.check.findings.push_back(std::move(finding));
  }
  if (!in.text.empty()) {
    const auto text = adapters::disk::read_whole(in.text, most_text);
    if (!text) return fail(text.error());
    checked.text = engine::read_report(*text, checked.table);
    for (auto& finding : engine::text_findings(*checked.text)) checked.check.findings.push_back(std::move(finding));
  }
  x.json ? x.print(to_json(x.words, checked)) : print_text(x.words, checked);
  if (checked.check.broken()) x.exit_code = refused;
}

}  // namespace

void add_table_check(Command& table, Context& x) {
  auto* c = table.add_subcommand("check", x.words.tr(N_("what is wrong with a published table (CSV or .xlsx)")));
  auto in = std::make_shared<Input>();
  c->add_option("FILE", in->file)->required();
  c->add_option("--previous", in->previous,
                x.words.tr(N_("last year's table: what was carried over, documents in force")))
      ->type_name("FILE");
  c->add_option("--bodies", in->bodies,
                x.words.tr(N_("the tables of all its bodies, which it must be the sum of (F8)")))
      ->type_name("FILE");
  c->add_option("--text", in->text,
                x.words.tr(N_("the annual report as plain text, UTF-8: its figures against the table")))
      ->type_name("FILE");
  c->add_option("--year", in->year, x.words.tr(N_("the year of the table; else what its notes say")))
      ->between(2008, 2080);
  on_call(*c, x, [&x, in] { run(x, *in); });
}

}  // namespace qixian::cli
