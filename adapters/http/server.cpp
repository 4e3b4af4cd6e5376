#include "adapters/http/server.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <list>

#include "adapters/http/connection.hpp"

namespace qixian::adapters::http {

namespace asio = boost::asio;
using boost::system::error_code;
using engine::N_;

namespace {

/// A socket's file outlives the process that a power cut took away.
void remove_old_socket(const std::string& path) {
  struct stat found {};
  if (lstat(path.c_str(), &found) == 0 && S_ISSOCK(found.st_mode)) unlink(path.c_str());
}

}  // namespace

class Server::Inside : public std::enable_shared_from_this<Inside> {
 public:
  Inside(asio::io_context& loop, Handler& handler, Settings settings)
      : m_loop(loop), m_acceptor(loop), m_pause(loop), m_handler(handler), m_settings(std::move(settings)) {}

  void listen(const Transport::endpoint& at, const std::string& text);
  void accept();
  void close();
  const std::string& place() const { return m_place; }

 private:
  void accept_later();
  void take(Transport::socket socket);
  bool makes_room_for(const Connection& newcomer);

  asio::io_context& m_loop;
  asio::basic_socket_acceptor<Transport> m_acceptor;
  asio::steady_timer m_pause;
  Handler& m_handler;
  Settings m_settings;
  std::string m_place, m_path;
  std::list<std::shared_ptr<Connection>> m_connections;  ///< the oldest first
};

void Server::Inside::listen(const Transport::endpoint& at, const std::string& text) {
  const bool local = at.protocol().family() == AF_UNIX;
  if (local) remove_old_socket(text);
  m_acceptor.open(at.protocol());
  if (!local) m_acceptor.set_option(asio::socket_base::reuse_address(true));
  // Nobody gets in between bind() and a chmod() behind it: the mask holds for the file as it is made.
  const auto mask = local ? umask(0777 & ~m_settings.socket_mode) : mode_t{};
  error_code bad;
  m_acceptor.bind(at, bad);
  if (local) umask(mask);
  if (bad) throw boost::system::system_error(bad);
  if (local) m_path = text;
  m_acceptor.listen();
  m_place = place_of(text, m_acceptor.local_endpoint());
}

/// Out of file descriptors: asking again at once would only burn the processor.
void Server::Inside::accept_later() {
  m_pause.expires_after(std::chrono::seconds(1));
  m_pause.async_wait([self = shared_from_this()](error_code cancelled) {
    if (!cancelled) self->accept();
  });
}

void Server::Inside::accept() {
  m_acceptor.async_accept([self = shared_from_this()](error_code bad, Transport::socket socket) {
    if (!self->m_acceptor.is_open()) return;
    if (bad) return self->accept_later();
    self->take(std::move(socket));
    self->accept();
  });
}

/// Whoever has waited longest for nothing gives his place up: those who hold many can't keep a question out.
bool Server::Inside::makes_room_for(const Connection& newcomer) {
  const auto& limits = m_settings.limits;
  const auto& proxies = m_settings.proxies;
  const auto& address = newcomer.address();
  const bool is_counted = !address.empty() && std::find(proxies.begin(), proxies.end(), address) == proxies.end();
  std::size_t his = 0;
  std::shared_ptr<Connection> oldest_of_his, oldest;
  for (const auto& other : m_connections) {
    const bool same = is_counted && other->address() == address;
    if (same) ++his;
    if (!other->is_idle()) continue;
    if (same && !oldest_of_his) oldest_of_his = other;
    if (!oldest) oldest = other;
  }
  if (his >= limits.of_an_address) {
    if (!oldest_of_his) return false;
    oldest_of_his->close();
  } else if (m_connections.size() >= limits.connections) {
    if (!oldest) return false;
    oldest->close();
  }
  return true;
}

void Server::Inside::take(Transport::socket socket) {
  auto connection = std::make_shared<Connection>(std::move(socket), m_handler, m_settings);
  if (!makes_room_for(*connection)) return;
  const auto at = m_connections.insert(m_connections.end(), connection);
  asio::co_spawn(
      m_loop, [connection] { return connection->run(); },
      [self = shared_from_this(), at](std::exception_ptr) { self->m_connections.erase(at); });
}

void Server::Inside::close() {
  if (!m_acceptor.is_open()) return;
  error_code ignored;
  m_acceptor.close(ignored);
  m_pause.cancel();
  if (!m_path.empty()) unlink(m_path.c_str());
  const auto open = m_connections;  // closing one takes it from the list
  for (const auto& connection : open) connection->close();
}

engine::Result<std::unique_ptr<Server>> Server::open(asio::io_context& loop, const std::string& at, Handler& handler,
                                                     Settings settings) {
  const auto endpoint = endpoint_of(at);
  if (!endpoint)
    return engine::refuse("bad_address", {N_("can't listen at {0}: it is no address"), {at}},
                          {N_("give 127.0.0.1:PORT, [::1]:PORT, or the path of a Unix socket"), {}});
  auto inside = std::make_shared<Inside>(loop, handler, std::move(settings));
  try {
    inside->listen(*endpoint, at);
  } catch (const boost::system::system_error& e) {
    return engine::refuse("not_listening", {N_("can't listen at {0}: {1}"), {at, e.code().message()}},
                          {N_("is the port in use, the folder there?"), {}});
  }
  inside->accept();
  return std::unique_ptr<Server>(new Server(std::move(inside)));
}

Server::~Server() { close(); }
const std::string& Server::place() const { return m_inside->place(); }
void Server::close() { m_inside->close(); }

}  // namespace qixian::adapters::http
