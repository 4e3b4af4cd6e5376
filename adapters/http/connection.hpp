#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include "adapters/http/place.hpp"
#include "adapters/http/server.hpp"

namespace qixian::adapters::http {

using Wire = boost::beast::basic_stream<Transport>;
using HeadParser = boost::beast::http::request_parser<boost::beast::http::empty_body>;

/// One caller, from the first request to the last. Lives as long as its coroutine.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Transport::socket socket, Handler& handler, const Settings& settings);

  /// Until the caller has gone, or was sent away.
  boost::asio::awaitable<void> run();
  /// Now, where it waits for a request; else behind the answer that is being given.
  void close();
  bool is_idle() const { return m_idle; }
  const std::string& address() const { return m_peer.address; }

 private:
  boost::asio::awaitable<bool> read_head(HeadParser& parser);
  boost::asio::awaitable<bool> read_body(HeadParser& head, const BodyPlan& plan, Request& request);
  boost::asio::awaitable<bool> read_to_memory(HeadParser& head, const BodyPlan& plan, Request& request);
  boost::asio::awaitable<bool> read_to_file(HeadParser& head, const BodyPlan& plan, Request& request);
  boost::asio::awaitable<void> converse();
  boost::asio::awaitable<bool> one_request();
  boost::asio::awaitable<bool> write(Response response, bool head_only, unsigned version, bool keep);
  boost::asio::awaitable<bool> write_stream(Stream& stream, unsigned version);
  boost::asio::awaitable<void> turn_away(int status);
  boost::asio::awaitable<void> linger();

  Wire m_wire;
  boost::beast::flat_buffer m_buffer;
  Handler& m_handler;
  const Settings& m_settings;  ///< of the server, which its connections keep alive
  Peer m_peer;
  bool m_idle = true, m_closing = false;
};

}  // namespace qixian::adapters::http
