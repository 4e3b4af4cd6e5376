#include "serve/front.hpp"

#include <boost/asio/post.hpp>

namespace qixian::serve {
namespace {

constexpr unsigned readers = 4;

}  // namespace

Front::Front(const Place& place, const std::string& language, desk::Writer& writer, desk::Meter& meter,
             std::function<void()> ended)
    : m_readers(place.store, place.clock, readers),
      m_api({place.store, language}, m_readers, writer, meter),
      m_tell(std::move(ended)) {}

Front::~Front() {
  close();
  if (m_thread.joinable()) m_thread.join();
}

engine::Result<void> Front::listen(const std::string& at) {
  if (at.find('/') == at.npos)
    return engine::refuse("bad_address", {engine::N_("{0} is no path of a socket"), {at}},
                          {engine::N_("over the network nobody is known yet: give a path, as /run/qixian/api"), {}});
  adapters::http::Settings settings;
  settings.socket_mode = 0666;  // whoever knocks is looked at by his uid, and most are refused
  auto server = adapters::http::Server::open(m_loop, at, m_api, std::move(settings));
  if (!server) return tl::unexpected(std::move(server.error()));
  m_server = std::move(*server);
  return {};
}

void Front::start() {
  m_thread = std::thread([this] {
    m_loop.run();
    m_ended = true;
    m_tell();
  });
}

void Front::close() {
  m_api.news().end();  // who listens is being answered all the time
  boost::asio::post(m_loop, [this] { m_server->close(); });
}

}  // namespace qixian::serve
