#pragma once
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "engine/document/document.hpp"

namespace qixian::adapters::docx {

/// Heads are repeated on each page, a row is not cut, one that fits on a page is kept on one.
void add_table(pugi::xml_node body, const engine::document::Table& table);

/// A child with one attribute.
pugi::xml_node with(pugi::xml_node parent, const char* name, const char* attribute, const std::string& value);
/// @param marked shown as something that is still to be written @returns the run
pugi::xml_node add_text(pugi::xml_node paragraph, std::string_view text, bool marked = false);

}  // namespace qixian::adapters::docx
