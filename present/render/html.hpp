#pragma once
#include <string>
#include <string_view>

namespace qixian::present {

/// Text for HTML, between tags and inside quoted attributes. The one place where this is done.
std::string html(std::string_view text);

}  // namespace qixian::present
