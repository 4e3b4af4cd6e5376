#include "docs/events/codes.hpp"

#include "engine/agencies/agency_kinds.hpp"
#include "engine/agencies/people.hpp"
#include "engine/complaint/complaint.hpp"
#include "engine/office/practice.hpp"
#include "rules/codes.hpp"

namespace qixian::tests {
namespace {

void add(std::string& list, std::string_view code) { (list += list.empty() ? "" : ", ") += code; }

std::string codes_of(const auto& rows) {
  std::string list;
  for (const auto& row : rows) add(list, row.code);
  return list;
}

std::string practices() {
  std::string list;
  for (const auto& practice : engine::practices()) {
    std::string choices;
    for (const auto choice : practice.choices) add(choices, choice);
    add(list, "`" + std::string(practice.id) + "` (" + choices + ")");
  }
  return list;
}

}  // namespace

std::map<std::string, std::string> code_lists() {
  return {{"{channels}", codes_of(rules::channels())},
          {"{applicant_kinds}", codes_of(rules::applicant_kinds())},
          {"{answers}", codes_of(rules::answers())},
          {"{agency_kinds}", rules::code_list<engine::AgencyKind>()},
          {"{complaint_results}", rules::code_list<engine::ComplaintResult>()},
          {"{roles}", rules::code_list<engine::Role>()},
          {"{practices}", practices()}};
}

std::string filled(std::string text, const std::map<std::string, std::string>& lists) {
  for (const auto& [name, codes] : lists)
    if (const auto at = text.find(name); at != text.npos) text.replace(at, name.size(), codes);
  return text;
}

}  // namespace qixian::tests
