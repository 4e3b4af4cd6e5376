#include "engine/service.hpp"

#include <algorithm>

namespace qixian::engine {
namespace {

struct Manner {
  std::string_view code;
  bool served_with_it;
};
constexpr Manner manners[] = {{"post", false},     {"courier", true},     {"handed_over", true},
                              {"on_behalf", true}, {"electronic", false}, {"public_notice", true}};

}  // namespace

bool is_manner(std::string_view manner) {
  return std::ranges::find(manners, manner, &Manner::code) != std::end(manners);
}

bool is_served_with_its_day(const AnswerSent& answer, Day on) {
  const auto row = std::ranges::find(manners, answer.manner, &Manner::code);
  if (row == std::end(manners)) return answer.on_the_spot;
  return row->served_with_it && (answer.manner != "courier" || on >= signing_counts_from);
}

bool is_foreign_courier(const AnswerSent& answer, Day on) {
  return answer.manner == "courier" && on >= signing_counts_from;
}

}  // namespace qixian::engine
