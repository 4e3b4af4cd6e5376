#pragma once
#include <string>

#include "engine/document/document.hpp"

namespace qixian::present {

/// The document as one file that loads nothing and runs nothing, to be printed on A4: heads repeated, no row cut, pages
/// numbered where its look wants that. For PDF it is printed by a browser.
std::string html_page(const engine::document::Document& document);

}  // namespace qixian::present
