#include "engine/office/stream.hpp"

#include "engine/base/plain_text.hpp"

namespace qixian::engine {

Error none_of(const CaseKind& kind, std::string_view text) {
  const auto words = kind.words();
  return no(words.none_code, {words.none, {std::string(text)}}, {N_("see {0}"), {as::a_view(words.all_view)}});
}

Result<StreamId> find_case(const Office& office, const CaseKind& kind, std::string_view text) {
  const auto meant = office.agencies().addressed(text);
  const auto found = kind.numbered(meant.number, meant.agencies);
  if (found.size() == 1) return found.front().stream;
  const auto words = kind.words();
  if (found.empty()) return tl::unexpected(none_of(kind, text));
  std::vector<StreamId> owners;
  for (const auto& one : found) owners.push_back(one.agency);
  return refuse("ambiguous_number", {words.several, {meant.number}},
                {N_("say which: {0}"), {office.agencies().addresses(owners, meant.number)}});
}

std::optional<StreamId> case_numbered(const Office& office, const CaseKind& kind, StreamId agency,
                                      std::string_view number) {
  const auto found = kind.numbered(number, office.agencies().alike(agency));
  return found.empty() ? std::nullopt : std::optional(found.front().stream);
}

Error number_taken(const CaseKind& kind, const std::string& number) {
  return {"number_taken",
          {N_("the number {0} is in use in this agency"), {number}},
          {N_("see {0}"), {as::a_view(kind.words().one_view, {number})}},
          {},
          {},
          {}};
}

Result<StreamId> agency_of_new(Office& office, StreamId given, const std::string& name, Day on, const Actor& by) {
  if (given && !office.agencies().find(given)) return refuse("no_agency", {N_("there is no such agency"), {}});
  if (given) return given;
  if (name.empty())
    return refuse("agency_missing", {N_("the agency is missing"), {}}, {N_("give {0}"), {as::a_field("agency")}});
  if (auto bad = check_plain(name)) return tl::unexpected(std::move(*bad));
  // A name that was mistyped must not found an agency for whoever may found none.
  if (office.agencies().bearing(name).empty() && !office.may(by, "agency.add"))
    return refuse("no_agency", {N_("no agency {0}"), {name}}, {N_("see {0}"), {as::a_view("agencies")}});
  return office.agency_for_ledger(name, on, by);
}

}  // namespace qixian::engine
