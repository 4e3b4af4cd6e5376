#include "adapters/sqlite/chain.hpp"

#include <stdexcept>

namespace qixian::adapters::sqlite {
namespace {

void add_number(std::string& bytes, std::uint64_t value) {
  std::array<char, 8> big_endian;
  for (std::size_t i = 0; i < big_endian.size(); ++i) big_endian[i] = static_cast<char>(value >> (56 - 8 * i));
  bytes.append(big_endian.data(), big_endian.size());
}

void add_text(std::string& bytes, std::string_view text) {
  add_number(bytes, text.size());
  bytes.append(text);
}

}  // namespace

Digest::Digest()
    : m_algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free),
      m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
  if (!m_algorithm || !m_context) throw std::runtime_error("OpenSSL has no SHA-256");
}

Hash Digest::of(std::string_view bytes) {
  Hash hash;
  unsigned length = 0;
  const bool done = EVP_DigestInit_ex2(m_context.get(), m_algorithm.get(), nullptr) == 1 &&
                    EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) == 1 &&
                    EVP_DigestFinal_ex(m_context.get(), hash.data(), &length) == 1;
  if (!done || length != hash.size()) throw std::runtime_error("OpenSSL can't compute SHA-256");
  return hash;
}

Hash Chain::next(const Hash& before, const Place& place, std::string_view kind, const engine::NewEvent& event) {
  m_bytes.assign(event_format);
  m_bytes.append(reinterpret_cast<const char*>(before.data()), before.size());
  add_number(m_bytes, static_cast<std::uint64_t>(place.seq));
  add_number(m_bytes, static_cast<std::uint64_t>(place.stream));
  add_number(m_bytes, static_cast<std::uint64_t>(place.stream_seq));
  add_text(m_bytes, kind);
  add_text(m_bytes, event.type);
  add_text(m_bytes, rules::iso(event.happened_on));
  add_text(m_bytes, event.recorded_at);
  add_text(m_bytes, event.by);
  add_text(m_bytes, event.data);
  return m_digest.of(m_bytes);
}

std::string hex(std::span<const unsigned char> bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const auto byte : bytes) {
    text.push_back(digits[byte >> 4]);
    text.push_back(digits[byte & 15]);
  }
  return text;
}

}  // namespace qixian::adapters::sqlite
