#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What is asked and answered over HTTP, as plain values: who answers knows nothing of sockets.
namespace qixian::adapters::http {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// Who holds the other end.
struct Peer {
  std::string address = {};               ///< 192.0.2.7; empty for a Unix socket
  std::optional<std::uint32_t> uid = {};  ///< of a Unix socket: the system's user, as the kernel has it
  bool encrypted = false;
};

struct Request {
  std::string method = {};             ///< GET
  std::string target = {};             ///< as it came, for nothing but the log
  std::vector<std::string> path = {};  ///< its segments, decoded: /a%2Fb/c is {"a/b", "c"}
  Fields query = {};                   ///< decoded, in their order
  Fields fields = {};                  ///< names in lower case
  std::string body = {};
  std::string file = {};  ///< where the body went in place of `body`; whoever answers may move it away
  Peer peer = {};

  /// The one value of that field or key; nothing where there is none, or more than one that differ.
  std::optional<std::string_view> field(std::string_view name) const;
  std::optional<std::string_view> asked(std::string_view key) const;
};

/// A body that is made bit by bit: events as they happen, a long list.
class Stream {
 public:
  virtual ~Stream() = default;
  /// Asks for the next piece; a piece is asked for when the one before was written. Called on the loop's thread.
  /// @param give takes it, once, from any thread; nothing: that was all
  virtual void next(std::function<void(std::optional<std::string>)> give) = 0;
};

struct Response {
  int status = 200;
  Fields fields = {};
  std::string body = {};
  std::shared_ptr<Stream> stream = {};  ///< in place of a body
};

/// Gives one answer, from any thread. One that is let go of without answering has answered 500: nobody waits for ever.
class Reply {
 public:
  explicit Reply(std::function<void(Response)> give);
  /// @throws std::logic_error for a second answer
  void operator()(Response response) const;

 private:
  struct Once;
  std::shared_ptr<Once> m_once;
};

/// What of a body is taken.
struct BodyPlan {
  std::uint64_t most = 64 * 1024;  ///< bytes; what is longer is refused with 413 before it is read
  std::string folder = {};         ///< where it is written to a file of its own; empty: it is kept in memory
};

/// What answers. Both are called on the loop's thread and must not wait: what takes long goes elsewhere, and the reply
/// comes from there.
class Handler {
 public:
  virtual ~Handler() = default;
  /// @param head the request without its body
  virtual BodyPlan plan(const Request& head) = 0;
  virtual void answer(Request request, Reply reply) = 0;
  /// An answer that was given without asking answer(): a head that is none, one too long, a body too long.
  /// @param status 400, 413, 431, 507  @returns what is said of it
  virtual Response refuse(int status, const Peer& peer) = 0;
};

}  // namespace qixian::adapters::http
