#pragma once
#include <cstdint>
#include <istream>
#include <memory>
#include <string>

#include "engine/base/error.hpp"

namespace qixian::adapters::disk {

/// A file of the user's to be read. A folder is none; a device or a pipe is, and has no size.
class InputFile {
 public:
  /// @returns errors "no_file", "read_failed" (no right, a disk that fails)
  static engine::Result<InputFile> open(const std::string& path);

  std::istream& stream() { return *m_stream; }
  bool is_regular() const;
  std::uint64_t size() const;      ///< bytes; 0 for what has no end
  std::uint64_t position() const;  ///< bytes read
  /// What stopped the stream, "read_failed"; only after its bad bit.
  engine::Error failure() const;

 private:
  struct State;
  explicit InputFile(std::shared_ptr<State> state);
  std::shared_ptr<State> m_state;
  std::unique_ptr<std::istream> m_stream;
};

/// The file as one text. @param most bytes: nothing larger stands in memory, whatever the file is
/// @returns also error "too_large"
engine::Result<std::string> read_whole(const std::string& path, std::size_t most);

}  // namespace qixian::adapters::disk
