#include <algorithm>
#include <iterator>

#include "engine/request/checks/checks.hpp"

namespace qixian::engine {
namespace {

struct Twin {
  std::string_view article, older;
};
constexpr Twin of_2007[] = {{"R19 art 33", "R07 art 24"},
                            {"R19 art 30", "R07 art 21(4)"},
                            {"R19 art 32", "R07 art 23"},
                            {"R19 art 17", "R07 art 14"}};
constexpr Twin of_1989[] = {{"LIT art 47", "LIT 1989 art 39"}};
constexpr Twin of_2010[] = {{"SECRET art 25", "SECRET 2010 art 20"}};

constexpr Day secret_2024 = rules::civil_day(2024, 5, 1);

std::string older(std::span<const Twin> twins, std::string article) {
  const auto twin = std::ranges::find(twins, article, &Twin::article);
  return twin == twins.end() ? std::move(article) : std::string(twin->older);
}

}  // namespace

std::string article_of_day(const Case& c, Day on, std::string article) {
  if (c.received_on && c.law == rules::Law::r07) article = older(of_2007, std::move(article));
  if (on < rules::rule("lit.direct").from) article = older(of_1989, std::move(article));
  if (on < secret_2024) article = older(of_2010, std::move(article));
  return article;
}

}  // namespace qixian::engine
