#include "rules/fees.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

namespace qixian::rules {
namespace {

/// Keeps the rising tariff, whose sum grows with the square, far from the end of Yuan.
constexpr int most = 1'000'000;

int checked(int number) {
  if (number < 0 || number > most)
    throw std::out_of_range("no fee for " + std::to_string(number) + " requests or pages");
  return number;
}

Yuan cost_in_band(const FeeBand& band, Yuan number) {
  if (band.step == 0) return number * band.each;
  const Yuan full = number / band.step, rest = number % band.step;
  return number * band.each + band.more * (band.step * (full * (full - 1) / 2) + rest * full);
}

Yuan cost_of_first(std::span<const FeeBand> tariff, Yuan number) {
  Yuan cost = 0;
  for (std::size_t i = 0; i < tariff.size() && number >= tariff[i].first; ++i) {
    const Yuan end = i + 1 < tariff.size() ? std::min<Yuan>(number, tariff[i + 1].first - 1) : number;
    cost += cost_in_band(tariff[i], end - tariff[i].first + 1);
  }
  return cost;
}

}  // namespace

Yuan by_count(int before, int now) {
  const Yuan already = checked(before);
  return cost_of_first(fee_by_count, already + checked(now)) - cost_of_first(fee_by_count, already);
}

Yuan by_page(int pages) { return cost_of_first(fee_by_page, checked(pages)); }

}  // namespace qixian::rules
