#pragma once
#include <string>
#include <string_view>

#include "cli/context.hpp"

namespace qixian::cli {

/// Where documents go that are no lines for a terminal. Each tells its error; @returns whether it was written.
/// @param path empty: standard output
bool write_text(Context& context, const std::string& text, const std::string& path);
/// By Chromium; exit 3 where there is none.
bool write_pdf(Context& context, const std::string& html, const std::string& path);
/// A workbook, a PDF or a document is no text for a terminal: false, told with exit 2, when -o is missing,
/// with exit 1 when nothing can be written there.
bool has_file(Context& context, const std::string& format, const std::string& path);
/// Tells what an adapter gave back.
bool told(Context& context, const Result<void>& written);

/// Whether a file can be written there, before anything is made: libraries would print what is wrong themselves. None
/// is left, and one that is there stays as it is.
bool is_writable(const std::string& path);
/// What is told when not.
tl::unexpected<engine::Error> not_writable(const std::string& path);

}  // namespace qixian::cli
