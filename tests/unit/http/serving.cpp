#include "serving.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "adapters/http/place.hpp"

namespace qixian::tests {
namespace {

class ThreePieces final : public http::Stream {
 public:
  void next(std::function<void(std::optional<std::string>)> give) override {
    if (m_given == 3) return give(std::nullopt);
    give("piece " + std::to_string(++m_given) + "\n");
  }

 private:
  int m_given = 0;
};

}  // namespace

http::BodyPlan Echo::plan(const http::Request& head) {
  const bool to_file = !head.path.empty() && head.path.front() == "file";
  return {1000, to_file ? m_folder : ""};
}

void Echo::answer(http::Request request, http::Reply reply) {
  const auto what = request.path.empty() ? "" : request.path.front();
  if (what == "drop") return;
  if (what == "throw") throw std::runtime_error("unforeseen");
  if (what == "later") return later.set_value(std::move(reply));
  if (what == "stream") return reply({200, {}, {}, std::make_shared<ThreePieces>()});
  std::string said = request.method;
  for (const auto& segment : request.path) said += " [" + segment + "]";
  for (const auto& [key, value] : request.query) said += " " + key + "=" + value;
  if (!request.file.empty()) {
    std::ifstream file(request.file);
    request.body.assign(std::istreambuf_iterator<char>(file), {});
    unlink(request.file.c_str());
  }
  reply({200, {{"X-Peer", request.peer.address}}, said + "\n" + request.body, {}});
}

Serving::Serving(http::Settings settings, bool local) : echo(m_folder / "") {
  auto opened = http::Server::open(m_loop, local ? m_folder / "socket" : "127.0.0.1:0", echo, settings);
  if (!opened) throw std::runtime_error(opened.error().code);
  m_server = std::move(*opened);
  m_thread = std::thread([this] { m_loop.run(); });
}

Serving::~Serving() {
  boost::asio::post(m_loop, [this] { m_server->close(); });
  m_thread.join();
}

void Serving::run(const std::function<void(http::Server&)>& act) {
  std::promise<void> done;
  boost::asio::post(m_loop, [&] {
    act(*m_server);
    done.set_value();
  });
  done.get_future().wait();
}

Caller::Caller(const Serving& serving) {
  const auto end = http::endpoint_of(serving.place());
  m_socket = ::socket(end->protocol().family(), SOCK_STREAM, 0);
  if (::connect(m_socket, end->data(), static_cast<socklen_t>(end->size())) != 0)
    throw std::runtime_error("nobody listens at " + serving.place());
}

Caller::~Caller() { ::close(m_socket); }

Caller& Caller::say(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) break;  // he was cut off: what he was told can still be read
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return *this;
}

Caller& Caller::no_more() {
  ::shutdown(m_socket, SHUT_WR);
  return *this;
}

std::string Caller::until(std::string_view end) {
  for (;;) {
    if (const auto at = m_read.find(end); !end.empty() && at != m_read.npos) {
      auto out = m_read.substr(0, at + end.size());
      m_read.erase(0, out.size());
      return out;
    }
    pollfd waiting{m_socket, POLLIN, 0};
    if (::poll(&waiting, 1, 20'000) != 1) throw std::runtime_error("no answer in 20 s: " + m_read);
    char bytes[4096];
    const auto got = ::recv(m_socket, bytes, sizeof bytes, 0);
    if (got <= 0) return std::exchange(m_read, {});
    m_read.append(bytes, static_cast<std::size_t>(got));
  }
}

std::string Caller::rest() { return until(""); }

}  // namespace qixian::tests
