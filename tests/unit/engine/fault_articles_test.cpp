// What a notice to put right cites. R19 arts 46, 47 and 49 read in the Regulation's text; the others as
// docs/glossary.md and the rules of the field have them.
#include "engine/supervision/fault_articles.hpp"

#include <doctest/doctest.h>

#include "support/acts.hpp"

using namespace qixian::engine;
using qixian::test::day;

namespace {

std::string said(const std::vector<std::string>& articles) {
  std::string all;
  for (const auto& a : articles) all += (all.empty() ? "" : ", ") + a;
  return all;
}

Fault fault(const char* law, const char* received, bool late, std::initializer_list<const char*> flags) {
  Fault f;
  f.row.law = law;
  f.row.received_on = f.row.submitted_on = day(received);
  f.late = late;
  for (const auto* id : flags) f.unexplained.push_back({qixian::rules::coded<FlagId>(id), 1, {}, {}});
  return f;
}

}  // namespace

TEST_CASE("a notice to put right rests on the Regulation of its day") {
  CHECK(said(supervising_articles(day("2019-05-14"))) == "R07 art 29");
  CHECK(sanction_article(day("2019-05-14")) == "R07 art 35");
  CHECK(said(supervising_articles(day("2019-05-15"))) == "R19 art 46, R19 art 47");
  CHECK(sanction_article(day("2019-05-15")) == "R19 art 53");
}

TEST_CASE("a fault cites the articles of the law that governs its case, each once") {
  CHECK(said(articles_of(fault("R19", "2024-03-01", true, {}))) == "R19 art 33");
  CHECK(said(articles_of(fault("R07", "2018-03-01", true, {"P5", "P8"}))) == "R07 art 24, R07 art 21(4)");
  CHECK(said(articles_of(fault("R19", "2024-03-01", false, {"P8", "P14", "P24", "P7"}))) ==
        "R19 art 30, R19 art 37, R19 art 17");
  CHECK(said(articles_of(fault("", "2019-05-14", true, {}))) == "R07 art 24");  // awaits confirmation
  CHECK(said(articles_of(fault("", "2019-05-15", true, {}))) == "R19 art 33");
  // The law of the remedies is none of the Regulation's; the rule on couriers stands in a paper of its own.
  CHECK(articles_of(fault("R19", "2024-03-01", false, {"P12"})).empty());
  CHECK(said(articles_of(fault("R19", "2024-03-01", false, {"P26"}))) == "国办公开办函〔2016〕235号");
  CHECK(articles_of(fault("R07", "2018-03-01", false, {"P21", "P23"})).empty());
}

TEST_CASE("a late report cites the article of its day, one that lost what was carried over that of its content") {
  CHECK(article_of({0, 2018, 20, {}, day("2019-04-01")}) == "R07 art 31");
  CHECK(article_of({0, 2019, 20, {}, day("2020-01-31")}) == "R19 art 49");
  CHECK(article_of({0, 2018, 19, {}, day("2019-04-01")}) == "R07 art 32");
  CHECK(article_of({0, 2024, 19, {}, day("2025-02-05")}) == "R19 art 50");
}
