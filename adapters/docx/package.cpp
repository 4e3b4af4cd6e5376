#include "adapters/docx/package.hpp"

#include <date/date.h>
#include <zip.h>

namespace qixian::adapters::docx {

using engine::N_;

engine::Result<void> write_package(const std::string& path,
                                   const std::vector<std::pair<std::string, std::string>>& parts, rules::Day created) {
  const auto failed = [&path] {
    return engine::refuse("write_failed", {N_("{0} could not be written"), {path}},
                          {N_("look whether the folder is there and the disk has room"), {}});
  };
  int error = 0;
  auto* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (!archive) return failed();
  // A zip's own days begin with 1980; midnight, for the clock is not read here.
  const date::year_month_day ymd(created);
  const auto day = static_cast<zip_uint16_t>(((static_cast<int>(ymd.year()) - 1980) << 9) |
                                             static_cast<int>(static_cast<unsigned>(ymd.month()) << 5) |
                                             static_cast<int>(static_cast<unsigned>(ymd.day())));
  for (const auto& [name, text] : parts) {
    auto* source = zip_source_buffer(archive, text.data(), text.size(), 0);
    const auto index = source ? zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
      if (source) zip_source_free(source);
      zip_discard(archive);
      return failed();
    }
    zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, day, 0);
  }
  if (zip_close(archive) == 0) return {};
  zip_discard(archive);
  return failed();
}

}  // namespace qixian::adapters::docx
