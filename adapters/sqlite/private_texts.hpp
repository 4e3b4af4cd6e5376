#pragma once
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/sqlite/chain.hpp"

namespace qixian::adapters::sqlite {

/// Table private_text. The hash that an event keeps is SHA-256(salt, value): without the salt, nobody can try the names
/// of a town against it. Sealing at rest would encrypt `value` here and nowhere else.
class PrivateTexts {
 public:
  explicit PrivateTexts(SQLite::Database& db);

  std::string seal(engine::StreamId stream, std::string_view key, std::string_view value);
  std::optional<std::string> unseal(engine::StreamId stream, std::string_view key);
  int erase(engine::StreamId stream);
  /// The text under this key is the one that was sealed, or was erased; not another, and not gone with its row.
  bool fits(engine::StreamId stream, std::string_view key, std::string_view hash);

 private:
  SQLite::Statement m_put, m_get, m_erase, m_sealed;
  using Salt = std::array<unsigned char, 16>;
  Salt new_salt();

  Digest m_digest;
  std::array<Salt, 64> m_salts;  // drawn many at a time: OpenSSL's generator takes longer to call than to run
  std::size_t m_salts_left = 0;
};

}  // namespace qixian::adapters::sqlite
