#include "adapters/health/listener.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <charconv>
#include <cstring>
#include <vector>

namespace qixian::adapters::health {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using engine::N_;
using Stream = asio::generic::stream_protocol;  // TCP and Unix sockets alike
using Failure = boost::system::error_code;

constexpr std::size_t most_callers = 32;
constexpr std::chrono::seconds patience{5};

std::optional<Stream::endpoint> endpoint_of(const std::string& at) {
  if (at.find('/') != at.npos) {
    if (at.size() >= sizeof(sockaddr_un::sun_path)) return {};
    return asio::local::stream_protocol::endpoint(at);
  }
  const auto colon = at.rfind(':');
  if (colon == at.npos) return {};
  auto host = at.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  unsigned short port = 0;
  const auto [end, bad] = std::from_chars(at.data() + colon + 1, at.data() + at.size(), port);
  Failure no_address;
  const auto address = asio::ip::make_address(host, no_address);
  if (bad != std::errc{} || end != at.data() + at.size() || no_address) return {};
  return asio::ip::tcp::endpoint(address, port);
}

/// A socket's file outlives the process that a power cut took away.
void remove_old_socket(const std::string& path) {
  struct stat found {};
  if (lstat(path.c_str(), &found) == 0 && S_ISSOCK(found.st_mode)) unlink(path.c_str());
}

}  // namespace

struct Listener::Inside : std::enable_shared_from_this<Inside> {
  class Caller;

  Inside(asio::io_context& loop, Pages shown) : acceptor(loop), pause(loop), pages(std::move(shown)) {}
  void listen(const Stream::endpoint& at, const std::string& text);
  void accept();
  void accept_later();

  asio::basic_socket_acceptor<Stream> acceptor;
  asio::steady_timer pause;
  Pages pages;
  std::string place, path;
  std::vector<Caller*> callers;  ///< the oldest first
};

/// One connection, from its request to its end; owned by what it waits for.
class Listener::Inside::Caller : public std::enable_shared_from_this<Caller> {
 public:
  Caller(std::shared_ptr<Inside> house, Stream::socket socket)
      : m_house(std::move(house)), m_stream(std::move(socket)) {
    m_house->callers.push_back(this);
  }
  ~Caller() { std::erase(m_house->callers, this); }

  void read() {
    m_parser.header_limit(4096);
    m_stream.expires_after(patience);
    http::async_read_header(m_stream, m_buffer, m_parser, [self = shared_from_this()](Failure bad, std::size_t) {
      if (!bad) self->answer();
    });
  }
  void cut() { m_stream.close(); }

 private:
  void answer() {
    const auto& request = m_parser.get();
    const bool reads = request.method() == http::verb::get || request.method() == http::verb::head;
    const auto target = std::string_view(request.target().data(), request.target().size());
    const auto page = reads ? m_house->pages(target.substr(0, target.find('?'))) : std::nullopt;
    m_response.version(11);
    m_response.result(!reads       ? http::status::method_not_allowed
                      : !page      ? http::status::not_found
                      : page->well ? http::status::ok
                                   : http::status::service_unavailable);
    m_response.set(http::field::content_type, "application/json");
    m_response.set(http::field::cache_control, "no-store");
    if (!reads) m_response.set(http::field::allow, "GET, HEAD");
    m_response.body() = page ? page->body + "\n" : "{}\n";
    m_response.keep_alive(false);
    m_response.prepare_payload();
    if (request.method() == http::verb::head) m_response.body().clear();
    http::async_write(m_stream, m_response, [self = shared_from_this()](Failure, std::size_t) {
      Failure ignored;
      self->m_stream.socket().shutdown(asio::socket_base::shutdown_send, ignored);
    });
  }

  std::shared_ptr<Inside> m_house;
  beast::basic_stream<Stream> m_stream;
  beast::flat_buffer m_buffer;
  http::request_parser<http::empty_body> m_parser;
  http::response<http::string_body> m_response;
};

void Listener::Inside::listen(const Stream::endpoint& at, const std::string& text) {
  const bool local = at.protocol().family() == AF_UNIX;
  if (local) remove_old_socket(path = text);
  acceptor.open(at.protocol());
  if (!local) acceptor.set_option(asio::socket_base::reuse_address(true));
  acceptor.bind(at);
  acceptor.listen();
  place = text;
  if (!local) {
    asio::ip::tcp::endpoint bound;
    const auto found = acceptor.local_endpoint();
    bound.resize(found.size());
    std::memcpy(bound.data(), found.data(), found.size());
    place = text.substr(0, text.rfind(':') + 1) + std::to_string(bound.port());
  }
}

/// Out of file descriptors: asking again at once would only burn the processor.
void Listener::Inside::accept_later() {
  pause.expires_after(std::chrono::seconds(1));
  pause.async_wait([self = shared_from_this()](Failure cancelled) {
    if (!cancelled) self->accept();
  });
}

void Listener::Inside::accept() {
  acceptor.async_accept([self = shared_from_this()](Failure bad, Stream::socket socket) {
    if (!self->acceptor.is_open()) return;
    if (bad) return self->accept_later();
    // Whoever has held his place longest gives it up: those who hold many for nothing can't keep a question out.
    if (self->callers.size() >= most_callers) {
      auto* const oldest = self->callers.front();
      self->callers.erase(self->callers.begin());
      oldest->cut();
    }
    std::make_shared<Caller>(self, std::move(socket))->read();
    self->accept();
  });
}

engine::Result<std::unique_ptr<Listener>> Listener::open(asio::io_context& loop, const std::string& at, Pages pages) {
  const auto endpoint = endpoint_of(at);
  if (!endpoint)
    return engine::refuse("bad_address", {N_("can't listen at {0}: it is no address"), {at}},
                          {N_("give 127.0.0.1:PORT, [::1]:PORT, or the path of a Unix socket"), {}});
  auto inside = std::make_shared<Inside>(loop, std::move(pages));
  try {
    inside->listen(*endpoint, at);
  } catch (const boost::system::system_error& e) {
    return engine::refuse("not_listening", {N_("can't listen at {0}: {1}"), {at, e.code().message()}},
                          {N_("is the port in use, the folder there?"), {}});
  }
  inside->accept();
  return std::unique_ptr<Listener>(new Listener(std::move(inside)));
}

Listener::~Listener() { close(); }

const std::string& Listener::place() const { return m_inside->place; }

void Listener::close() {
  Failure ignored;
  if (!m_inside->acceptor.is_open()) return;
  m_inside->acceptor.close(ignored);
  m_inside->pause.cancel();
  if (!m_inside->path.empty()) unlink(m_inside->path.c_str());
  const auto callers = m_inside->callers;
  for (auto* caller : callers) caller->cut();
}

}  // namespace qixian::adapters::health
