#pragma once
#include <cstdint>
#include <streambuf>
#include <vector>

namespace qixian::adapters::disk {

/// An open file behind a stream, which remembers why it stopped: std::fstream forgets errno. Reads or writes, not both.
class Buffer final : public std::streambuf {
 public:
  /// @param file stays the caller's
  explicit Buffer(int file);

  int error() const { return m_error; }              ///< an errno, 0 while nothing failed
  std::uint64_t position() const { return m_done; }  ///< bytes taken from the file or given to it

 protected:
  int_type underflow() override;
  int_type overflow(int_type character) override;
  int sync() override;

 private:
  bool drain();

  int m_file;
  int m_error = 0;
  std::uint64_t m_done = 0;
  std::vector<char> m_room;
};

}  // namespace qixian::adapters::disk
