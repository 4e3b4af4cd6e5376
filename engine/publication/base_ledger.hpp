#pragma once
#include <array>

#include "engine/publication/publication.hpp"

namespace qixian::engine {

/// A column of the base ledger (基础台账): the English name, the Chinese heading. The last two are worked out, and not
/// read back.
enum class BaseColumn {
  number,
  agency,
  title,
  category,
  made_on,
  officer,
  review_outcome,
  reviewer,
  leader,
  reviewed_on,
  published_on,
  place,
  withheld_on,
  article,
  ground,
  due,
  late,
};
inline constexpr std::size_t base_columns = 17;
struct BaseHeading {
  std::string_view name, zh;
};
const std::array<BaseHeading, base_columns>& base_headings();

struct BaseRow {
  std::array<std::string, base_columns> cells;
  std::string& operator[](BaseColumn c) { return cells[static_cast<std::size_t>(c)]; }
  const std::string& operator[](BaseColumn c) const { return cells[static_cast<std::size_t>(c)]; }
};

struct BadBaseCell {
  BaseColumn column;
  Error error;
};

/// The Chinese word of an outcome of the review as base ledgers write it; the code where there is none.
std::string outcome_text(const std::string& code);

/// The item as its row. @param agency its name
BaseRow base_row_of(const Publication& p, const std::string& agency, const WorkCalendar& calendar);

/// What the row says beyond the item: acts to be recorded, in order. A cell that is empty says nothing, one that is
/// equal changes nothing, a later making is a change; a cell that contradicts what is stored is bad.
/// @param known the item's own row; null for a new item  @param agency the stream of its agency
Result<std::vector<std::pair<BaseColumn, PublicationProposal>>, BadBaseCell> base_plan(const BaseRow& row,
                                                                                       const BaseRow* known,
                                                                                       std::int64_t agency,
                                                                                       const std::string& by);

}  // namespace qixian::engine
