#include "adapters/disk/buffer.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace qixian::adapters::disk {

Buffer::Buffer(int file) : m_file(file), m_room(64 * 1024) {}

Buffer::int_type Buffer::underflow() {
  ssize_t got = 0;
  do got = ::read(m_file, m_room.data(), m_room.size());
  while (got < 0 && errno == EINTR);
  if (got < 0) {
    m_error = errno;
    // What a stream takes for a fault and not for the end: it turns it into its bad bit.
    throw std::system_error(m_error, std::generic_category());
  }
  m_done += static_cast<std::uint64_t>(got);
  setg(m_room.data(), m_room.data(), m_room.data() + got);
  return got == 0 ? traits_type::eof() : traits_type::to_int_type(*gptr());
}

/// @returns whether all that waits has been given to the file
bool Buffer::drain() {
  for (const char* from = pbase(); from < pptr();) {
    const auto put = ::write(m_file, from, static_cast<std::size_t>(pptr() - from));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) {
      if (!m_error) m_error = errno;
      setp(nullptr, nullptr);
      return false;
    }
    from += put;
    m_done += static_cast<std::uint64_t>(put);
  }
  setp(m_room.data(), m_room.data() + m_room.size());
  return true;
}

Buffer::int_type Buffer::overflow(int_type character) {
  if (m_error || !drain()) return traits_type::eof();
  if (traits_type::eq_int_type(character, traits_type::eof())) return traits_type::not_eof(character);
  *pptr() = traits_type::to_char_type(character);
  pbump(1);
  return character;
}

int Buffer::sync() { return m_error == 0 && drain() ? 0 : -1; }

}  // namespace qixian::adapters::disk
