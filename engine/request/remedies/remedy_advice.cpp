#include "engine/request/remedies/remedy_advice.hpp"

#include <algorithm>

namespace qixian::engine {
namespace {

using rules::Answer;
using rules::AnswerCode;
using rules::AnswerGroup;

/// 法释〔2025〕8号, on the suits about government information, holds from this day.
constexpr Day interpretation_2025 = rules::civil_day(2025, 6, 1);

Day rev_2024() { return rules::rule("rev.apply").from; }

/// Whether the article stands among those that a letter cites: "R19 art 37、R19 art 36(4)".
bool cites(std::string_view letter, std::string_view article) {
  const auto at = article.empty() ? letter.npos : letter.find(article);
  if (at == letter.npos) return false;
  const auto next = letter.substr(at + article.size());
  return next.empty() || (!(next.front() >= '0' && next.front() <= '9') && next.front() != '(');
}

/// What the rest of a partial answer is, where no items say it: its letter's articles may be those of a part that is
/// not held, and of no refusal. Else something was refused.
bool rest_is_refused(const AnswerSent& answer) {
  bool refused = false, other = false;
  for (const auto& a : rules::answers()) {
    if (!cites(answer.article, a.article_r19) && !cites(answer.article, a.article_r07)) continue;
    other = other || a.group == AnswerGroup::unable || a.value == AnswerCode::refused_registry_query;
    refused = refused || (a.group == AnswerGroup::refused && rules::needs_reconsideration_first(a));
  }
  return refused || !other;
}

bool is_given(const Answer* answer) { return answer && answer->group == AnswerGroup::given; }

/// What 法释〔2025〕8号 says beside the law of a direct suit: that a court takes one against 无法提供 and 不予处理, and
/// against what was given and is not what was asked.
std::string_view named_direct(const Answer* answer) {
  if (!answer) return {};
  if (answer->group == AnswerGroup::unable || answer->group == AnswerGroup::unprocessed)
    return "法释〔2025〕8号 art 1(1)";
  return answer->value == AnswerCode::disclosed ? "法释〔2025〕8号 art 1(3)" : "";
}

RemedyParagraph precedence(Day reply) {
  RemedyParagraph p;
  p.first = true;
  p.first_articles = {"REV art 23(1)(4)"};
  const auto& suit = rules::rule_on("lit.after_reconsideration", reply);
  p.suit_length = suit.length;
  p.suit_articles = {suit.article, rules::rule_on("lit.after_no_decision", reply).article};
  if (reply >= interpretation_2025) p.suit_articles.push_back("法释〔2025〕8号 art 1(2)");
  return p;
}

RemedyParagraph either_way(Day reply, std::string_view named) {
  RemedyParagraph p;
  const auto& suit = rules::rule_on("lit.direct", reply);
  p.suit_length = suit.length;
  p.suit_articles = {suit.article};
  if (!named.empty() && reply >= interpretation_2025) p.suit_articles.push_back(named);
  return p;
}

RemedyAdvice with_bodies(Day reply, const AgencyFacts& agency) {
  RemedyAdvice a;
  const auto& apply = rules::rule_on("rev.apply", reply);
  a.reconsideration_days = apply.length;
  a.reconsideration_article = apply.article;
  a.bodies = bodies_of(agency, reply);
  return a;
}

/// Which items go which way. What was given in full is nobody's complaint where something else was not: a letter that
/// refuses one item has one paragraph, and it names that item [P].
void sort_items(RemedyAdvice& a, Day reply, const AnswerSent& answer) {
  std::vector<int> first, either;
  bool given = false;
  std::string_view named;
  for (const auto& item : answer.items) {
    const auto* of = rules::find_answer(item.code);
    if (goes_first(of, reply)) {
      first.push_back(item.item);
    } else if (is_given(of)) {
      given = true;
    } else {
      const auto of_item = named_direct(of);
      named = either.empty() || named == of_item ? of_item : "";  // named only where it holds for all of them
      either.push_back(item.item);
    }
  }
  if (first.empty()) {
    a.paragraphs.push_back(either_way(reply, named));
    return;
  }
  a.paragraphs.push_back(precedence(reply));
  if (given || !either.empty()) a.paragraphs.back().items = std::move(first);
  if (either.empty()) return;
  a.paragraphs.push_back(either_way(reply, named));
  a.paragraphs.back().items = std::move(either);
}

}  // namespace

bool RemedyAdvice::only_reconsideration() const {
  return !paragraphs.empty() && std::ranges::all_of(paragraphs, &RemedyParagraph::first);
}

std::optional<int> RemedyAdvice::suit_months() const {
  for (const auto& p : paragraphs)
    if (!p.first) return p.suit_length;
  return std::nullopt;
}

bool goes_first(const Answer* answer, Day reply) {
  // Precedence follows the reply's day, whichever regulation the request is under [P].
  return reply >= rev_2024() && answer && rules::needs_reconsideration_first(*answer);
}

RemedyAdvice advise(Day reply, const AnswerSent& answer, const AgencyFacts& agency) {
  auto a = with_bodies(reply, agency);
  if (!answer.items.empty()) {
    sort_items(a, reply, answer);
    return a;
  }
  const auto* of = rules::find_answer(answer.code);
  const bool whole = of && of->value != AnswerCode::partial;
  if (goes_first(of, reply) && (whole || rest_is_refused(answer)))
    a.paragraphs.push_back(precedence(reply));
  else
    a.paragraphs.push_back(either_way(reply, named_direct(of)));
  return a;
}

std::optional<RemedyAdvice> advise(const Closing& closing, const AgencyFacts& agency) {
  if (closing.code == AnswerCode::closed_withdrawn) return std::nullopt;
  auto answer = closing.answer;
  answer.code = rules::code_of(closing.code);
  return advise(closing.on, answer, agency);
}

RemedyAdvice advise_silence(Day passed, const AgencyFacts& agency) {
  auto a = with_bodies(passed, agency);
  a.silence = true;
  a.disputed = passed >= rev_2024() && passed < interpretation_2025;
  a.once_disputed = passed >= interpretation_2025;
  RemedyParagraph p;
  const auto& suit = suit_rule("lit.silence", passed);
  p.suit_length = suit.length;
  p.suit_articles = {suit.article};
  if (suit.from > passed) p.suit_articles.push_back("法释〔2015〕9号 art 26");
  if (a.once_disputed) p.suit_articles.push_back("法释〔2025〕8号 art 2(2)");
  if (a.disputed || a.once_disputed) p.first_articles = {"REV art 23(1)(3)"};
  a.paragraphs.push_back(std::move(p));
  return a;
}

RemedyAdvice advise_third_party(Day reply, const AgencyFacts& agency) {
  auto a = with_bodies(reply, agency);
  a.third_party = true;
  a.paragraphs.push_back(either_way(reply, "法释〔2025〕8号 art 1(4)"));
  return a;
}

const rules::Rule& suit_rule(std::string_view family, Day from) {
  const auto& old = rules::rule_on(family, from);
  const Day changed = rules::rule("lit.direct").from;
  return from < changed && rules::add_months(from, old.length) >= changed ? rules::rule_on(family, changed) : old;
}

std::vector<const Wait*> overridden(const Case& c, const Closing& closing) {
  std::vector<const Wait*> out;
  if (closing.code != AnswerCode::disclosed && closing.code != AnswerCode::partial) return out;
  for (const auto& w : c.waits)
    if (w.is_objection()) out.push_back(&w);
  return out;
}

}  // namespace qixian::engine
