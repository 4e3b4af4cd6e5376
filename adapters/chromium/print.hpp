#pragma once
#include <string>
#include <string_view>

#include "engine/base/error.hpp"

namespace qixian::adapters::chromium {

/// The folders it works in, in the temporary one, are named so and with the process: what was killed leaves one.
inline constexpr std::string_view folder_prefix = "qixian-print-";

/// A page of ours as PDF, the way it would be printed: by Chromium or a browser made from it, without a window, with a
/// profile of its own that is thrown away, reaching no network. Waits for at most two minutes.
/// @param html that loads nothing
/// @param path where the PDF is made; what stood there stays when it fails
/// @returns errors "no_browser" (none is installed; $QIXIAN_CHROMIUM may name one), "print_failed", "write_failed": all
/// of the environment
engine::Result<void> print_to_pdf(std::string_view html, const std::string& path);

}  // namespace qixian::adapters::chromium
