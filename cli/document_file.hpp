#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "adapters/disk/output_file.hpp"
#include "cli/context.hpp"
#include "engine/document/document.hpp"

namespace qixian::cli {

/// Where documents go that are no lines for a terminal. Each tells its error; @returns whether it was written.
/// @param path empty: standard output
bool write_text(Context& context, const std::string& text, const std::string& path);
bool write_html(Context& context, const engine::document::Document& document, const std::string& path);
/// By Chromium; exit 3 where there is none.
bool write_pdf(Context& context, const engine::document::Document& document, const std::string& path);
/// By a library, which is given the path where it shall write.
bool write_made(Context& context, const std::string& path, const std::function<Result<void>(const std::string&)>& make);
bool write_docx(Context& context, const engine::document::Document& document, const std::string& path);
/// A workbook, a PDF or a document is no text for a terminal: false, told with exit 2, when -o is missing.
bool has_file(Context& context, const std::string& format, const std::string& path);
/// Tells what an adapter gave back.
bool told(Context& context, const Result<void>& written);

/// What a command writes, never onto its own store. @param path empty: standard output
Result<adapters::disk::OutputFile> open_output(const Context& context, const std::string& path,
                                               adapters::disk::OutputFile::For by);

}  // namespace qixian::cli
