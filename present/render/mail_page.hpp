#pragma once
#include <string>

#include "engine/document/document.hpp"

namespace qixian::present {

/// For mail clients, under the document's title: tables and inline styles only (they drop style sheets), no picture,
/// nothing loaded from elsewhere. At most 640 pixels wide, as narrow as a phone.
std::string mail_page(const engine::document::Document& document);

}  // namespace qixian::present
