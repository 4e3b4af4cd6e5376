#pragma once
#include <optional>
#include <string>

#include "engine/base/error.hpp"

namespace qixian::adapters::disk {

/// What the system said, in the program's words. A path that leads nowhere is the user's mistake ("no_file"); a missing
/// right, a full disk, one that fails is the environment's ("read_failed", "write_failed": exit code 3).
/// @param reason an errno
engine::Error cannot_read(const std::string& path, int reason);
engine::Error cannot_write(const std::string& path, int reason);

/// For a library that wrote and says no more than that it failed: whether the file's folder or the temporary one is
/// full, as far as that can still be seen. @param path the file that was asked for
engine::Error not_written(const std::string& path);

/// What is wrong with the temporary folder, where libraries put what they make the file from; nothing when all is well.
std::optional<engine::Error> temporary_fault(const std::string& path);

/// Where temporary files go: $TMPDIR, else /tmp.
std::string temporary_folder();

}  // namespace qixian::adapters::disk
