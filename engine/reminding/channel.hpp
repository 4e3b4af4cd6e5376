#pragma once
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace qixian::engine {

/// What is to be said to one recipient on one channel. Holds no personal data of an applicant: number, agency, officer,
/// due day and state only.
struct Message {
  std::string key;        ///< the idempotency id; the same for every attempt
  std::string recipient;  ///< name of a person, or code of a role
  std::string address;  ///< in this channel's own form; may be empty where the channel is the address (a group, files)
  std::string subject, text, html;  ///< UTF-8; html may be empty
};

/// What one attempt came to.
struct Sent {
  enum Outcome {
    ok,      ///< the other side took it
    retry,   ///< may succeed later: network, TLS, login, SMTP 4xx, HTTP 5xx and 429, a robot's rate limit, a full disk
    failed,  ///< will not: SMTP 5xx about the recipient or the message, HTTP 4xx, a robot's refusal
  };
  Outcome outcome = ok;
  /// Empty when ok; else a code, and behind a blank what the other side gave for a number: "unreachable", "timeout",
  /// "recipient 550", "http 503". Never a secret, an address or words of the other side. present/ has the sentences.
  std::string reason;
  std::optional<std::chrono::seconds> retry_after;  ///< how long the other side asks to wait
  std::string receipt;  ///< what proves it: the server's answer, the path of a file; empty where there is none
};

/// A way out of the house: mail, webhook, a group's robot, a folder of files.
///
/// At least once: after an attempt whose end was not seen (dropped, timed out, the process killed) the message may have
/// arrived, and is sent again under the same key. The key goes out as Message-ID (mail), Idempotency-Key (webhook) or
/// the name of the file, so that the receiver can drop the second. The robots know no such key.
///
/// Bad outcomes are values; throws only for a broken program (bad_alloc).
class Channel {
 public:
  virtual ~Channel() = default;
  virtual Sent send(const Message& message) = 0;
};

/// The moment of an attempt, for dates and signatures. Adapters are given one: they read no clock.
using Now = std::function<std::chrono::sys_seconds()>;

/// The key in ASCII, for headers: letters, digits and ._- stand, any other byte as %XX.
std::string header_key(std::string_view key);

/// One @ with something on both sides, ASCII without blanks, brackets and control characters: what a mail server takes
/// and what can't begin a command or a header of its own.
bool is_mail_address(std::string_view text);

}  // namespace qixian::engine
