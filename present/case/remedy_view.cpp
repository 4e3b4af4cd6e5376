#include "present/case/remedy_view.hpp"

#include <boost/json.hpp>

#include "engine/request/project.hpp"
#include "present/case/case_json.hpp"
#include "present/language/wording.hpp"
#include "present/language/words.hpp"

namespace qixian::present {
namespace {

std::string bodies_text(const Words& words, const engine::RemedyAdvice& a) {
  std::string all;
  for (const auto& b : a.bodies) (all += all.empty() ? "" : words.tr(N_(" or "))) += b.name;
  if (!all.empty()) return all;
  return words.render(
      {N_("(the agency's kind and parent are not on record: see {0})"), {engine::as::a_view("agency")}});
}

std::string articles_text(const Words& words, const std::vector<std::string_view>& articles) {
  std::string all;
  for (const auto a : articles) (all += all.empty() ? "" : words.tr(N_(", "))) += article_text(words, a);
  return all;
}

std::string apply_text(const Words& words, const engine::RemedyAdvice& a) {
  std::vector<std::string_view> articles{a.reconsideration_article};
  for (const auto& b : a.bodies)
    if (articles.back() != b.article) articles.push_back(b.article);
  return words.render({a.silence ? N_("reconsideration within {0} days of the end of the reply limit, to {1} ({2})")
                       : a.third_party ? N_("reconsideration within {0} days of knowing of it, to {1} ({2})")
                                       : N_("reconsideration within {0} days of service, to {1} ({2})"),
                       {a.reconsideration_days, bodies_text(words, a), articles_text(words, articles)}});
}

std::string suit_text(const Words& words, const engine::RemedyAdvice& a, const engine::RemedyParagraph& p) {
  const std::vector<engine::Argument> args{p.suit_length, articles_text(words, p.suit_articles)};
  if (p.first)
    return words.render(
        {N_("then a suit in the people's court within {0} days of receiving the decision; also where the "
            "application is refused or dismissed, or not decided in time ({1})"),
         args});
  return words.render({a.silence
                           ? N_("or a suit in the people's court within {0} months of the end of the reply limit ({1})")
                       : a.third_party ? N_("or a suit in the people's court within {0} months of knowing of it ({1})")
                                       : N_("or a suit in the people's court within {0} months of service ({1})"),
                       args});
}

void add_paragraph(const Words& words, std::vector<std::string>& out, const engine::RemedyAdvice& a,
                   const engine::RemedyParagraph& p) {
  std::string items;
  for (const int i : p.items) (items += items.empty() ? "" : words.tr(N_(", "))) += std::to_string(i);
  const auto of = items.empty() ? std::string() : words.render({N_("on item {0}: "), {items}});
  out.push_back(of + apply_text(words, a));
  if (p.first)
    out.push_back(of + words.render({N_("reconsideration comes first: no direct suit ({0})"),
                                     {articles_text(words, p.first_articles)}}));
  out.push_back(of + suit_text(words, a, p));
}

std::string party_text(const Words& words, const engine::Case& c, const engine::Remedy& r) {
  if (!r.third_party.empty()) return words.render({N_("by the third party {0}"), {r.third_party}});
  return c.request.applicants.size() < 2 ? "" : words.render({N_("by applicant {0}"), {r.applicant}});
}

json::array strings(const auto& values) {
  json::array out;
  for (const auto& v : values) out.emplace_back(v);
  return out;
}

}  // namespace

std::string matter_text(const Words& words, const engine::Case& c, const engine::Remedy& r) {
  std::vector<std::string> parts{
      words.render({N_("{0} (matter {1})"), {machine_text(words, r.state), r.seq}}),
      words.render({N_("filed {0}"), {r.filed_on}}),
      party_text(words, c, r),
      r.against == engine::Against::silence ? std::string(words.tr(N_("against the silence"))) : std::string(),
      r.closed_on ? words.render({N_("{0} on {1}"), {choice_text(words, r.result), *r.closed_on}}) : std::string(),
      r.late_after ? words.render({N_("out of time: the window ended on {0}"), {*r.late_after}}) : std::string()};
  std::string all;
  for (const auto& p : parts)
    if (!p.empty()) (all += all.empty() ? "" : words.tr(N_(", "))) += p;
  return all;
}

std::optional<engine::RemedyAdvice> remedies_of(const engine::Case& c, const engine::CaseRow& row,
                                                const engine::Office& office) {
  const bool silent = engine::status_on(row, office.today()) == engine::Status::overdue;
  if (!silent && (c.closings.empty() || c.is_open())) return std::nullopt;
  const auto day = silent ? *row.due : c.closings.back().on;
  const auto facts = office.agencies().facts_of(c.request.agency, day);
  return silent ? engine::advise_silence(day, facts) : engine::advise(c.closings.back(), facts);
}

std::optional<engine::RemedyAdvice> third_party_remedies_of(const engine::Case& c, const engine::Office& office) {
  if (c.closings.empty() || c.is_open() || engine::overridden(c, c.closings.back()).empty()) return std::nullopt;
  const auto day = c.closings.back().on;
  return engine::advise_third_party(day, office.agencies().facts_of(c.request.agency, day));
}

std::vector<std::string> remedy_sentences(const Words& words, const engine::RemedyAdvice& a) {
  std::vector<std::string> out;
  for (const auto& p : a.paragraphs) add_paragraph(words, out, a, p);
  if (a.disputed)
    out.push_back(words.render({N_("silence: whether reconsideration comes first is disputed ({0}); name both"),
                                {articles_text(words, a.paragraphs.front().first_articles)}}));
  if (a.once_disputed)
    out.push_back(
        words.render({N_("note: {0} puts reconsideration first; the interpretation leaves the choice, name both"),
                      {articles_text(words, a.paragraphs.front().first_articles)}}));
  return out;
}

std::vector<LetterRemedies> letter_remedies(const Words& words, const engine::Case& c, const engine::Office& office) {
  std::vector<LetterRemedies> out;
  const auto& closing = c.closings.back();
  if (const auto a = engine::advise(closing, office.agencies().facts_of(c.request.agency, closing.on)))
    out.push_back({words.tr(N_("The letter must tell the remedies:")), remedy_sentences(words, *a)});
  if (const auto a = third_party_remedies_of(c, office))
    out.push_back(
        {words.tr(N_("The notice to the third party that objected must tell:")), remedy_sentences(words, *a)});
  return out;
}

json::value remedies_json(const Words& words, const std::optional<engine::RemedyAdvice>& a) {
  if (!a) return nullptr;
  json::array bodies, paragraphs;
  for (const auto& b : a->bodies) bodies.emplace_back(b.name);
  for (const auto& p : a->paragraphs) {
    paragraphs.push_back(json::object{{"items", strings(p.items)},
                                      {"reconsideration_first", p.first},
                                      {p.first ? "suit_days" : "suit_months", p.suit_length},
                                      {"articles", strings(p.suit_articles)}});
  }
  const auto months = a->suit_months();
  return json::object{{"reconsideration_days", a->reconsideration_days},
                      {"reconsideration_first", a->only_reconsideration()},
                      {"suit_months", months ? json::value(*months) : json::value(nullptr)},
                      {"silence", a->silence},
                      {"disputed", a->disputed},
                      {"bodies", bodies},
                      {"paragraphs", paragraphs},
                      {"text", strings(remedy_sentences(words, *a))}};
}

json::array matters_json(const engine::Case& c) {
  json::array out;
  for (const auto& r : c.remedies) {
    out.push_back(
        json::object{{"matter", r.seq},
                     {"kind", rules::text_of(r.kind)},
                     {"state", rules::text_of(r.state)},
                     {"applicant", r.applicant},
                     {"third_party", r.third_party.empty() ? json::value(nullptr) : json::value(r.third_party)},
                     {"against", rules::text_of(r.against)},
                     {"filed", rules::iso(r.filed_on)},
                     {"copy_received", or_null(r.copy_on)},
                     {"accepted", or_null(r.accepted_on)},
                     {"closed", or_null(r.closed_on)},
                     {"result", rules::text_of(r.result)},
                     {"ending", rules::text_of(r.ending)},
                     {"received", or_null(r.received_on)},
                     {"late_after", or_null(r.late_after)}});
  }
  return out;
}

}  // namespace qixian::present
