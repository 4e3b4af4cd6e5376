#include <doctest/doctest.h>

#include "rules/coded.hpp"
#include "rules/codes.hpp"
#include "rules/plain_limit.hpp"

using namespace qixian::rules;

namespace shop {
enum class Colour : unsigned char { none, red, dark_red };
constexpr auto words_of(Colour) {
  using enum Colour;
  return words<Colour>({{none, ""}, {red, "red"}, {dark_red, "red.dark"}});
}
}  // namespace shop

TEST_CASE("a code and its word are one for one") {
  using shop::Colour;
  CHECK(code_of(Colour::dark_red) == "red.dark");
  CHECK(find_code<Colour>("red.dark") == Colour::dark_red);
  CHECK(find_code<Colour>("") == Colour::none);
  for (const char* none : {"Red", "dark_red", " red", "green"}) CHECK_FALSE(find_code<Colour>(none));
  CHECK_THROWS_AS(coded<Colour>("green"), std::out_of_range);
  CHECK(code_list<Colour>() == "red, red.dark");
  CHECK(code_of(no_code<Colour>).empty());
  CHECK(no_code<Colour> != Colour::none);
}

TEST_CASE("every answer and channel is found by its value, its code and its Chinese term") {
  for (const auto& answer : answers()) {
    CHECK(&answer_of(answer.value) == &answer);
    CHECK(find_answer(answer.code) == &answer);
    CHECK(find_answer(answer.zh) == &answer);
  }
  for (const auto& channel : channels()) CHECK(channel_of(channel.zh) == channel.value);
  CHECK_THROWS_AS(channel_of("pigeon"), std::out_of_range);
}

TEST_CASE("reconsideration comes first by the ground of an answer") {
  std::string first, third;
  for (const auto& answer : answers()) {
    if (needs_reconsideration_first(answer)) (first += first.empty() ? "" : " ") += answer.code;
    if (protects_third_party(answer)) (third += third.empty() ? "" : " ") += answer.code;
  }
  CHECK(first ==
        "partial refused.state_secret refused.trade_secret refused.privacy refused.third_party "
        "refused.three_securities refused.no_special_need refused.other_law refused.internal refused.process "
        "refused.enforcement_file");
  CHECK(third == "refused.trade_secret refused.privacy refused.third_party");
}

TEST_CASE("which limit a plain question means") {
  const auto day = [](const char* text) { return *parse_day(text); };
  const auto r07 = plain_limit(day("2019-05-14"), {}, {}), r19 = plain_limit(day("2019-05-15"), {}, {});
  REQUIRE((r07 && r19));
  CHECK(r07->days == 15);
  CHECK(r07->law == Law::r07);
  CHECK(r19->days == 20);
  CHECK(r19->rule == "r19.art33.reply");
  CHECK(plain_limit(day("2019-05-15"), {}, Law::r07)->days == 15);
  CHECK_FALSE(plain_limit(day("2008-04-30"), {}, {}));  // before any was in force
  CHECK(plain_limit(day("2008-04-30"), 7, {})->rule == "days");
  CHECK(last_day(shipped_calendar(), day("2024-03-01"), 1) == day("2024-03-04"));
  CHECK_FALSE(last_day(shipped_calendar(), day("2024-03-01"), 10'001));
  CHECK_FALSE(last_day(shipped_calendar(), day("1999-01-01"), 1));
  const auto year = calendar_year(shipped_calendar(), 2024);
  CHECK(year.working == 251);
  CHECK(year.set.size() == 36);
}
