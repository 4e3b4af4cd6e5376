#include "rules/civil_date.hpp"

#include <date/date.h>

#include <array>

namespace qixian::rules {
namespace {

static_assert(std::is_same_v<Day, date::sys_days> && std::is_same_v<Days, date::days>);

struct Form {
  std::string_view after_year, after_month, after_day;
  std::size_t fewest_digits;  ///< of month and day; never more than two
};
constexpr std::array<Form, 3> forms{{{"-", "-", "", 2}, {"/", "/", "", 1}, {"年", "月", "日", 1}}};

/// Takes what it reads off the front of the text; after a failure the rest is of no use.
class Reader {
 public:
  explicit Reader(std::string_view text) : m_rest(text) {}

  bool number(std::size_t fewest, std::size_t most, unsigned& value) {
    std::size_t digits = 0;
    for (value = 0; digits < most && digits < m_rest.size(); ++digits) {
      const char c = m_rest[digits];
      if (c < '0' || c > '9') break;
      value = value * 10 + static_cast<unsigned>(c - '0');
    }
    m_rest.remove_prefix(digits);
    return digits >= fewest;
  }
  bool literal(std::string_view expected) {
    if (!m_rest.starts_with(expected)) return false;
    m_rest.remove_prefix(expected.size());
    return true;
  }
  bool at_end() const { return m_rest.empty(); }

 private:
  std::string_view m_rest;
};

date::year_month_day fields(Day day) { return date::year_month_day{day}; }

void put_digits(char* last, unsigned value, int digits) {
  for (; digits > 0; --digits, value /= 10) *last-- = static_cast<char>('0' + value % 10);
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  Reader reader(text);
  unsigned year = 0, month = 0, day = 0;
  if (!reader.number(4, 4, year)) return std::nullopt;
  for (const Form& form : forms) {
    if (!reader.literal(form.after_year)) continue;
    const bool complete = reader.number(form.fewest_digits, 2, month) && reader.literal(form.after_month) &&
                          reader.number(form.fewest_digits, 2, day) && reader.literal(form.after_day) &&
                          reader.at_end();
    const date::year_month_day ymd{date::year{static_cast<int>(year)}, date::month{month}, date::day{day}};
    if (complete && ymd.ok()) return Day{ymd};
    break;
  }
  return std::nullopt;
}

std::string iso(Day day) {
  const auto ymd = fields(day);
  std::string text = "0000-00-00";
  put_digits(&text[3], static_cast<unsigned>(static_cast<int>(ymd.year())), 4);
  put_digits(&text[6], static_cast<unsigned>(ymd.month()), 2);
  put_digits(&text[9], static_cast<unsigned>(ymd.day()), 2);
  return text;
}

std::string running_text(Day day) {
  static constexpr std::array<std::string_view, 7> weekdays{"日", "一", "二", "三", "四", "五", "六"};
  const auto ymd = fields(day);
  std::string text = std::to_string(static_cast<int>(ymd.year()));
  text.append("年").append(std::to_string(static_cast<unsigned>(ymd.month())));
  text.append("月").append(std::to_string(static_cast<unsigned>(ymd.day())));
  text.append("日 (周").append(weekdays[weekday_number(day)]).append(")");
  return text;
}

unsigned weekday_number(Day day) { return date::weekday{day}.c_encoding(); }

Day add_months(Day day, int months) {
  const auto ymd = fields(day) + date::months{months};
  return ymd.ok() ? Day{ymd} : Day{ymd.year() / ymd.month() / date::last};
}

int year_of(Day day) { return static_cast<int>(fields(day).year()); }
Day first_day_of(int year) { return date::year{year} / date::January / 1; }
Day last_day_of(int year) { return date::year{year} / date::December / 31; }

}  // namespace qixian::rules
