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

}  // namespace qixian::adapters::xlsx
