#include "adapters/smtp/smtp_channel.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "adapters/smtp/headers.hpp"

namespace qixian::adapters::smtp {
namespace {

using engine::Message;
using engine::Sent;

template <class T, auto Free>
struct Freed {
  void operator()(T* p) const { Free(p); }
};
using Curl = std::unique_ptr<CURL, Freed<CURL, curl_easy_cleanup>>;
using Mime = std::unique_ptr<curl_mime, Freed<curl_mime, curl_mime_free>>;
using List = std::unique_ptr<curl_slist, Freed<curl_slist, curl_slist_free_all>>;

void add(List& list, const std::string& line) { list.reset(curl_slist_append(list.release(), line.c_str())); }

/// Mail knows CRLF only, and base64 would carry a bare LF through.
std::string with_crlf(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) out += '\r';
    out += text[i];
  }
  return out;
}

void add_part(curl_mime* mime, const std::string& text, const char* type) {
  auto* part = curl_mime_addpart(mime);
  const auto lines = with_crlf(text);
  curl_mime_data(part, lines.data(), lines.size());
  curl_mime_type(part, type);
  curl_mime_encoder(part, "base64");
}

/// Plain text first: of alternatives the last one is preferred.
Mime body_of(CURL* curl, const Message& message) {
  Mime mime(curl_mime_init(curl));
  add_part(mime.get(), message.text, "text/plain; charset=UTF-8");
  if (!message.html.empty()) add_part(mime.get(), message.html, "text/html; charset=UTF-8");
  return mime;
}

List headers_of(const Message& message, const Settings& settings, std::chrono::sys_seconds at) {
  List list;
  add(list, "Date: " + date_header(at));
  add(list, "From: " + mailbox(settings.from_name, settings.from));
  add(list, "To: " + mailbox(message.recipient, message.address));
  add(list, "Subject: " + encoded_words(message.subject));
  add(list, "Message-ID: " + message_id(message.key, settings.from));
  add(list, "Auto-Submitted: auto-generated");
  add(list, "Content-Type: multipart/alternative");  // curl says mixed by itself
  return list;
}

std::size_t last_line(char* data, std::size_t size, std::size_t count, void* to) {
  std::string_view line(data, size * count);
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) line.remove_suffix(1);
  static_cast<std::string*>(to)->assign(line.substr(0, 200));
  return size * count;
}

/// Which command was answered last, the good-bye aside. No more is kept of what is sent: a login is among it.
int last_verb(CURL*, curl_infotype type, char* data, std::size_t size, void* to) {
  const std::string_view verb(data, std::min<std::size_t>(size, 4));
  if (type == CURLINFO_HEADER_OUT && verb != "QUIT") static_cast<std::string*>(to)->assign(verb);
  return 0;
}

void configure(CURL* curl, const Settings& s) {
  const auto url = fmt::format("{}://{}:{}", s.tls == Tls::tls ? "smtps" : "smtp", s.host, s.port);
  const auto seconds = static_cast<long>(s.timeout.count());
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // mail stays inside, whatever the environment says
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, seconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds);
  curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
                   seconds);  // else the good-bye waits two minutes for its answer
  curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(s.tls == Tls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  if (!s.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, s.ca_file.c_str());
  if (!s.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, s.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, s.password.c_str());
  }
}

Sent later(std::string reason) { return {Sent::retry, std::move(reason), {}, {}}; }

/// The verdict. A refusal of RCPT or of what came with DATA is about this mail; before that, about us or the server.
Sent judged(CURLcode code, long reply, const std::string& verb) {
  switch (code) {
    case CURLE_OK:
      return {};
    case CURLE_COULDNT_RESOLVE_HOST:
      return later("unknown_host");
    case CURLE_COULDNT_CONNECT:
      return later("unreachable");
    case CURLE_OPERATION_TIMEDOUT:
      return later("timeout");
    case CURLE_LOGIN_DENIED:
      return later(fmt::format("login {}", reply));
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
      return later("tls");
    case CURLE_SSL_CACERT_BADFILE:
      return later("ca_file");
    default:
      break;
  }
  if (reply < 400) return later("dropped");
  if (reply == 530 || reply == 534 || reply == 535 || reply == 538) return later(fmt::format("login {}", reply));
  if (reply >= 500 && (verb == "RCPT" || verb == "DATA")) return {Sent::failed, fmt::format("smtp {}", reply), {}, {}};
  return later(fmt::format("smtp {}", reply));
}

}  // namespace

SmtpChannel::SmtpChannel(Settings settings, engine::Now now) : m_settings(std::move(settings)), m_now(std::move(now)) {}

Sent SmtpChannel::send(const Message& message) {
  if (!engine::is_mail_address(message.address)) return {Sent::failed, "address", {}, {}};
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) return later("no_libcurl");
  const Curl curl(curl_easy_init());
  if (!curl) throw std::bad_alloc();
  configure(curl.get(), m_settings);
  const auto headers = headers_of(message, m_settings, m_now());
  const auto mime = body_of(curl.get(), message);
  List to;
  add(to, message.address);
  std::string answer, verb;
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, m_settings.from.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_MIMEPOST, mime.get());
  curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, last_line);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &answer);
  curl_easy_setopt(curl.get(), CURLOPT_DEBUGFUNCTION, last_verb);
  curl_easy_setopt(curl.get(), CURLOPT_DEBUGDATA, &verb);
  curl_easy_setopt(curl.get(), CURLOPT_VERBOSE, 1L);
  const auto code = curl_easy_perform(curl.get());
  long reply = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &reply);
  auto sent = judged(code, reply, verb);
  if (sent.outcome == Sent::ok)
    sent.receipt = answer.starts_with("250") ? answer : message_id(message.key, m_settings.from);
  return sent;
}

}  // namespace qixian::adapters::smtp
