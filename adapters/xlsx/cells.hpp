#pragma once
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.hpp"
#include "rules/civil_date.hpp"

namespace qixian::adapters::xlsx {

/// Whether a number shown by this format is a day: it shows a year or a day of the month, or a month and no hour.
bool shows_day(std::string_view format);
/// The same for the formats that Excel knows by number, those of a Chinese Excel with them.
bool shows_day(int built_in);

/// The day of a serial number; nothing for what is none (0, 1900-02-29, beyond 9999).
/// @param since_1904 the other of the two systems, that of old Macs
std::optional<rules::Day> day_of_serial(double serial, bool since_1904);

/// The column of C5, counted from 0; nothing for what is no address, or beyond XFD.
std::optional<std::size_t> column_of(std::string_view address);

/// All that cells refer to.
class Vocabulary {
 public:
  void add_style(bool is_day) { m_days.push_back(is_day); }
  /// @returns false when the texts of the workbook are more than kMaxTexts together
  bool add_text(std::string_view text);
  static constexpr std::size_t kMaxTexts = 256u << 20;  ///< bytes: 256 for each row of a full sheet

  void set_1904(bool since_1904) { m_since_1904 = since_1904; }

  /// The cell's text: days as YYYY-MM-DD, whole numbers without a point, TRUE and FALSE.
  /// @returns errors "formula_without_value" and "error_value", the text then being the formula or the error;
  /// "damaged_workbook" (a text that is not in the list)
  engine::Result<void> read(pugi::xml_node cell, std::string& text) const;

 private:
  std::vector<bool> m_days;         ///< of each cell format, whether it shows days
  std::string m_texts;              ///< the shared strings end to end: a vector of strings takes four times as much
  std::vector<std::size_t> m_ends;  ///< where each ends in m_texts
  bool m_since_1904 = false;
};

}  // namespace qixian::adapters::xlsx
