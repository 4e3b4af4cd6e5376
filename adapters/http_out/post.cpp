#include "adapters/http_out/post.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace qixian::adapters::http_out {
namespace {

using engine::Sent;

template <class T, auto Free>
struct Freed {
  void operator()(T* p) const { Free(p); }
};
using Curl = std::unique_ptr<CURL, Freed<CURL, curl_easy_cleanup>>;
using List = std::unique_ptr<curl_slist, Freed<curl_slist, curl_slist_free_all>>;

constexpr std::size_t largest_body = 64 * 1024;

std::size_t collect(char* data, std::size_t size, std::size_t count, void* to) {
  auto& body = *static_cast<std::string*>(to);
  body.append(data, std::min(size * count, largest_body - body.size()));
  return size * count;
}

std::string trouble_of(CURLcode code) {
  switch (code) {
    case CURLE_OK:
      return "";
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return "unknown_host";
    case CURLE_COULDNT_CONNECT:
      return "unreachable";
    case CURLE_OPERATION_TIMEDOUT:
      return "timeout";
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
      return "tls";
    case CURLE_SSL_CACERT_BADFILE:
      return "ca_file";
    default:
      return "dropped";
  }
}

std::string header(CURL* curl, const char* name) {
  curl_header* found = nullptr;
  return curl_easy_header(curl, name, 0, CURLH_HEADER, -1, &found) == CURLHE_OK ? found->value : "";
}

/// Retry-After as seconds or as an HTTP date; x-ogw-ratelimit-reset is what 飞书 calls its seconds.
std::optional<std::chrono::seconds> retry_after(CURL* curl, std::chrono::sys_seconds at) {
  auto text = header(curl, "Retry-After");
  if (text.empty()) text = header(curl, "x-ogw-ratelimit-reset");
  std::int64_t seconds = -1;
  const auto end = text.data() + text.size();
  if (const auto read = std::from_chars(text.data(), end, seconds); read.ec != std::errc{} || read.ptr != end) {
    const auto moment = curl_getdate(text.c_str(), nullptr);
    if (moment < 0) return std::nullopt;
    seconds = std::max<std::int64_t>(0, moment - at.time_since_epoch().count());
  }
  // More than a day is not a wait but a mistake of the other side.
  return seconds < 0 ? std::nullopt : std::optional(std::chrono::seconds(std::min<std::int64_t>(seconds, 86'400)));
}

}  // namespace

Reply post_json(const Way& way, const std::string& url, const std::vector<std::pair<std::string, std::string>>& headers,
                const std::string& body, std::chrono::sys_seconds at) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) return {"no_libcurl", 0, {}, {}};
  const Curl owner(curl_easy_init());
  if (!owner) throw std::bad_alloc();
  CURL* curl = owner.get();
  List list(curl_slist_append(nullptr, "Content-Type: application/json; charset=utf-8"));
  list.reset(curl_slist_append(list.release(), "Expect:"));  // no round of 100-continue
  for (const auto& [name, value] : headers)
    list.reset(curl_slist_append(list.release(), fmt::format("{}: {}", name, value).c_str()));
  Reply reply;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_PROXY, way.proxy.c_str());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(way.timeout.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(way.timeout.count()));
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "qixian");
  if (!way.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, way.ca_file.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list.get());
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.c_str());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, collect);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &reply.body);
  reply.trouble = trouble_of(curl_easy_perform(curl));
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply.status);
  reply.retry_after = retry_after(curl, at);
  return reply;
}

Sent by_status(const Reply& reply) {
  if (!reply.trouble.empty()) return {Sent::retry, reply.trouble, {}, {}};
  if (reply.status / 100 == 2) return {};
  const bool later = reply.status == 408 || reply.status == 425 || reply.status == 429 || reply.status >= 500;
  return {later ? Sent::retry : Sent::failed,
          fmt::format("http {}", reply.status),
          later ? reply.retry_after : std::nullopt,
          {}};
}

}  // namespace qixian::adapters::http_out
