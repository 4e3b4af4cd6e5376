#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace qixian::adapters::systemd {

/// Tells the service manager how the program is, sd_notify(3): READY=1, RELOADING=1, STOPPING=1, STATUS=…, WATCHDOG=1.
/// Silent where nobody listens.
///
/// Turned down: libsystemd. It brings seven libraries (gcrypt, lzma, zstd …) into each start of a program whose
/// shortest command takes 6 ms, for one datagram whose form systemd promises to keep and tells everybody to write
/// themselves.
class Notifier {
 public:
  /// @param socket a path, or @name for an abstract one; empty: nobody listens
  /// @param watchdog how long the manager waits for WATCHDOG=1; none: it doesn't
  explicit Notifier(std::string socket = {}, std::optional<std::chrono::microseconds> watchdog = {})
      : m_socket(std::move(socket)), m_watchdog(watchdog) {}
  /// $NOTIFY_SOCKET, $WATCHDOG_USEC (where $WATCHDOG_PID is this process or is not set).
  static Notifier from_environment();

  void ready(std::string_view status) const;
  /// Before a configuration is read anew; ready() ends it.
  void reloading() const;
  void stopping(std::string_view status) const;
  void status(std::string_view text) const;
  void alive() const;  ///< for the watchdog
  const std::optional<std::chrono::microseconds>& watchdog() const { return m_watchdog; }

 private:
  void send(const std::string& lines) const;

  std::string m_socket;
  std::optional<std::chrono::microseconds> m_watchdog;
};

}  // namespace qixian::adapters::systemd
