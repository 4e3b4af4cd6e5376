#pragma once
#include <string>
#include <string_view>

namespace qixian::adapters::http_out {

/// HMAC-SHA256 as 32 bytes. @throws std::runtime_error when OpenSSL has none
std::string hmac_sha256(std::string_view key, std::string_view data);
std::string hex(std::string_view bytes);
std::string base64(std::string_view bytes);
/// For a query: letters, digits and -._~ stand, any other byte as %XX.
std::string url_encoded(std::string_view text);

}  // namespace qixian::adapters::http_out
