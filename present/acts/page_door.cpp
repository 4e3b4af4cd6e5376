#include "present/acts/page_door.hpp"

#include <algorithm>
#include <array>

#include "present/case/fact_view.hpp"
#include "present/language/labels.hpp"
#include "present/language/wording.hpp"

namespace qixian::present {
namespace {

struct Title {
  std::string_view view;
  const char* of_all;
};
constexpr auto titles = std::to_array<Title>({{"actions", N_("what may be done")},
                                              {"agencies", N_("the agencies")},
                                              {"agency", N_("the agency")},
                                              {"case", N_("the case")},
                                              {"cases", N_("the list of cases")},
                                              {"complaint", N_("the complaint")},
                                              {"complaints", N_("the list of complaints")},
                                              {"history", N_("the history of the case")},
                                              {"item", N_("the item")},
                                              {"items", N_("the list of items")},
                                              {"notice_impact", N_("what the notice would move")},
                                              {"notices", N_("the holiday notices")},
                                              {"people", N_("the people of the house")},
                                              {"practices", N_("the practices of the office")},
                                              {"published_reports", N_("the published reports")},
                                              {"returns", N_("the yearly returns")},
                                              {"voided_cases", N_("the void receipts")},
                                              {"workflow", N_("the order of the steps")}});

/// The fields of the house's own forms: no fact of a case has them.
constexpr auto house_fields = std::to_array<Title>({{"again", N_("published anew")},
                                                    {"amends", N_("amends the notice")},
                                                    {"changes", N_("cells that changed")},
                                                    {"complete", N_("sets no day more")},
                                                    {"db", N_("store")},
                                                    {"format", N_("format")},
                                                    {"frozen", N_("as published")},
                                                    {"index", N_("index number")},
                                                    {"moves_closed", N_("may move closed cases")},
                                                    {"nil", N_("nothing to report")},
                                                    {"place", N_("where published")},
                                                    {"published", N_("day of publication")},
                                                    {"replaces", N_("replaces the notice")},
                                                    {"role", N_("role")},
                                                    {"sheet", N_("sheet")},
                                                    {"title", N_("title")},
                                                    {"year", N_("year")}});

/// The acts of the house that no case knows.
constexpr auto house_acts = std::to_array<Title>({{"agency.merge", N_("merge agencies")},
                                                  {"list", N_("the list of cases")},
                                                  {"show", N_("the case")},
                                                  {"table", N_("the official table")},
                                                  {"review.mark", N_("the unit marks the information")},
                                                  {"review.head", N_("the unit's head agrees")},
                                                  {"review.body", N_("the review body records its opinion")},
                                                  {"review.leader", N_("the leader approves")},
                                                  {"review.return", N_("sent back to the unit")},
                                                  {"review.refer", N_("referred up")},
                                                  {"review.ruled", N_("the ruling from above has come")},
                                                  {"review.legal", N_("legal review")},
                                                  {"correct.any", N_("correct any act")},
                                                  {"person.add", N_("enter a person")},
                                                  {"person.back", N_("back early")},
                                                  {"rebuild", N_("make the lists anew")},
                                                  {"verify", N_("check the store")}});

std::string of(const Words& words, const std::vector<engine::Argument>& values, const char* between) {
  std::string out;
  for (const auto& value : values) (out += out.empty() ? "" : between) += argument_text(words, value);
  return out;
}

std::string quoted(const std::string& label) { return "“" + label + "”"; }

}  // namespace

std::string PageDoor::field(const Words& words, const engine::Argument& field) const {
  const auto own = std::ranges::find(house_fields, field.text, &Title::view);
  const auto label = own == house_fields.end() ? field_label(words, field.text) : std::string(words.tr(own->of_all));
  if (field.inside.empty()) return quoted(label);
  return words.render({N_("{0}: {1}"), {quoted(label), of(words, field.inside, words.tr(N_(" or ")))}});
}

std::string PageDoor::view(const Words& words, const engine::Argument& view) const {
  const auto found = std::ranges::find(titles, view.text, &Title::view);
  const std::string title = found == titles.end() ? view.text : words.tr(found->of_all);
  return quoted(view.inside.empty() ? title : title + " " + of(words, view.inside, " "));
}

std::string PageDoor::act(const Words& words, const engine::Argument& act) const {
  const auto own = std::ranges::find(house_acts, act.text, &Title::view);
  if (own != house_acts.end()) return quoted(words.tr(own->of_all));
  return quoted(label(words, std::string_view(act.text).substr(act.text.find('.') + 1)));
}

}  // namespace qixian::present
