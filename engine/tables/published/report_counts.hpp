#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/figure.hpp"

/// A report's text cut into sentences and the figures in them; what they speak of is report_text's.
namespace qixian::engine {

/// Counts where the form counts them: a text of 2021's form says 3项制度 and speaks of no table.
inline constexpr std::string_view items_unit = "项";

/// A number with its counting word.
struct Count {
  std::size_t begin, end;  ///< in the sentence, the counting word with it
  std::optional<rules::Figure> figure;
  std::string_view unit = {};
};

/// Without blanks, digits of full width as ASCII, lines that a page broke joined again: a line ends a sentence only
/// behind a full stop or before an empty line.
std::string plain(std::string_view text);
std::vector<std::string_view> sentences(std::string_view text);
/// @param has_items 项 is a counting word
std::vector<Count> counts_in(std::string_view sentence, bool has_items);
/// What stands behind a count up to the next pause, if no other figure stands there: 收到3525件政府信息公开申请.
std::string_view behind(std::string_view sentence, std::size_t from);
/// Without the comma or stop that it begins with.
std::string_view without_pause(std::string_view piece);

}  // namespace qixian::engine
