#include "engine/request/remedies/remedy_advice.hpp"

#include <doctest/doctest.h>

#include <set>

#include "support/acts.hpp"
#include "support/vectors.hpp"

using namespace qixian::test;
using namespace qixian::engine;
using qixian::rules::coded;
using qixian::rules::codes;
using qixian::rules::Law;
using qixian::rules::text_of;

namespace {

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

std::string joined(const auto& values, const std::string& between = "; ") {
  std::string all;
  for (const auto& v : values) (all += all.empty() ? "" : between) += v;
  return all.empty() ? "-" : all;
}

std::string apply_of(const RemedyAdvice& a) {
  return std::to_string(a.reconsideration_days) + " " + std::string(a.reconsideration_article);
}
std::string suit_of(const RemedyParagraph& p) { return std::to_string(p.suit_length) + (p.first ? " d" : " m"); }

std::optional<RemedyAdvice> advice_of(const std::string& reply, const std::string& code, const AgencyFacts& agency) {
  Closing closing;
  closing.on = day(reply);
  closing.code = qixian::rules::find_answer(code)->value;
  return advise(closing, agency);
}

struct BodyRow {
  AgencyFacts agency;
  std::string before, before_articles, now, now_articles;
};

std::vector<BodyRow> body_rows() {
  std::vector<BodyRow> out;
  for (const auto& row : vector_rows("remedy_bodies.csv")) {
    AgencyFacts a{
        coded<AgencyKind>(row.at(0)), coded<AgencyLevel>(row.at(1)), "self", "", {}, "gov", "superior", "seat"};
    if (row.at(2) != "-") a.parent_kind = coded<AgencyKind>(row.at(2));
    a.parent = row.at(2) == "-" ? "" : row.at(2).ends_with("government") ? "gov" : "parent";
    out.push_back({a, row.at(3), row.at(4), row.at(5), row.at(6)});
  }
  return out;
}

void check_bodies(const BodyRow& row, const std::string& reply, const RemedyAdvice& a) {
  INFO(code_of(row.agency.kind) << " below " << code_of(row.agency.parent_kind));
  std::vector<std::string> names, articles;
  for (const auto& b : a.bodies) {
    names.push_back(b.name);
    articles.emplace_back(b.article);
  }
  const bool now = reply >= "2024-01-01";
  CHECK(joined(names, " ") == (now ? row.now : row.before));
  CHECK(joined(articles) == (now ? row.now_articles : row.before_articles));
}

const AgencyFacts no_agency;

}  // namespace

TEST_CASE("every answer of every regulation, day and kind of agency: ways, days, articles, body") {
  const auto agencies = body_rows();
  std::set<std::string> seen;
  for (const auto& row : vector_rows("remedy_ways.csv")) {
    for (const auto& reply : words(row.at(1))) {
      for (const auto& code : words(row.at(2))) {
        INFO(row.at(0) << " " << reply << " " << code);
        CHECK(seen.insert(row.at(0) + reply + code).second);
        const auto plain = advice_of(reply, code, no_agency);
        CHECK(plain.has_value() == (row.at(3) != "none"));
        if (!plain) continue;
        REQUIRE(plain->paragraphs.size() == 1);
        CHECK(plain->paragraphs[0].items.empty());
        CHECK(plain->paragraphs[0].first == (row.at(3) == "first"));
        CHECK(plain->only_reconsideration() == (row.at(3) == "first"));
        CHECK(joined(plain->paragraphs[0].first_articles) == (row.at(3) == "first" ? "REV art 23(1)(4)" : "-"));
        CHECK(apply_of(*plain) == row.at(4));
        CHECK(suit_of(plain->paragraphs[0]) == row.at(5));
        CHECK(joined(plain->paragraphs[0].suit_articles) == row.at(6));
        CHECK(plain->bodies.empty());
        for (const auto& agency : agencies) check_bodies(agency, reply, *advice_of(reply, code, agency.agency));
      }
    }
  }
  // None is left out: a new answer fails here until the table has it.
  for (const auto law : {Law::r07, Law::r19}) {
    for (const std::string reply : {"2015-04-15", "2015-06-15", "2023-06-15", "2024-06-14", "2025-07-15"}) {
      if (law == Law::r19 && reply < "2019-05-15") continue;
      for (const auto& answer : qixian::rules::answers())
        if (qixian::rules::knows(law, answer))
          CHECK_MESSAGE(seen.contains(std::string(qixian::rules::code_of(law)) + reply + std::string(answer.code)),
                        reply << " " << answer.code);
    }
  }
}

TEST_CASE("every kind of agency stands in the table of bodies") {
  std::set<std::string> seen;
  for (const auto& row : body_rows()) seen.insert(text_of(row.agency.kind));
  for (const auto& kind : codes<AgencyKind>()) CHECK_MESSAGE(seen.contains(kind), kind);
}

TEST_CASE("the ways against silence, by the day on which the limit ended") {
  for (const auto& row : vector_rows("remedy_silence.csv")) {
    INFO(row.at(0));
    const auto a = advise_silence(day(row.at(0)), no_agency);
    REQUIRE(a.paragraphs.size() == 1);
    CHECK(a.silence);
    CHECK_FALSE(a.only_reconsideration());
    CHECK(apply_of(a) == row.at(1));
    CHECK(suit_of(a.paragraphs[0]) == row.at(2));
    CHECK(joined(a.paragraphs[0].suit_articles) == row.at(3));
    CHECK(std::string(a.disputed ? "open" : a.once_disputed ? "note" : "-") == row.at(4));
    for (const auto& agency : body_rows())
      check_bodies(agency, row.at(0), advise_silence(day(row.at(0)), agency.agency));
  }
}

TEST_CASE("a body that is not on record is not named, and the local government never in its place") {
  struct Row {
    std::string what;
    AgencyFacts agency;
  };
  using enum AgencyKind;
  const auto county = AgencyLevel::county;
  const Row rows[] = {
      {"no kind", {none, county, "self", "gov", government, "gov", "superior", ""}},
      {"vertical below the county alone", {vertical, county, "self", "gov", government, "gov", "", ""}},
      {"vertical below what is of no known kind", {vertical, county, "self", "parent", none, "", "", ""}},
      {"department below nothing", {department, county, "self", "", none, "", "", ""}},
      {"government below nothing", {government, county, "self", "", none, "", "", ""}},
  };
  for (const auto& row : rows) {
    INFO(row.what);
    for (const auto reply : {"2023-06-15", "2024-06-14"})
      if (row.agency.kind != department || std::string(reply) > "2024")
        CHECK(bodies_of(row.agency, day(reply)).empty());
  }
}

TEST_CASE("remedies are judged item by item") {
  struct Row {
    std::string reply, items, article;
    std::string paragraphs;  // first or either, with its items where it names them
  };
  const Row rows[] = {
      // gives one and does not hold another: nothing was refused
      {"2024-06-14", "1:disclosed/2:unable.not_held", "", "either"},
      {"2024-06-14", "1:disclosed/2:unable.other_agency/3:refused.registry_query", "", "either"},
      // refuses one: that one goes to reconsideration first, and the letter names it
      {"2024-06-14", "1:disclosed/2:refused.privacy", "", "first 2"},
      {"2024-06-14", "1:disclosed/2:partial", "", "first 2"},
      {"2024-06-14", "1:refused.internal/2:refused.process", "", "first"},
      // both kinds: two paragraphs, each with its items
      {"2024-06-14", "1:refused.privacy/2:unable.not_held", "", "first 1, either 2"},
      {"2024-06-14", "1:disclosed/2:unable.not_held/3:refused.internal/4:refused.registry_query", "",
       "first 3, either 2 4"},
      {"2023-12-31", "1:refused.privacy/2:unable.not_held", "", "either"},
      {"2024-01-01", "1:refused.privacy/2:unable.not_held", "", "first 1, either 2"},
      // no items on record: something was refused, unless the letter's article is that of what is not held
      {"2024-06-14", "", "", "first"},
      {"2024-06-14", "", "R19 art 37", "first"},
      {"2024-06-14", "", "R19 art 36(4)", "either"},
      {"2024-06-14", "", "R19 art 36(7)", "either"},
      // several articles: the separability of art 37 refuses nothing by itself; a refusal among them does
      {"2024-06-14", "", "R19 art 37、R19 art 36(4)", "either"},
      {"2024-06-14", "", "R19 art 36(4), R19 art 36(5)", "either"},
      {"2024-06-14", "", "R19 art 37；R19 art 15；R19 art 36(4)", "first"},
      {"2024-06-14", "", "R19 art 37、R19 art 16", "first"},
      {"2024-06-14", "", "R07 art 22、R07 art 21(3)", "either"},
  };
  for (const auto& row : rows) {
    INFO(row.reply << " " << row.items << " " << row.article);
    AnswerSent answer;
    answer.code = "partial";
    answer.article = row.article;
    std::istringstream items(row.items);
    for (std::string item; std::getline(items, item, '/');)
      answer.items.push_back({std::stoi(item), item.substr(item.find(':') + 1)});
    std::vector<std::string> said;
    for (const auto& p : advise(day(row.reply), answer, no_agency).paragraphs) {
      said.emplace_back(p.first ? "first" : "either");
      for (const int i : p.items) said.back() += " " + std::to_string(i);
    }
    CHECK(joined(said, ", ") == row.paragraphs);
  }
}

TEST_CASE("a third party has either way against what was disclosed over its objection") {
  for (const std::string reply : {"2023-06-15", "2024-06-14", "2025-07-15"}) {
    const auto a = advise_third_party(day(reply), no_agency);
    REQUIRE(a.paragraphs.size() == 1);
    CHECK(a.third_party);
    CHECK(suit_of(a.paragraphs[0]) == "6 m");
    CHECK(joined(a.paragraphs[0].suit_articles) ==
          (reply > "2025-06" ? "LIT art 46; 法释〔2025〕8号 art 1(4)" : "LIT art 46"));
  }
  const auto told = [](const std::string& view, const std::string& answer) {
    const auto t = tell("receive in_person 2024-03-01; consult t1 2024-03-04; opinion t1 " + view +
                            " 2024-03-05; answer " + answer + " 2024-03-19",
                        Mode::record);
    REQUIRE_FALSE(t.refused);
    return overridden(t.c, t.c.closings.back()).size();
  };
  CHECK(told("objects", "disclosed") == 1);
  CHECK(told("objects", "partial") == 1);
  CHECK(told("objects", "refused.privacy") == 0);
  CHECK(told("agrees", "disclosed") == 0);
}
