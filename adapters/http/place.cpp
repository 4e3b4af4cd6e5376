#include "adapters/http/place.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <charconv>
#include <cstring>

namespace qixian::adapters::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

tcp::endpoint tcp_of(const Transport::endpoint& found) {
  tcp::endpoint out;
  out.resize(found.size());
  std::memcpy(out.data(), found.data(), found.size());
  return out;
}

bool is_known(const std::vector<std::string>& proxies, const std::string& address) {
  return std::find(proxies.begin(), proxies.end(), address) != proxies.end();
}

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t");
  return from == text.npos ? "" : std::string(text.substr(from, text.find_last_not_of(" \t") - from + 1));
}

}  // namespace

std::optional<Transport::endpoint> endpoint_of(const std::string& at) {
  if (at.find('/') != at.npos) {
    if (at.size() >= sizeof(sockaddr_un::sun_path)) return {};
    return asio::local::stream_protocol::endpoint(at);
  }
  const auto colon = at.rfind(':');
  if (colon == at.npos) return {};
  auto host = at.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  unsigned short port = 0;
  const auto [end, bad] = std::from_chars(at.data() + colon + 1, at.data() + at.size(), port);
  boost::system::error_code no_address;
  const auto address = asio::ip::make_address(host, no_address);
  if (bad != std::errc{} || end != at.data() + at.size() || no_address) return {};
  return tcp::endpoint(address, port);
}

std::string place_of(const std::string& at, const Transport::endpoint& bound) {
  if (bound.protocol().family() == AF_UNIX) return at;
  return at.substr(0, at.rfind(':') + 1) + std::to_string(tcp_of(bound).port());
}

Peer peer_of(Transport::socket& socket) {
  Peer peer;
  boost::system::error_code gone;
  const auto end = socket.remote_endpoint(gone);
  if (gone) return peer;
  if (end.protocol().family() == AF_UNIX) {
    ucred who{};
    socklen_t size = sizeof who;
    if (getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &who, &size) == 0) peer.uid = who.uid;
  } else {
    peer.address = tcp_of(end).address().to_string();
  }
  return peer;
}

/// From the right: what stands left of the first address that is no known proxy was written by that one.
void settle_peer(Request& request, const std::vector<std::string>& proxies) {
  if (!is_known(proxies, request.peer.address)) return;
  std::string chain;
  for (const auto& [name, value] : request.fields)
    if (name == "x-forwarded-for") chain += (chain.empty() ? "" : ",") + value;
  while (!chain.empty() && is_known(proxies, request.peer.address)) {
    const auto comma = chain.rfind(',');
    boost::system::error_code none;
    const auto address = asio::ip::make_address(trimmed(comma == chain.npos ? chain : chain.substr(comma + 1)), none);
    if (none) break;  // what is no address names nobody: the proxy itself it is
    request.peer.address = address.to_string();
    chain.resize(comma == chain.npos ? 0 : comma);
  }
  request.peer.encrypted = request.field("x-forwarded-proto") == "https";
}

}  // namespace qixian::adapters::http
