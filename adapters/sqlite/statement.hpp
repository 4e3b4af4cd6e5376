#pragma once
#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/codes/case_codes.hpp"
#include "rules/civil_date.hpp"

namespace qixian::adapters::sqlite {

/// One use of a prepared statement: bound, stepped, and reset when it goes out of scope, so that no read lock outlives
/// a call. Hot statements are prepared once and live as long as the connection; only their uses come and go.
/// Strings and bytes are bound without a copy: they must live until the use ends.
class Use {
 public:
  template <class... Values>
  explicit Use(SQLite::Statement& statement, const Values&... values) : m_statement(statement) {
    (bind(++m_bound, values), ...);
  }
  ~Use() { m_statement.tryReset(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

  template <class Value>
  Use& add(const Value& value) {
    bind(++m_bound, value);
    return *this;
  }
  bool step() { return m_statement.executeStep(); }
  int run() { return m_statement.exec(); }

  std::int64_t number(int column) const { return m_statement.getColumn(column).getInt64(); }
  int small(int column) const { return m_statement.getColumn(column).getInt(); }
  bool flag(int column) const { return small(column) != 0; }
  bool null(int column) const { return m_statement.isColumnNull(column); }
  std::string text(int column) const { return m_statement.getColumn(column).getString(); }
  std::span<const unsigned char> bytes(int column) const;
  rules::Day day(int column) const;  ///< @throws SQLite::Exception (corrupt) for what is no date
  std::optional<rules::Day> day_or_none(int column) const;

 private:
  void bind(int at, std::int64_t value) { m_statement.bind(at, value); }
  void bind(int at, int value) { m_statement.bind(at, value); }
  void bind(int at, bool value) { m_statement.bind(at, value ? 1 : 0); }
  void bind(int at, const std::string& value) { m_statement.bindNoCopy(at, value); }
  void bind(int at, std::string_view value) { m_statement.bind(at, std::string(value)); }
  void bind(int at, std::span<const unsigned char> value);
  void bind(int at, rules::Day value) { m_statement.bind(at, rules::iso(value)); }
  void bind(int at, const std::optional<rules::Day>& value);
  template <rules::Coded E>
  void bind(int at, E value) {
    bind(at, rules::code_of(value));
  }
  void bind(int at, const engine::FlagSet& value) { m_statement.bind(at, value.text()); }

  SQLite::Statement& m_statement;
  int m_bound = 0;
};

}  // namespace qixian::adapters::sqlite
