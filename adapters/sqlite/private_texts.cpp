#include "adapters/sqlite/private_texts.hpp"

#include <openssl/rand.h>

#include <stdexcept>

#include "adapters/sqlite/statement.hpp"

namespace qixian::adapters::sqlite {

PrivateTexts::PrivateTexts(SQLite::Database& db)
    : m_put(db,
            "INSERT INTO private_text (stream, key, salt, value) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (stream, key) DO UPDATE SET salt = excluded.salt, value = excluded.value"),
      m_get(db, "SELECT value FROM private_text WHERE stream = ? AND key = ? AND value IS NOT NULL"),
      m_erase(db, "UPDATE private_text SET salt = NULL, value = NULL WHERE stream = ? AND value IS NOT NULL"),
      m_sealed(db, "SELECT salt, value FROM private_text WHERE stream = ? AND key = ?") {}

PrivateTexts::Salt PrivateTexts::new_salt() {
  if (m_salts_left == 0) {
    if (RAND_bytes(m_salts.front().data(), static_cast<int>(sizeof m_salts)) != 1)
      throw std::runtime_error("OpenSSL has no randomness");
    m_salts_left = m_salts.size();
  }
  return m_salts[--m_salts_left];
}

std::string PrivateTexts::seal(engine::StreamId stream, std::string_view key, std::string_view value) {
  const Salt salt = new_salt();
  std::string bytes(reinterpret_cast<const char*>(salt.data()), salt.size());
  bytes.append(value);
  Use(m_put, stream, key, std::span<const unsigned char>(salt), value).run();
  return hex(m_digest.of(bytes));
}

std::optional<std::string> PrivateTexts::unseal(engine::StreamId stream, std::string_view key) {
  Use row(m_get, stream, key);
  if (!row.step()) return std::nullopt;
  return row.text(0);
}

bool PrivateTexts::fits(engine::StreamId stream, std::string_view key, std::string_view hash) {
  Use row(m_sealed, stream, key);
  if (!row.step()) return false;
  if (row.null(1)) return true;
  std::string bytes(reinterpret_cast<const char*>(row.bytes(0).data()), row.bytes(0).size());
  bytes.append(row.text(1));
  return hex(m_digest.of(bytes)) == hash;
}

int PrivateTexts::erase(engine::StreamId stream) { return Use(m_erase, stream).run(); }

}  // namespace qixian::adapters::sqlite
