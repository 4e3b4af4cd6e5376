#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/error.hpp"
#include "engine/tables/report/table_layout.hpp"
#include "rules/civil_date.hpp"
#include "rules/filled_table.hpp"

namespace qixian::adapters::docx {

/// How a paragraph stands: with its first line indented as text is, or at one of the sides.
enum class Set { text, left, right };

/// A document for a word processor, from top to bottom, set as official papers are (GB/T 9704): A4, text in 仿宋, heads
/// in 黑体, pages numbered. A machine without these fonts takes its own instead.
class Document {
 public:
  Document();
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  void title(std::string_view text);
  void heading(std::string_view text);
  /// @param marked shown as something that is still to be written
  void paragraph(std::string_view text, bool marked = false, Set set = Set::text);
  /// In the official layout; heads are repeated on each page, a row is not cut, a blank figure stays blank.
  void table(const engine::LayoutTable& layout, const rules::FilledTable& table);
  /// Of texts alone.
  void table(const engine::LayoutTable& layout);

  /// @param created the day that the file says it was made @returns error "write_failed"
  engine::Result<void> write(const std::string& path, rules::Day created) const;

 private:
  struct State;
  void add(const engine::LayoutTable& layout, const rules::FilledTable* table);
  std::unique_ptr<State> m_state;
};

}  // namespace qixian::adapters::docx
