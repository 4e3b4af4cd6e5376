#include "adapters/http/connection.hpp"

#include <boost/beast/http/read.hpp>

#include "adapters/http/asked.hpp"
#include "adapters/http/coroutines.hpp"

namespace qixian::adapters::http {
Connection::Connection(Transport::socket socket, Handler& handler, const Settings& settings)
    : m_wire(std::move(socket)), m_handler(handler), m_settings(settings), m_peer(peer_of(m_wire.socket())) {}

void Connection::close() {
  m_closing = true;
  if (m_idle) m_wire.close();
}

asio::awaitable<void> Connection::run() {
  const auto self = shared_from_this();
  for (bool goes_on = true; goes_on && !m_closing;) goes_on = co_await one_request();
  error_code gone;
  m_wire.socket().shutdown(asio::socket_base::shutdown_send, gone);
}

/// The first byte may be long in coming; from then on the head is due.
asio::awaitable<bool> Connection::read_head(HeadParser& parser) {
  error_code bad;
  m_idle = true;
  if (m_buffer.size() == 0) {
    m_wire.expires_after(m_settings.limits.idle);
    const auto read = co_await m_wire.async_read_some(m_buffer.prepare(4096), noting(bad));
    m_buffer.commit(read);
    if (bad) co_return false;
  }
  parser.header_limit(m_settings.limits.head);
  parser.body_limit(boost::none);  // what may follow is asked for when the head is known
  m_wire.expires_after(m_settings.limits.for_head);
  co_await http::async_read_header(m_wire, m_buffer, parser, noting(bad));
  m_idle = false;
  if (!bad) co_return true;
  if (const int status = status_of(bad); status != 0) co_await turn_away(status);
  co_return false;
}

asio::awaitable<bool> Connection::one_request() {
  HeadParser parser;
  if (!co_await read_head(parser)) co_return false;
  Request request;
  request.peer = m_peer;
  const auto& head = parser.get();
  const bool keep = head.keep_alive() && !m_closing;
  const bool head_only = head.method() == http::verb::head;
  const unsigned version = head.version();
  if (!take_head(head, request)) {
    co_await turn_away(400);
    co_return false;
  }
  settle_peer(request, m_settings.proxies);
  const auto plan = m_handler.plan(request);
  if (!co_await read_body(parser, plan, request)) co_return false;
  m_wire.expires_never();
  auto response = co_await async_answer(m_handler, std::move(request), m_wire.get_executor());
  co_return co_await write(std::move(response), head_only, version, keep);
}

asio::awaitable<bool> Connection::read_body(HeadParser& head, const BodyPlan& plan, Request& request) {
  const auto length = head.content_length();
  if (length && *length > plan.most) {
    co_await turn_away(413);
    co_return false;
  }
  if (head.is_done()) co_return true;
  if (request.field("expect") == "100-continue") {
    const std::string go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    error_code bad;
    m_wire.expires_after(m_settings.limits.for_writing);
    co_await m_wire.async_write_some(asio::buffer(go_on), noting(bad));
    if (bad) co_return false;
  }
  if (plan.folder.empty()) co_return co_await read_to_memory(head, plan, request);
  co_return co_await read_to_file(head, plan, request);
}

asio::awaitable<void> Connection::turn_away(int status) {
  auto response = m_handler.refuse(status, m_peer);
  co_await write(std::move(response), false, 11, false);
  co_await linger();
}

/// What the caller is still sending is read for a moment: a socket that is closed with bytes unread takes back the
/// answer that is on its way to him.
asio::awaitable<void> Connection::linger() {
  error_code bad;
  m_wire.socket().shutdown(asio::socket_base::shutdown_send, bad);
  m_wire.expires_after(std::chrono::seconds(2));
  m_buffer.clear();
  for (int left = 64; left > 0 && !bad; --left)
    co_await m_wire.async_read_some(m_buffer.prepare(16 * 1024), noting(bad));
}

}  // namespace qixian::adapters::http
