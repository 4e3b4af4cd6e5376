#pragma once
#include <map>

#include "engine/office/office.hpp"
#include "rules/filled_table.hpp"

namespace qixian::engine {

// clang-format off
struct ReturnFigure { std::string row; std::string column; std::string figure; };
/// An agency's yearly figures that no case feeds, or that there are none at all (nil).
struct ReturnFiled { static constexpr const char* type = "return_filed";
  std::int64_t agency = 0; int year = 0; std::string form; bool nil = false; std::vector<ReturnFigure> figures; };
BOOST_DESCRIBE_STRUCT(ReturnFigure, (), (row, column, figure))
BOOST_DESCRIBE_STRUCT(ReturnFiled, (), (agency, year, form, nil, figures))
// clang-format on

/// A return as it stands: the last that was filed for the agency and year; earlier ones are its history.
struct Return {
  ReturnFiled fact;
  rules::Day on;
  std::string by;
};

/// What was known of returns.
class ReturnBook {
 public:
  void add(std::span<const EventRecord> events);
  const Return* find(StreamId agency, int year) const;
  const std::map<std::pair<int, StreamId>, Return>& all() const { return m_returns; }

 private:
  std::map<std::pair<int, StreamId>, Return> m_returns;
};

/// Files a yearly return; a later one of the same agency and year takes its place. @returns what it took the place of
Result<std::optional<ReturnFiled>> file_return(Office& office, const ReturnFiled& fact, Day on, const Actor& by);

/// The figures of a table's rows that are returned; a figure in a row that cases feed is refused, so is one that can't
/// be (F9). @returns counted_row, impossible_figure, empty_return
Result<std::vector<ReturnFigure>> returned_figures(const rules::FilledTable& table);
/// Adds a return's figures to a table of its form; rows that the form does not have are left out.
void add_return(rules::FilledTable& table, const ReturnFiled& fact);
/// How many of its figures are left out: filed on another form, or on this one's columns of older editions.
std::size_t figures_without_place(const rules::Form& form, const ReturnFiled& fact);

}  // namespace qixian::engine
