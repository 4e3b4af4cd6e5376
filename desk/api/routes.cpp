#include "desk/api/cases.hpp"
#include "desk/api/house_views.hpp"
#include "desk/api/route.hpp"

namespace qixian::desk {
namespace {

// clang-format off
constexpr Route table[] = {
  {Verb::get, "/api/v1/me",                    Act("me"),            At::reader, "", "me",        0, show_me,       N_("who asks, and the service's day")},
  {Verb::get, "/api/v1/agencies",              Act("agency.list"),   At::reader, "", "agencies",  0, list_agencies, N_("the agencies and their tree")},
  {Verb::get, "/api/v1/calendar/{year}",       Act("calendar.show"), At::reader, "", "calendar",  0, show_calendar, N_("the days of a year that a notice speaks of")},
  {Verb::get, "/api/v1/tables/{year}",         Act("table"),         At::reader, "", "table",     0, show_table,    N_("the official table of a period, made from the cases")},
  {Verb::get, "/api/v1/cases",                 Act("list"),          At::reader, "", "case_list", 0, list_cases,    N_("cases, by due day")},
  {Verb::get, "/api/v1/cases/{case}",          Act("show"),          At::reader, "", "case_page", 0, show_case,     N_("one case")},
  {Verb::get, "/api/v1/cases/{case}/actions",  Act("show"),          At::reader, "", "actions",   0, show_actions,  N_("what may be done with a case now, and why the rest may not")},
  {Verb::get, "/api/v1/cases/{case}/deadline", Act("show"),          At::reader, "", "deadline",  0, show_deadline, N_("why the limit ends on that day, step by step")},
  {Verb::get, "/api/v1/cases/{case}/history",  Act("show"),          At::reader, "", "history",   0, show_history,  N_("every event of a case, as it was recorded")},
};
// clang-format on

}  // namespace

std::span<const Route> routes() { return table; }

}  // namespace qixian::desk
