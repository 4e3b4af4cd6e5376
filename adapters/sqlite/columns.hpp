#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <string>

#include "adapters/sqlite/statement.hpp"

/// The columns of a table are the members that its row is described with, under their own names: one list for what is
/// selected, bound and read. A row's lists stand in tables of their own and are not described.
namespace qixian::adapters::sqlite {

template <class Row>
using Columns = boost::describe::describe_members<Row, boost::describe::mod_public>;
template <class Row>
inline constexpr std::size_t column_count = boost::mp11::mp_size<Columns<Row>>::value;

/// Calls `visit` with each column in order.
template <class Row, class Visit>
void each_column(const Visit& visit) {
  boost::mp11::mp_for_each<Columns<Row>>(visit);
}

/// With commas, in order: what read_row() reads.
template <class Row>
std::string column_names() {
  std::string names;
  each_column<Row>([&](auto column) { (names += names.empty() ? "" : ", ") += column.name; });
  return names;
}

/// As bind_row() binds.
template <class Row>
std::string insert_into(const std::string& table) {
  std::string marks;
  for (std::size_t i = 0; i < column_count<Row>; ++i) marks += i == 0 ? "?" : ", ?";
  return "INSERT INTO " + table + " (" + column_names<Row>() + ") VALUES (" + marks + ")";
}

template <class Row>
void bind_row(Use& use, const Row& row) {
  each_column<Row>([&](auto column) { use.add(row.*column.pointer); });
}

inline void read_column(const Use& from, int at, std::string& to) { to = from.text(at); }
inline void read_column(const Use& from, int at, std::int64_t& to) { to = from.number(at); }
inline void read_column(const Use& from, int at, int& to) { to = from.small(at); }
inline void read_column(const Use& from, int at, bool& to) { to = from.flag(at); }
inline void read_column(const Use& from, int at, rules::Day& to) { to = from.day(at); }
inline void read_column(const Use& from, int at, std::optional<rules::Day>& to) { to = from.day_or_none(at); }

template <rules::Coded E>
void read_column(const Use& from, int at, E& to) {
  to = rules::find_code<E>(from.text(at)).value_or(rules::no_code<E>);
}
inline void read_column(const Use& from, int at, engine::FlagSet& to) { to = engine::FlagSet::read(from.text(at)); }

/// From the first column on.
template <class Row>
void read_row(const Use& from, Row& row) {
  int at = 0;
  each_column<Row>([&](auto column) { read_column(from, at++, row.*column.pointer); });
}
template <class Row>
Row read_row(const Use& from) {
  Row row;
  read_row(from, row);
  return row;
}

}  // namespace qixian::adapters::sqlite
