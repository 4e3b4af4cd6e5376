#pragma once
#include <boost/json/fwd.hpp>
#include <string>

#include "engine/document/document.hpp"

namespace qixian::present {

namespace json = boost::json;

/// For mail clients, under the document's title: tables and inline styles only (they drop style sheets), no picture,
/// nothing loaded from elsewhere. At most 640 pixels wide, as narrow as a phone.
std::string mail_page(const engine::document::Document& document);
/// Subject, text and HTML.
json::object mail_json(const engine::document::Document& document);

}  // namespace qixian::present
