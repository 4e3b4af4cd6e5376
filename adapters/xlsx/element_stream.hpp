#pragma once
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "adapters/xlsx/archive.hpp"

struct XML_ParserStruct;

namespace qixian::adapters::xlsx {

/// The elements of one name out of a long part, one at a time: a sheet of a million rows never stands in memory as a
/// tree, as it would if pugixml were given the part. Expat reads; of an element of that name the tree is made as it
/// goes, and the parser halts behind it. Takes as much memory as the longest element, kMaxElement at most.
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
  struct Free {
    void operator()(XML_ParserStruct* parser) const;
  };
  struct Calls;  ///< what expat calls

  void begin(const char* name, const char** attributes);
  void end();
  void add_text();
  void stop(engine::Error error);
  bool is_too_long() const;
  /// Reads on until an element, the end or a fault. @returns false at the end
  engine::Result<bool> parse();

  Part m_part;
  std::string m_name;
  std::unique_ptr<XML_ParserStruct, Free> m_parser;
  pugi::xml_document m_document;
  pugi::xml_node m_inner;     ///< the element of the tree that is open; none outside of one of that name
  std::string m_text;         ///< since the last tag
  std::uint64_t m_given = 0;  ///< bytes to the parser
  std::int64_t m_from = 0;    ///< where the element begins that is being made
  std::size_t m_depth = 0;    ///< open elements
  bool m_halted = false;      ///< behind an element
  std::optional<engine::Error> m_fault;
};

}  // namespace qixian::adapters::xlsx
