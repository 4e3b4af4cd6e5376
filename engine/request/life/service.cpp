#include "engine/request/life/service.hpp"

#include <algorithm>

namespace qixian::engine {
namespace {

/// Whether the answer counts as served on the day that is told of it.
constexpr bool served_with(Manner manner) {
  using enum Manner;
  return manner == courier || manner == handed_over || manner == on_behalf || manner == public_notice;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// S10: the check digit behind eight digits.
int check_digit(std::string_view eight) {
  constexpr int weights[] = {8, 6, 4, 2, 3, 5, 9, 7};
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) sum += weights[i] * (eight[i] - '0');
  const int digit = 11 - sum % 11;
  return digit == 10 ? 0 : digit == 11 ? 5 : digit;
}

}  // namespace

bool is_postal_enterprise(std::string_view carrier) {
  constexpr std::string_view names[] = {"邮政", "邮局", "EMS", "ems", "China Post", "post"};
  return carrier.empty() || std::ranges::any_of(names, [&](auto name) { return carrier.find(name) != carrier.npos; });
}

bool is_postal_number(std::string_view tracking) {
  if (tracking.size() != 13) return false;
  if (std::ranges::all_of(tracking, is_digit)) return true;
  const auto digits = tracking.substr(2, 9);
  return is_capital(tracking[0]) && is_capital(tracking[1]) && std::ranges::all_of(digits, is_digit) &&
         is_capital(tracking[11]) && is_capital(tracking[12]) && digits[8] - '0' == check_digit(digits);
}

bool is_served_with_its_day(const AnswerSent& answer, Day on) {
  const auto manner = manner_of(answer);
  if (manner == Manner::none) return answer.on_the_spot;
  return served_with(manner) && (manner != Manner::courier || on >= signing_counts_from);
}

bool is_foreign_courier(const AnswerSent& answer, Day on) {
  return manner_of(answer) == Manner::courier && on >= signing_counts_from;
}

}  // namespace qixian::engine
