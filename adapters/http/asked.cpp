#include "adapters/http/asked.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "adapters/http/target.hpp"

namespace qixian::adapters::http {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// A call-back for what a coroutine waits for: the value comes from any thread, the coroutine goes on where it lives.
template <class Value, class Asking>
asio::awaitable<Value> given_by(Asking asking, asio::any_io_executor executor) {
  return asio::async_initiate<const asio::use_awaitable_t<>, void(Value)>(
      [](auto completion, Asking ask, asio::any_io_executor at) {
        auto kept = std::make_shared<decltype(completion)>(std::move(completion));
        ask([kept, at](Value value) {
          asio::post(at, [kept, value = std::move(value)]() mutable { std::move (*kept)(std::move(value)); });
        });
      },
      asio::use_awaitable, std::move(asking), std::move(executor));
}

}  // namespace

bool take_head(const http::request<http::empty_body>& head, Request& request) {
  request.method = std::string(head.method_string());
  request.target = std::string(head.target());
  for (const auto& field : head) request.fields.emplace_back(lower(field.name_string()), std::string(field.value()));
  if (head.version() >= 11 && head.count(http::field::host) != 1) return false;
  return read_target(request.target, request);
}

asio::awaitable<Response> async_answer(Handler& handler, Request request, asio::any_io_executor executor) {
  auto held = std::make_shared<Request>(std::move(request));
  return given_by<Response>(
      [&handler, held](std::function<void(Response)> give) {
        try {
          handler.answer(std::move(*held), Reply(std::move(give)));
        } catch (const std::exception&) {  // its reply was let go of, which is an answer
        }
      },
      std::move(executor));
}

asio::awaitable<std::optional<std::string>> async_next(Stream& stream, asio::any_io_executor executor) {
  return given_by<std::optional<std::string>>(
      [&stream](std::function<void(std::optional<std::string>)> give) { stream.next(std::move(give)); },
      std::move(executor));
}

}  // namespace qixian::adapters::http
