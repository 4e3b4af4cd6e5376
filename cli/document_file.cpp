#include "cli/document_file.hpp"

#include "adapters/chromium/print.hpp"
#include "adapters/disk/failure.hpp"
#include "adapters/disk/temporary.hpp"
#include "adapters/docx/document.hpp"
#include "present/render/page.hpp"

namespace qixian::cli {

using adapters::disk::OutputFile;

Result<OutputFile> open_output(const Context& x, const std::string& path, OutputFile::For by) {
  return OutputFile::open(path, x.store_path(), by);
}

bool told(Context& x, const Result<void>& written) {
  if (written) return true;
  auto error = written.error();
  error.command = x.command;
  x.fail(error);
  if (error.code == "no_browser" || error.code == "print_failed") x.exit_code = environment;
  return false;
}

bool write_text(Context& x, const std::string& text, const std::string& path) {
  auto file = open_output(x, path, OutputFile::For::stream);
  if (!file) return told(x, tl::unexpected(file.error()));
  file->stream() << text;
  return told(x, file->finish());
}

bool write_made(Context& x, const std::string& path, const std::function<Result<void>(const std::string&)>& make) {
  auto file = open_output(x, path, OutputFile::For::library);
  if (!file) return told(x, tl::unexpected(file.error()));
  const auto made = make(file->path());
  if (made) return told(x, file->finish());
  // What it says of itself names a path that nobody gave.
  return told(x, tl::unexpected(made.error().code == "write_failed" ? file->failure() : made.error()));
}

bool write_html(Context& x, const engine::document::Document& document, const std::string& path) {
  return write_text(x, html_page(document), path);
}

bool write_pdf(Context& x, const engine::document::Document& document, const std::string& path) {
  adapters::disk::clear_left_over(adapters::disk::temporary_folder(), adapters::chromium::folder_prefix);
  return write_made(
      x, path, [&](const std::string& made) { return adapters::chromium::print_to_pdf(html_page(document), made); });
}

bool write_docx(Context& x, const engine::document::Document& document, const std::string& path) {
  return write_made(x, path, [&](const std::string& made) { return adapters::docx::write(document, made, x.today()); });
}

bool has_file(Context& x, const std::string& format, const std::string& path) {
  if (!path.empty()) return true;
  x.fail({"no_output", {N_("the format {0} needs a file"), {format}}, {N_("give -o FILE"), {}}, "", x.command, ""});
  x.exit_code = usage;
  return false;
}

}  // namespace qixian::cli
