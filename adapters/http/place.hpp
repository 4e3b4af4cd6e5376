#pragma once
#include <boost/asio/generic/stream_protocol.hpp>
#include <optional>
#include <string>

#include "adapters/http/message.hpp"

namespace qixian::adapters::http {

using Transport = boost::asio::generic::stream_protocol;  ///< TCP and Unix sockets alike

/// 127.0.0.1:8080, [::1]:8080, port 0 for a free one; or the path of a Unix socket, which has a slash in it.
std::optional<Transport::endpoint> endpoint_of(const std::string& at);
/// As it was asked for, with the port that was found.
std::string place_of(const std::string& at, const Transport::endpoint& bound);
/// Who holds the other end of an open socket.
Peer peer_of(Transport::socket& socket);

/// Behind a proxy that is known: whom X-Forwarded-For and -Proto name. From anybody else they say nothing.
/// @param proxies addresses that are believed
void settle_peer(Request& request, const std::vector<std::string>& proxies);

}  // namespace qixian::adapters::http
