#include "present/render/plain_text.hpp"

#include <fmt/format.h>

namespace qixian::present {
namespace {

namespace document = engine::document;
using document::Line;

class TextWriter {
 public:
  void operator()(const document::RedHead& head) { line(head.agency), line(head.number); }

  void operator()(const document::Heading& heading) {
    gap();
    line(heading.text);
  }

  void operator()(const document::Paragraph& text) { line(text.text); }

  void operator()(const document::List& list) {
    gap();
    if (!list.lead.empty()) line(list.lead);
    int n = 0;
    for (const auto& item : list.items) m_out += fmt::format("  {}. {}\n", ++n, item.text());
  }

  void operator()(const document::Table& table) {
    gap();
    if (!table.title.empty()) line(table.title);
    // A title says of what the columns are; a mail has no room for their heads.
    for (auto row = table.rows.begin() + static_cast<std::ptrdiff_t>(std::min(table.head_rows, table.rows.size()));
         row != table.rows.end(); ++row) {
      const bool over = row->cells.size() == 1 && row->cells[0].kind == document::Cell::Kind::agency;
      std::string text;
      for (const auto& cell : row->cells) (text += text.empty() ? "" : "  ") += cell.text;
      m_out += (over ? "  " : "    ") + text + "\n";
    }
  }

  void operator()(const document::Bars& bars) {
    gap();
    line(bars.title);
    for (const auto& bar : bars.bars) m_out += fmt::format("    {}  {}\n", bar.name, bar.value);
  }

  void operator()(const document::Seal& seal) {
    gap();
    for (const auto& each : seal.lines) line(each);
  }

  void operator()(const document::PageBreak&) { gap(); }

  void operator()(const document::Foot& foot) {
    m_out += "\n";
    line(foot.text);
  }

  std::string take() { return std::move(m_out); }

 private:
  void gap() { m_out += m_out.empty() ? "" : "\n"; }
  void line(const Line& text) { m_out += text.text() + "\n"; }

  std::string m_out;
};

}  // namespace

std::string plain_text(const document::Document& document) {
  TextWriter writer;
  for (const auto& block : document.blocks) std::visit(writer, block);
  return writer.take();
}

}  // namespace qixian::present
