#pragma once
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/error.hpp>

/// What the sources of a connection share.
namespace qixian::adapters::http {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

/// A step of a coroutine that notes its failure instead of throwing it.
inline auto noting(error_code& bad) { return asio::redirect_error(asio::use_awaitable, bad); }

/// What a caller is told whose request could not be read; 0: nothing, he has gone.
inline int status_of(const error_code& bad) {
  if (bad == http::error::header_limit) return 431;
  if (bad == http::error::body_limit) return 413;
  if (bad == http::error::end_of_stream || bad == http::error::partial_message) return 0;
  return bad.category() == http::make_error_code(http::error::bad_method).category() ? 400 : 0;
}

}  // namespace qixian::adapters::http
