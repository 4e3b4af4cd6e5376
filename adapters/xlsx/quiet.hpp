#pragma once
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

namespace qixian::adapters::xlsx {

/// While it lives, nothing is printed on standard error: libxlsxwriter tells there itself, in its own words, what it
/// gives back as an error anyway.
class Quiet {
 public:
  Quiet() : m_kept(::dup(STDERR_FILENO)) {
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (m_kept >= 0 && nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0) ::close(nowhere);
  }
  ~Quiet() {
    std::fflush(stderr);
    if (m_kept < 0) return;
    ::dup2(m_kept, STDERR_FILENO);
    ::close(m_kept);
  }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;

 private:
  int m_kept;
};

}  // namespace qixian::adapters::xlsx
