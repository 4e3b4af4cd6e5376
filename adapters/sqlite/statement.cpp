#include "adapters/sqlite/statement.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace qixian::adapters::sqlite {

std::span<const unsigned char> Use::bytes(int column) const {
  const auto value = m_statement.getColumn(column);
  return {static_cast<const unsigned char*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
}

rules::Day Use::day(int column) const {
  const auto value = m_statement.getColumn(column);
  const char* text = value.getText();
  const auto day = rules::parse_day({text, static_cast<std::size_t>(value.getBytes())});
  if (!day) throw SQLite::Exception("\"" + std::string(text) + "\" is not a date", SQLITE_CORRUPT);
  return *day;
}

std::optional<rules::Day> Use::day_or_none(int column) const {
  if (null(column)) return std::nullopt;
  return day(column);
}

void Use::bind(int at, std::span<const unsigned char> value) {
  m_statement.bindNoCopy(at, value.data(), static_cast<int>(value.size()));
}

void Use::bind(int at, const std::optional<rules::Day>& value) {
  if (value)
    bind(at, *value);
  else
    m_statement.bind(at);
}

}  // namespace qixian::adapters::sqlite
