#pragma once
#include <pugixml.hpp>
#include <string>

#include "adapters/xlsx/archive.hpp"

namespace qixian::adapters::xlsx {

/// Names without their prefix: some writers put one before every element.
std::string_view local_name(std::string_view name);
pugi::xml_node child_of(pugi::xml_node parent, std::string_view name);
std::string_view attribute_of(pugi::xml_node node, std::string_view name);
/// What XML can't hold stands as _xHHHH_ (ECMA-376 part 1, 22.9.2.19), and so does the _ of a text that looks like it.
void append_unescaped(std::string& to, std::string_view text);
/// The text of a string item: its own t or those of its runs, without the phonetic readings.
void append_text(pugi::xml_node item, std::string& to);
/// A whole part as a tree. @returns error "damaged_workbook"
engine::Result<void> load(pugi::xml_document& document, const Archive& archive, const std::string& part);

/// The elements of one name out of a long part, one at a time: a sheet of a million rows never stands in memory as a
/// tree, as it would if pugixml were given the part. Between them only tags are told apart. Takes as much memory as the
/// longest element, kMaxElement at most.
class ElementStream {
 public:
  static constexpr std::size_t kMaxElement = 16u << 20;  ///< bytes; a row of 16,384 cells with short texts has 2 MiB

  /// How deep elements may lie in one another; a sheet needs some ten. It is seen before anything walks the tree, which
  /// would take the program's stack.
  static constexpr std::size_t kMaxDepth = 100;

  /// Elements of that name must not lie in one another.
  ElementStream(Part part, std::string_view name);

  /// The element, valid until the next call; an empty node at the end.
  /// @returns errors "damaged_workbook": a wrong checksum, an end too early, what is no XML; "workbook_too_deep"
  engine::Result<pugi::xml_node> next();
  const Part& part() const { return m_part; }

 private:
  struct Tag {
    std::size_t begin = 0;               ///< in m_buffer
    bool opens = false, closes = false;  ///< both: <a/>
    std::string name;
  };
  engine::Result<bool> fill();
  engine::Result<std::size_t> find(std::string_view text, std::size_t behind);
  engine::Result<std::size_t> end_of_tag();
  engine::Result<bool> next_tag(Tag& tag);
  engine::Result<pugi::xml_node> element(std::size_t size);
  engine::Error too_deep() const;

  Part m_part;
  std::string m_name;
  std::string m_buffer;
  std::size_t m_at = 0;                    ///< in m_buffer, where to look on
  std::size_t m_keep = std::string::npos;  ///< where the element begins that is being gathered
  std::size_t m_depth = 0;                 ///< open elements
  bool m_began = false;                    ///< the root was seen
  pugi::xml_document m_document;
};

}  // namespace qixian::adapters::xlsx
