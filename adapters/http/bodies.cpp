#include <unistd.h>

#include <boost/beast/core/file_posix.hpp>
#include <boost/beast/http/basic_file_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include "adapters/http/connection.hpp"
#include "adapters/http/coroutines.hpp"

/// What follows a head: into memory, or piece by piece into a file.
namespace qixian::adapters::http {
namespace {

using FileBody = http::basic_file_body<boost::beast::file_posix>;

}  // namespace

asio::awaitable<bool> Connection::read_to_memory(HeadParser& head, const BodyPlan& plan, Request& request) {
  http::request_parser<http::string_body> parser(std::move(head));
  parser.body_limit(plan.most);
  error_code bad;
  m_wire.expires_after(m_settings.limits.for_body);
  co_await http::async_read(m_wire, m_buffer, parser, noting(bad));
  if (!bad) {
    request.body = std::move(parser.get().body());
    co_return true;
  }
  if (const int status = status_of(bad); status != 0) co_await turn_away(status);
  co_return false;
}

/// The file is whole when this gives true, and gone when it does not. However large it is, one buffer is held.
asio::awaitable<bool> Connection::read_to_file(HeadParser& head, const BodyPlan& plan, Request& request) {
  std::string name = plan.folder + "/upload-XXXXXX";
  boost::beast::file_posix file;
  file.native_handle(mkstemp(name.data()));
  if (!file.is_open()) {
    co_await turn_away(507);
    co_return false;
  }
  http::request_parser<FileBody> parser(std::move(head));
  parser.body_limit(plan.most);
  error_code bad;
  parser.get().body().reset(std::move(file), bad);
  while (!bad && !parser.is_done()) {
    m_wire.expires_after(m_settings.limits.for_body);  // of each piece: a large file over a slow line is no fault
    co_await http::async_read_some(m_wire, m_buffer, parser, noting(bad));
  }
  parser.get().body().close();
  if (!bad) {
    request.file = std::move(name);
    co_return true;
  }
  unlink(name.c_str());
  const int status = bad.category() == boost::system::system_category() && bad.value() == ENOSPC ? 507 : status_of(bad);
  if (status != 0) co_await turn_away(status);
  co_return false;
}

}  // namespace qixian::adapters::http
