#include "adapters/xlsx/whole.hpp"

#include <zip.h>

#include <memory>

#include "adapters/xlsx/element_stream.hpp"

namespace qixian::adapters::xlsx {
namespace {

bool is_whole(zip* archive, zip_uint64_t index) {
  zip_stat_t about;
  if (zip_stat_index(archive, index, 0, &about) != 0) return false;
  auto* file = zip_fopen_index(archive, index, 0);
  if (!file) return false;
  ElementStream elements(Part(file, about.name, about.size), "");  // no element has that name
  const auto end = elements.next();
  return end && !*end;
}

}  // namespace

bool is_whole(const std::string& path) {
  const std::unique_ptr<zip, decltype(&zip_discard)> archive(zip_open(path.c_str(), ZIP_RDONLY, nullptr), zip_discard);
  if (!archive) return false;
  const auto parts = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t i = 0; i < parts; ++i)
    if (!is_whole(archive.get(), static_cast<zip_uint64_t>(i))) return false;
  return parts > 0;
}

}  // namespace qixian::adapters::xlsx
