#pragma once
#include <string>
#include <vector>

#include "adapters/http/message.hpp"

namespace qixian::adapters::http {

/// Takes a request's target apart: /api/v1/cases/%E7%94%B2?year=2026 → {"api", "v1", "cases", "甲"}, {year: 2026}.
/// An empty last segment (/cases/) is none. "." and ".." are segments like any other: no path leads to a file.
/// @returns false where it is no path of this house: not well formed, not UTF-8 once decoded, a control character in it
bool read_target(std::string_view target, Request& request);

}  // namespace qixian::adapters::http
