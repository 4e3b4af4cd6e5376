#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/error.hpp"

namespace boost::asio {
class io_context;
}

namespace qixian::adapters::health {

struct Answer {
  bool well = true;  ///< 200, else 503
  std::string body;  ///< JSON
};
/// What a path shows; nothing: there is no such page (404). Called on the loop's thread.
using Pages = std::function<std::optional<Answer>(std::string_view path)>;

/// Answers GET and HEAD, one request a connection, without keys or encryption: it is for this machine or a trusted
/// network, and what it shows holds no personal data. A caller has five seconds; of more than 32 at once
/// the one who has waited longest is cut off.
class Listener {
 public:
  /// Begins to listen.
  /// @param at 127.0.0.1:8080, [::1]:8080, port 0 for a free one; or the path of a Unix socket
  /// @returns bad_address, not_listening
  static engine::Result<std::unique_ptr<Listener>> open(boost::asio::io_context& loop, const std::string& at,
                                                        Pages pages);
  ~Listener();
  /// Where it listens, with the port that was found.
  const std::string& place() const;
  /// Takes no more callers; those that are being answered are cut off.
  void close();

 private:
  struct Inside;
  explicit Listener(std::shared_ptr<Inside> inside) : m_inside(std::move(inside)) {}
  std::shared_ptr<Inside> m_inside;
};

}  // namespace qixian::adapters::health
