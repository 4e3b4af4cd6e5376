#include "adapters/xlsx/form_book.hpp"
#include "cli/commands/table.hpp"
#include "cli/document_file.hpp"
#include "present/pages/form_pages.hpp"

namespace qixian::cli {
namespace {

std::vector<std::string> all_notes(const Words& words, const engine::OfficialTable& t,
                                   const std::vector<std::string>& more) {
  auto notes = note_lines(words, t);
  for (const auto& check : check_lines(words, t))
    notes.push_back(std::string(words.tr(N_("check"))) + words.tr(N_(": ")) + check);
  notes.insert(notes.end(), more.begin(), more.end());
  return notes;
}

}  // namespace

void show_table(Context& x, const engine::OfficialTable& t, const std::vector<std::string>& more,
                const TableOutput& output) {
  if (output.format == "text") return print_table(x.words, t, more);
  if (output.format == "csv") return print_table_csv(t.table);
  if (output.format != "html" && !has_file(x, output.format, output.file)) return;
  const FormPage page{table_title(x.words, t), filler_line(t), all_notes(x.words, t, more)};
  if (output.format == "html")
    write_html(x, form_page(x.words, page, t.table), output.file);
  else if (output.format == "pdf")
    write_pdf(x, form_page(x.words, page, t.table), output.file);
  else
    write_made(x, output.file, [&](auto& to) {
      return adapters::xlsx::write_form_book(to, {page.title, page.filler, x.words.tr(N_("Notes")), page.notes},
                                             t.table, x.today());
    });
}

}  // namespace qixian::cli
