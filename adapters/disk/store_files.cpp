#include "adapters/disk/store_files.hpp"

#include <sys/stat.h>

#include <filesystem>

namespace qixian::adapters::disk {
namespace {

namespace fs = std::filesystem;
using engine::N_;

constexpr const char* companions[] = {"", "-wal", "-shm", "-journal"};

/// Links followed as far as there is something, one that leads to nothing too.
fs::path real_path(const std::string& path) {
  std::error_code unknown;
  auto absolute = fs::absolute(path, unknown);
  for (int links = 0; links < 40 && fs::is_symlink(fs::symlink_status(absolute, unknown)); ++links) {
    const auto target = fs::read_symlink(absolute, unknown);
    if (unknown) break;
    absolute = target.is_absolute() ? target : absolute.parent_path() / target;
  }
  auto real = fs::weakly_canonical(absolute, unknown);
  return unknown ? absolute.lexically_normal() : real;
}

/// The same file under two names, hard links included.
bool is_one(const std::string& a, const std::string& b) {
  struct stat one {
  }, other{};
  return ::stat(a.c_str(), &one) == 0 && ::stat(b.c_str(), &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

}  // namespace

engine::Result<void> spare_store(const std::string& path, const std::string& store) {
  if (path.empty() || store.empty()) return {};
  const auto target = real_path(path);
  const auto real_store = real_path(store).string();
  for (const auto* companion : companions) {
    // SQLite names them by the store's real path; by the name that was given they are nobody's, and yet spared.
    for (const auto& file : {real_store + companion, store + companion}) {
      if (!is_one(path, file) && target != real_path(file)) continue;
      return engine::refuse("output_is_store", {N_("{0} is the store itself or a part of it ({1})"), {path, file}},
                            {N_("give the file another name: nothing was written"), {}});
    }
  }
  return {};
}

}  // namespace qixian::adapters::disk
