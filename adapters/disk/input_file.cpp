#include "adapters/disk/input_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "adapters/disk/buffer.hpp"
#include "adapters/disk/failure.hpp"

namespace qixian::adapters::disk {

using engine::N_;

struct InputFile::State {
  State(int opened, std::string name) : file(opened), buffer(opened), path(std::move(name)) {}
  ~State() { ::close(file); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  int file;
  Buffer buffer;
  std::string path;
  struct stat about {};
};

InputFile::InputFile(std::shared_ptr<State> state)
    : m_state(std::move(state)), m_stream(std::make_unique<std::istream>(&m_state->buffer)) {}

engine::Result<InputFile> InputFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return tl::unexpected(cannot_read(path, errno));
  auto state = std::make_shared<State>(file, path);
  if (::fstat(file, &state->about) != 0) return tl::unexpected(cannot_read(path, errno));
  if (S_ISDIR(state->about.st_mode)) return tl::unexpected(cannot_read(path, EISDIR));
  return InputFile(std::move(state));
}

bool InputFile::is_regular() const { return S_ISREG(m_state->about.st_mode); }
std::uint64_t InputFile::size() const { return is_regular() ? static_cast<std::uint64_t>(m_state->about.st_size) : 0; }
std::uint64_t InputFile::position() const { return m_state->buffer.position(); }
engine::Error InputFile::failure() const { return cannot_read(m_state->path, m_state->buffer.error()); }

engine::Result<std::string> read_whole(const std::string& path, std::size_t most) {
  auto file = InputFile::open(path);
  if (!file) return tl::unexpected(file.error());
  std::string text;
  char block[64 * 1024];
  while (text.size() <= most && (file->stream().read(block, sizeof block) || file->stream().gcount() > 0))
    text.append(block, static_cast<std::size_t>(file->stream().gcount()));
  if (file->stream().bad()) return tl::unexpected(file->failure());
  if (text.size() > most)
    return engine::refuse("too_large",
                          {N_("{0} is larger than {1} KiB, the most that is read here"), {path, most / 1024}},
                          {N_("look whether it is the right file"), {}});
  return text;
}

}  // namespace qixian::adapters::disk
