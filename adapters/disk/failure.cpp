#include "adapters/disk/failure.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace qixian::adapters::disk {
namespace {

using engine::Error;
using engine::N_;

bool leads_nowhere(int reason) {
  return reason == ENOENT || reason == ENOTDIR || reason == ENAMETOOLONG || reason == ELOOP || reason == ENXIO;
}

/// Less than what the smallest workbook needs.
bool is_full(const std::string& folder) {
  struct statvfs room {};
  return ::statvfs(folder.c_str(), &room) == 0 && room.f_bavail * room.f_frsize < 65536;
}

}  // namespace

Error cannot_read(const std::string& path, int reason) {
  if (leads_nowhere(reason)) return Error{"no_file", {N_("can't read {0}"), {path}}, {N_("check the path"), {}}};
  if (reason == EISDIR)
    return Error{"no_file", {N_("{0} is a folder"), {path}}, {N_("give the name of a file in it"), {}}};
  if (reason == EACCES || reason == EPERM)
    return Error{"read_failed",
                 {N_("no right to read {0}"), {path}},
                 {N_("ask for the right to read the file and to enter its folders"), {}}};
  if (reason == EIO)
    return Error{"read_failed",
                 {N_("the disk failed while {0} was read"), {path}},
                 {N_("look at the disk or the network drive, then repeat the command"), {}}};
  return Error{"read_failed",
               {N_("{0} can't be read: {1}"), {path, std::strerror(reason)}},
               {N_("look at the disk or the network drive, then repeat the command"), {}}};
}

Error cannot_write(const std::string& path, int reason) {
  if (leads_nowhere(reason)) return Error{"no_file", {N_("can't write {0}"), {path}}, {N_("check the path"), {}}};
  if (reason == EISDIR)
    return Error{"no_file", {N_("{0} is a folder"), {path}}, {N_("give the name of a file in it"), {}}};
  if (reason == EACCES || reason == EPERM)
    return Error{"write_failed",
                 {N_("no right to write {0}"), {path}},
                 {N_("ask for the right to write in its folder, or give another path"), {}}};
  if (reason == EROFS)
    return Error{
        "write_failed", {N_("{0} was not written: that disk can only be read"), {path}}, {N_("give another path"), {}}};
  if (reason == ENOSPC || reason == EDQUOT)
    return Error{"write_failed",
                 {N_("the disk is full: {0} was not written"), {path}},
                 {N_("free some space there and repeat the command"), {}}};
  if (reason == EFBIG)
    return Error{"write_failed",
                 {N_("{0} was not written: it would be larger than a file may be here"), {path}},
                 {N_("raise the limit (ulimit -f), or take less into one file"), {}}};
  if (reason == EIO)
    return Error{"write_failed",
                 {N_("the disk failed while {0} was written"), {path}},
                 {N_("look at the disk or the network drive, then repeat the command"), {}}};
  return Error{"write_failed",
               {N_("{0} could not be written: {1}"), {path, std::strerror(reason)}},
               {N_("look whether the folder is there and the disk has room"), {}}};
}

std::optional<Error> temporary_fault(const std::string& path) {
  const auto folder = temporary_folder();
  if (is_full(folder))
    return Error{"write_failed",
                 {N_("the temporary folder {0} is full: {1} was not written"), {folder, path}},
                 {N_("free some space there, or name another folder in TMPDIR"), {}}};
  if (::access(folder.c_str(), W_OK | X_OK) != 0)
    return Error{"write_failed",
                 {N_("the temporary folder {0} can't be written to"), {folder}},
                 {N_("name another folder in TMPDIR"), {}}};
  return {};
}

Error not_written(const std::string& path) {
  const auto parent = std::filesystem::path(path).parent_path().string();
  if (is_full(parent.empty() ? "." : parent)) return cannot_write(path, ENOSPC);
  if (auto fault = temporary_fault(path)) return std::move(*fault);
  struct rlimit size {};
  if (::getrlimit(RLIMIT_FSIZE, &size) == 0 && size.rlim_cur != RLIM_INFINITY) return cannot_write(path, EFBIG);
  return Error{"write_failed",
               {N_("{0} could not be written"), {path}},
               {N_("look whether its folder and the temporary folder {0} have room"), {temporary_folder()}}};
}

std::string temporary_folder() {
  const char* named = std::getenv("TMPDIR");
  return named && *named ? named : "/tmp";
}

}  // namespace qixian::adapters::disk
