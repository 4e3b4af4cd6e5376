#pragma once
#include <string>

#include "engine/document/document.hpp"

namespace qixian::present {

/// For people who read text, and for robots, without the document's title: two blanks between cells, one row a line.
std::string plain_text(const engine::document::Document& document);

}  // namespace qixian::present
