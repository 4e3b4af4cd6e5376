#include "desk/api/acts.hpp"
#include "desk/api/cases.hpp"
#include "desk/api/changes.hpp"
#include "desk/api/house_views.hpp"
#include "desk/api/route.hpp"

namespace qixian::desk {
namespace {

using engine::N_;

constexpr std::uint32_t act_bytes = 64 * 1024;

// clang-format off
constexpr Route table[] = {
  {Verb::get,  "/api/v1/me",                          Act("me"),            At::reader, 0, show_me,
   "Me", "", N_("who asks, and the service's day")},
  {Verb::get,  "/api/v1/openapi.json",                Act("me"),            At::reader, 0, show_openapi,
   "OpenApi", "", N_("this API, for programs")},
  {Verb::get,  "/api/v1/forms",                       Act("me"),            At::reader, 0, list_forms,
   "Forms", "", N_("what each act asks for")},
  {Verb::get,  "/api/v1/agencies",                    Act("agency.list"),   At::reader, 0, list_agencies,
   "Agencies", "", N_("the agencies and their tree")},
  {Verb::get,  "/api/v1/calendar/{year}",             Act("calendar.show"), At::reader, 0, show_calendar,
   "Calendar", "", N_("the days of a year that a notice speaks of")},
  {Verb::get,  "/api/v1/tables/{year}",               Act("table"),         At::reader, 0, show_table,
   "Table", "agency form", N_("the official table of a period, made from the cases")},
  {Verb::get,  "/api/v1/changes",                     Act("list"),          At::reader, 0, list_changes,
   "Changes", "limit after", N_("what was written since, by whatever hand")},
  {Verb::get,  "/api/v1/changes/stream",              Act("list"),          At::reader, 0, follow_changes,
   "EventStream", "", N_("an event each time that something was written")},
  {Verb::get,  "/api/v1/cases",                       Act("list"),          At::reader, 0, list_cases,
   "CaseList", "limit after state agency officer open overdue due_within", N_("cases, by due day")},
  {Verb::post, "/api/v1/cases",                       Act("receive"),       At::writer, act_bytes, receive,
   "Recorded", "", N_("log a request")},
  {Verb::get,  "/api/v1/cases/{case}",                Act("show"),          At::reader, 0, show_case,
   "CasePage", "", N_("one case")},
  {Verb::get,  "/api/v1/cases/{case}/actions",        Act("show"),          At::reader, 0, show_actions,
   "Actions", "", N_("what may be done with a case now, and why the rest may not")},
  {Verb::get,  "/api/v1/cases/{case}/deadline",       Act("show"),          At::reader, 0, show_deadline,
   "Deadline", "", N_("why the limit ends on that day, step by step")},
  {Verb::get,  "/api/v1/cases/{case}/history",        Act("show"),          At::reader, 0, show_history,
   "History", "", N_("every event of a case, as it was recorded")},
  {Verb::post, "/api/v1/cases/{case}/acts/{act}",     Act::of_the_path(),   At::writer, act_bytes, act,
   "Recorded", "", N_("an act")},
  {Verb::post, "/api/v1/cases/{case}/preview/{act}",  Act::of_the_path(),   At::reader, act_bytes, preview,
   "Recorded", "", N_("what an act would come to")},
};
// clang-format on

}  // namespace

std::span<const Route> routes() { return table; }

}  // namespace qixian::desk
