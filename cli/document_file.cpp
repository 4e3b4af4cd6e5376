#include "cli/document_file.hpp"

#include <filesystem>
#include <fstream>

#include "adapters/chromium/print.hpp"

namespace qixian::cli {

bool is_writable(const std::string& path) {
  std::error_code ignored;
  const bool was_there = std::filesystem::exists(path, ignored);
  const bool opens = std::ofstream(path, std::ios::app).is_open();
  if (opens && !was_there) std::filesystem::remove(path, ignored);
  return opens;
}

tl::unexpected<engine::Error> not_writable(const std::string& path) {
  return engine::refuse("no_file", {N_("can't write {0}"), {path}}, {N_("check the path"), {}});
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
  if (path.empty()) {
    std::cout << text;
    return true;
  }
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  if (!file) return told(x, not_writable(path));
  if (file << text && file.flush()) return true;
  return told(x, engine::refuse("write_failed", {N_("{0} could not be written"), {path}},
                                {N_("look whether the folder is there and the disk has room"), {}}));
}

bool write_pdf(Context& x, const std::string& html, const std::string& path) {
  return told(x, adapters::chromium::print_to_pdf(html, path));
}

bool has_file(Context& x, const std::string& format, const std::string& path) {
  if (!path.empty()) return is_writable(path) || told(x, not_writable(path));
  x.fail({"no_output", {N_("the format {0} needs a file"), {format}}, {N_("give -o FILE"), {}}, "", x.command, ""});
  x.exit_code = usage;
  return false;
}

}  // namespace qixian::cli
