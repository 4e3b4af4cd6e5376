#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>

#include "adapters/http/message.hpp"

namespace qixian::adapters::http {

/// A head as plain values. @returns false for one that is no request to this house: no Host, a target that is none
bool take_head(const boost::beast::http::request<boost::beast::http::empty_body>& head, Request& request);

/// Asks the handler and waits, on that executor, for its reply from wherever it comes.
boost::asio::awaitable<Response> async_answer(Handler& handler, Request request, boost::asio::any_io_executor executor);
/// The next piece of a stream; nothing at its end.
boost::asio::awaitable<std::optional<std::string>> async_next(Stream& stream, boost::asio::any_io_executor executor);

}  // namespace qixian::adapters::http
