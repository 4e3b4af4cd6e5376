#include "adapters/disk/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <iostream>

#include "adapters/disk/buffer.hpp"
#include "adapters/disk/failure.hpp"
#include "adapters/disk/store_files.hpp"
#include "adapters/disk/temporary.hpp"

namespace qixian::adapters::disk {

namespace fs = std::filesystem;
using engine::N_;
using engine::Result;

struct OutputFile::State {
  ~State() {
    if (through >= 0) ::close(through);
  }
  std::string asked;               ///< empty: standard output
  std::string target;              ///< behind the links; empty where nothing is renamed
  std::optional<Temporary> draft;  ///< what becomes the target, or waits for a device
  int through = -1;                ///< a device or a pipe
  mode_t mode = 0600;
  std::optional<gid_t> group;
  std::optional<Buffer> buffer;
  std::optional<std::ostream> out;
};

namespace {

bool is_standard_output(const std::string& path) {
  return path.empty() || path == "/dev/stdout" || path == "/dev/fd/1" || path == "/proc/self/fd/1";
}

tl::unexpected<engine::Error> stdout_failed() {
  return engine::refuse("write_failed", {N_("standard output can't be written"), {}},
                        {N_("look whether the disk has room, or where it was led to"), {}});
}

/// The file that links lead to, so that the link stays one.
std::string behind_links(const std::string& path) {
  std::error_code unknown;
  fs::path at = path;
  for (int links = 0; links < 40 && fs::is_symlink(fs::symlink_status(at, unknown)); ++links) {
    const auto to = fs::read_symlink(at, unknown);
    if (unknown) break;
    at = to.is_absolute() ? to : at.parent_path() / to;
  }
  return at.string();
}

std::string folder_of(const std::string& path) {
  const auto parent = fs::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

bool sync(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_RDONLY | O_CLOEXEC);
  if (file < 0) return errno != EIO;
  const bool done = ::fsync(file) == 0 || errno == EINVAL;  // not every disk can
  const int reason = errno;
  ::close(file);
  errno = reason;
  return done;
}

/// From what a library or a stream made into the device.
Result<void> pour(const std::string& from, std::ostream& to) {
  const int file = ::open(from.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return tl::unexpected(cannot_read(from, errno));
  Buffer source(file);
  to << &source;
  to.flush();
  ::close(file);
  if (source.error()) return tl::unexpected(cannot_read(from, source.error()));
  return {};
}

}  // namespace

OutputFile::OutputFile(std::unique_ptr<State> state) : m_state(std::move(state)) {}
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile::~OutputFile() = default;

Result<OutputFile> OutputFile::open(const std::string& path, const std::string& store, For by) {
  if (auto spared = spare_store(path, store); !spared) return tl::unexpected(std::move(spared.error()));
  auto state = std::make_unique<State>();
  state->asked = is_standard_output(path) ? "" : path;
  struct stat old {
  }, about{};
  const bool exists = !state->asked.empty() && ::stat(path.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) return tl::unexpected(cannot_write(path, EISDIR));
  if (exists && !S_ISREG(old.st_mode)) {
    state->through = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (state->through < 0) return tl::unexpected(cannot_write(path, errno));
  } else if (!state->asked.empty()) {
    if (exists && ::access(path.c_str(), W_OK) != 0) return tl::unexpected(cannot_write(path, errno));
    state->target = behind_links(path);
    if (::stat(store.c_str(), &about) == 0 && (about.st_mode & S_IWGRP)) {
      state->mode = 0660;
      state->group = about.st_gid;
    }
    if (exists) state->mode &= (old.st_mode | S_IRUSR | S_IWUSR);
  }
  const bool beside = !state->target.empty();
  if (by == For::library)
    if (auto fault = temporary_fault(path)) return tl::unexpected(std::move(*fault));
  if (beside || by == For::library) {
    state->draft.emplace(beside ? folder_of(state->target) : temporary_folder());
    const auto shown = beside ? path : state->draft->path();
    if (const auto reason = state->draft->error()) return tl::unexpected(cannot_write(shown, reason));
  }
  if (beside || state->through >= 0)
    state->out.emplace(&state->buffer.emplace(state->through >= 0 ? state->through : state->draft->file()));
  return OutputFile(std::move(state));
}

std::ostream& OutputFile::stream() { return m_state->out ? *m_state->out : std::cout; }
const std::string& OutputFile::path() const { return m_state->draft->path(); }

engine::Error OutputFile::failure() const {
  if (m_state->buffer && m_state->buffer->error()) return cannot_write(m_state->asked, m_state->buffer->error());
  if (m_state->draft && m_state->target.empty()) return not_written(m_state->draft->path());
  if (m_state->asked.empty()) return stdout_failed().value();
  return not_written(m_state->asked);
}

Result<void> OutputFile::finish() {
  auto& s = *m_state;
  if (s.draft && s.target.empty())
    if (auto poured = pour(s.draft->path(), stream()); !poured) return poured;
  if (!stream().flush()) return s.asked.empty() ? stdout_failed() : tl::unexpected(failure());
  if (s.target.empty()) return {};
  // By name and not by number: a library may have put another file there.
  const auto& made = s.draft->path();
  if (s.group && ::chown(made.c_str(), static_cast<uid_t>(-1), *s.group) != 0) s.mode &= ~mode_t{077};
  (void)::chmod(made.c_str(), s.mode);  // not every disk has rights
  if (!sync(made, 0)) return tl::unexpected(cannot_write(s.asked, errno));
  if (::rename(made.c_str(), s.target.c_str()) != 0) return tl::unexpected(cannot_write(s.asked, errno));
  s.draft->keep();
  if (!sync(folder_of(s.target), O_DIRECTORY)) return tl::unexpected(cannot_write(s.asked, errno));
  return {};
}

}  // namespace qixian::adapters::disk
