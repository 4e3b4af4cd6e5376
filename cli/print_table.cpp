#include "cli/print_table.hpp"

#include "adapters/csv/writer.hpp"
#include "cli/views.hpp"
#include "engine/tables/published/published.hpp"
#include "present/tables/form_blocks.hpp"

namespace qixian::cli {
namespace {

void print_lines(const Words& words, const char* head, const std::vector<std::string>& lines) {
  for (const auto& line : lines) std::cout << head << words.tr(N_(": ")) << line << '\n';
}

void print_block(const FormBlock& block) {
  std::vector<Column> heads;
  for (const auto& head : block.heads)
    heads.push_back(head.kind == FormBlock::Head::row      ? whole(head.text)
                    : head.kind == FormBlock::Head::figure ? Column{head.text, Align::Right}
                                                           : Column{head.text});
  Table out(std::move(heads));
  for (const auto& row : block.rows) out.add(row);
  print(out);
}

}  // namespace

void print_form(const Words& words, const rules::FilledTable& table) {
  for (const auto& block : form_blocks(words, table)) {
    std::cout << '\n';
    if (!block.title.empty()) std::cout << block.title << "\n\n";
    print_block(block);
  }
}

void print_table(const Words& words, const engine::OfficialTable& t, const std::vector<std::string>& more) {
  std::cout << table_line(words, t) << '\n';
  if (const auto filler = filler_line(t); !filler.empty() && !t.agency.empty()) std::cout << filler << '\n';
  print_form(words, t.table);
  print_lines(words, words.tr(N_("note")), note_lines(words, t));
  print_lines(words, words.tr(N_("check")), check_lines(words, t));
  print_lines(words, words.tr(N_("note")), more);
}

void print_table_csv(const rules::FilledTable& table) {
  adapters::csv::Writer writer(std::cout, true);
  for (const auto& row : engine::write_published(table)) writer.row(row);
  (void)writer.finish();
}

}  // namespace qixian::cli
