#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <filesystem>
#include <future>
#include <thread>

#include "adapters/http/server.hpp"
#include "support/scratch.hpp"

namespace qixian::tests {

namespace http = qixian::adapters::http;

/// Answers with what it was asked: method, segments, query, body, in a line each. What a test wants otherwise stands in
/// the path: /drop lets go of the reply, /later keeps it, /stream gives three pieces, /file takes a body to a file.
class Echo final : public http::Handler {
 public:
  explicit Echo(std::string folder) : m_folder(std::move(folder)) {}
  http::BodyPlan plan(const http::Request& head) override;
  void answer(http::Request request, http::Reply reply) override;
  http::Response refuse(int status, const http::Peer&) override {
    return {status, {}, "refused " + std::to_string(status), {}};
  }
  std::promise<http::Reply> later;

 private:
  std::string m_folder;
};

/// A server in a thread of its own, on a free port or at a Unix socket.
class Serving {
 public:
  explicit Serving(http::Settings settings = {}, bool local = false);
  ~Serving();
  const std::string& place() const { return m_server->place(); }
  std::filesystem::path folder() const { return m_folder / ""; }
  /// On the loop's thread, and waited for.
  void run(const std::function<void(http::Server&)>& act);

 private:
  ScratchFolder m_folder;

 public:
  Echo echo;

 private:
  boost::asio::io_context m_loop{1};
  std::unique_ptr<http::Server> m_server;
  std::thread m_thread;
};

/// A caller who writes and reads bytes.
class Caller {
 public:
  explicit Caller(const Serving& serving);
  ~Caller();
  Caller(const Caller&) = delete;
  Caller& say(std::string_view bytes);
  Caller& no_more();                        ///< says nothing any more
  std::string until(std::string_view end);  ///< what comes, up to and with that
  std::string rest();                       ///< what comes until the other end closes

 private:
  int m_socket;
  std::string m_read;
};

}  // namespace qixian::tests
