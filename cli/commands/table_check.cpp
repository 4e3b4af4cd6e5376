#include "engine/tables/published/table_check.hpp"

#include <boost/json.hpp>

#include "adapters/disk/input_file.hpp"
#include "cli/table_file.hpp"
#include "cli/views.hpp"
#include "present/tables/table_check_view.hpp"

namespace qixian::cli {
namespace {

using present::CheckedTable;
using rules::FilledTable;
using rules::Form;

struct Input {
  std::string file, previous, text;
  std::vector<std::string> bodies;
  std::optional<int> year;
};

void print_text(const Words& words, const CheckedTable& checked) {
  for (const auto& line : check_lines(words, checked)) std::cout << line << '\n';
  if (!checked.text) return;
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
