#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "adapters/http/message.hpp"
#include "engine/base/error.hpp"

namespace boost::asio {
class io_context;
}

namespace qixian::adapters::http {

/// What nobody may take more of.
struct Limits {
  std::size_t connections = 512;   ///< at once; of more, the one that has been idle longest is closed
  std::size_t of_an_address = 64;  ///< of one TCP address; those of a known proxy are not counted
  std::uint32_t head = 16 * 1024;  ///< bytes of a request's line and fields
  std::chrono::seconds for_head{10}, for_body{60}, for_writing{30}, idle{75};
};

struct Settings {
  Limits limits = {};
  std::vector<std::string> proxies = {};  ///< addresses whose X-Forwarded-For and -Proto are believed
  unsigned socket_mode = 0600;            ///< of a Unix socket's file
};

/// HTTP/1.1 on one loop, any number of requests a connection, one after the other. Whatever a caller does costs him his
/// connection and nothing else. One thread: that of the loop.
class Server {
 public:
  /// Begins to listen.
  /// @param at 127.0.0.1:8080, [::1]:8080, port 0 for a free one; or the path of a Unix socket
  /// @param handler outlives the loop's last step  @returns bad_address, not_listening
  static engine::Result<std::unique_ptr<Server>> open(boost::asio::io_context& loop, const std::string& at,
                                                      Handler& handler, Settings settings = {});
  ~Server();
  /// Where it listens, with the port that was found.
  const std::string& place() const;
  /// Takes no more callers. Who is being answered gets his answer to its end, all others are closed; streams end.
  void close();

 private:
  class Inside;
  explicit Server(std::shared_ptr<Inside> inside) : m_inside(std::move(inside)) {}
  std::shared_ptr<Inside> m_inside;
};

}  // namespace qixian::adapters::http
