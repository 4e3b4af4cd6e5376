#include "rules/notices.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "embedded/qixian_rules.hpp"
#include "rules/split.hpp"

namespace qixian::rules {
namespace {

[[noreturn]] void broken(std::string_view text) {
  throw std::logic_error("the shipped notices are broken at: " + std::string(text));
}

/// The rows below the heading. No field of these files holds a comma or a quotation mark.
template <class Read>
void each_row(std::string_view csv, std::size_t columns, Read read) {
  const auto lines = split(csv, '\n');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;  // behind the last line's end
    const auto fields = split(lines[i], ',');
    if (fields.size() != columns) broken(lines[i]);
    read(fields);
  }
}

Day day_of(std::string_view text) {
  const auto day = parse_day(text);
  return day ? *day : (broken(text), Day{});
}

int year_in(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc{} || end != text.data() + text.size()) broken(text);
  return year;
}

NoticeKind kind_of(std::string_view text) {
  if (text == "annual") return NoticeKind::annual;
  if (text == "amendment") return NoticeKind::amendment;
  broken(text);
}

bool is_worked(std::string_view text) {
  if (text != "off" && text != "work") broken(text);
  return text == "work";
}

std::vector<Notice> read_shipped() {
  std::vector<Notice> notices;
  each_row(data::notices_csv, 6, [&](const auto& field) {
    notices.push_back({std::string(field[0]),
                       year_in(field[1]),
                       kind_of(field[2]),
                       day_of(field[3]),
                       day_of(field[4]),
                       std::string(field[5]),
                       {}});
  });
  each_row(data::notice_days_csv, 4, [&](const auto& field) {
    const auto notice = std::ranges::find(notices, field[0], &Notice::number);
    if (notice == notices.end()) broken(field[0]);
    notice->days.push_back({day_of(field[1]), is_worked(field[2]), std::string(field[3])});
  });
  return notices;
}

}  // namespace

std::span<const Notice> shipped_notices() {
  static const std::vector<Notice> notices = read_shipped();
  return notices;
}

}  // namespace qixian::rules
