#include "adapters/systemd/notifier.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace qixian::adapters::systemd {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::optional<std::int64_t> number(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value <= 0) return {};
  return value;
}

/// A line of its own: a break would begin another field.
std::string field(std::string_view name, std::string_view text) {
  std::string line(name);
  for (const char c : text) line += c == '\n' ? ' ' : c;
  return line + '\n';
}

}  // namespace

Notifier Notifier::from_environment() {
  const auto pid = number(variable("WATCHDOG_PID"));
  const auto period = number(variable("WATCHDOG_USEC"));
  if (!period || (pid && *pid != getpid())) return Notifier(variable("NOTIFY_SOCKET"));
  return Notifier(variable("NOTIFY_SOCKET"), std::chrono::microseconds(*period));
}

void Notifier::ready(std::string_view text) const { send("READY=1\n" + field("STATUS=", text)); }

void Notifier::stopping(std::string_view text) const { send("STOPPING=1\n" + field("STATUS=", text)); }

void Notifier::status(std::string_view text) const { send(field("STATUS=", text)); }

void Notifier::alive() const { send("WATCHDOG=1\n"); }

void Notifier::reloading() const {
  timespec now{};  // CLOCK_MONOTONIC is what systemd asks for; std::chrono doesn't promise which clock it reads
  clock_gettime(CLOCK_MONOTONIC, &now);
  send("RELOADING=1\n" + field("MONOTONIC_USEC=", std::to_string(now.tv_sec * 1'000'000 + now.tv_nsec / 1000)));
}

// A manager that is gone, or too busy, is no reason to stop working.
void Notifier::send(const std::string& lines) const {
  sockaddr_un address{};
  if (m_socket.empty() || m_socket.size() >= sizeof address.sun_path) return;
  address.sun_family = AF_UNIX;
  std::ranges::copy(m_socket, address.sun_path);
  if (address.sun_path[0] == '@') address.sun_path[0] = '\0';
  const int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) return;
  const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + m_socket.size());
  (void)sendto(fd, lines.data(), lines.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&address), length);
  close(fd);
}

}  // namespace qixian::adapters::systemd
