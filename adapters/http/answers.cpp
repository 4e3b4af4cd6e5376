#include <boost/asio/write.hpp>
#include <boost/beast/http/chunk_encode.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include "adapters/http/asked.hpp"
#include "adapters/http/connection.hpp"
#include "adapters/http/coroutines.hpp"

/// What is written to a caller.
namespace qixian::adapters::http {
namespace {

template <class Body>
void put_head(http::response<Body>& out, const Response& from, bool keep) {
  out.version(11);
  out.result(static_cast<unsigned>(from.status));
  for (const auto& [name, value] : from.fields) out.insert(name, value);
  out.keep_alive(keep);
}

}  // namespace

asio::awaitable<bool> Connection::write(Response response, bool head_only, unsigned version, bool keep) {
  error_code bad;
  keep = keep && !m_closing && (!response.stream || version >= 11);
  m_wire.expires_after(m_settings.limits.for_writing);
  if (response.stream) {
    http::response<http::empty_body> out;
    put_head(out, response, keep);
    out.chunked(version >= 11);
    http::response_serializer<http::empty_body> serializer(out);
    co_await http::async_write_header(m_wire, serializer, noting(bad));
    if (!bad && !head_only && !co_await write_stream(*response.stream, version)) co_return false;
    co_return !bad && keep;
  }
  http::response<http::string_body> out;
  put_head(out, response, keep);
  out.body() = std::move(response.body);
  out.prepare_payload();
  http::response_serializer<http::string_body> serializer(out);
  if (head_only)
    co_await http::async_write_header(m_wire, serializer, noting(bad));
  else
    co_await http::async_write(m_wire, serializer, noting(bad));
  co_return !bad && keep;
}

asio::awaitable<bool> Connection::write_stream(Stream& stream, unsigned version) {
  error_code bad;
  for (;;) {
    m_wire.expires_never();  // the next piece comes when there is one
    auto piece = co_await async_next(stream, m_wire.get_executor());
    m_wire.expires_after(m_settings.limits.for_writing);
    if (!piece || m_closing) break;
    if (piece->empty()) continue;  // in chunks an empty one is the end
    if (version >= 11)
      co_await asio::async_write(m_wire, http::make_chunk(asio::const_buffer(piece->data(), piece->size())),
                                 noting(bad));
    else
      co_await asio::async_write(m_wire, asio::buffer(*piece), noting(bad));
    if (bad) co_return false;
  }
  if (version >= 11) co_await asio::async_write(m_wire, http::make_chunk_last(), noting(bad));
  co_return !bad && version >= 11;
}

}  // namespace qixian::adapters::http
