#pragma once
#include <openssl/evp.h>

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "engine/store/ports/log.hpp"

namespace qixian::adapters::sqlite {

using Hash = std::array<unsigned char, 32>;

/// The bytes under each hash; docs/event-log.md describes them. Version history:
///   1  first
inline constexpr std::string_view event_format = "qixian event 1\n";

/// Where an event stands in the log.
struct Place {
  std::int64_t seq = 0;
  engine::StreamId stream = 0;
  int stream_seq = 0;
};

/// SHA-256 of OpenSSL with its context fetched once: SHA256() would look the algorithm up for every event.
class Digest {
 public:
  Digest();
  Hash of(std::string_view bytes);

 private:
  std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> m_algorithm;
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

/// Each event's hash covers the one before it and every column, each with its length.
class Chain {
 public:
  Hash next(const Hash& before, const Place& place, std::string_view kind, const engine::NewEvent& event);

 private:
  Digest m_digest;
  std::string m_bytes;  // kept: no allocation an event
};

std::string hex(std::span<const unsigned char> bytes);

}  // namespace qixian::adapters::sqlite
