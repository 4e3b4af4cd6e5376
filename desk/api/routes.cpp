#include "desk/api/cases.hpp"
#include "desk/api/house_views.hpp"
#include "desk/api/route.hpp"

namespace qixian::desk {
namespace {

// clang-format off
constexpr Route table[] = {
  {Verb::get, "/api/v1/me",                    Act("me"),            0, show_me},
  {Verb::get, "/api/v1/agencies",              Act("agency.list"),   0, list_agencies},
  {Verb::get, "/api/v1/calendar/{year}",       Act("calendar.show"), 0, show_calendar},
  {Verb::get, "/api/v1/tables/{year}",         Act("table"),         0, show_table},
  {Verb::get, "/api/v1/cases",                 Act("list"),          0, list_cases},
  {Verb::get, "/api/v1/cases/{case}",          Act("show"),          0, show_case},
  {Verb::get, "/api/v1/cases/{case}/actions",  Act("show"),          0, show_actions},
  {Verb::get, "/api/v1/cases/{case}/deadline", Act("show"),          0, show_deadline},
  {Verb::get, "/api/v1/cases/{case}/history",  Act("show"),          0, show_history},
};
// clang-format on

}  // namespace

std::span<const Route> routes() { return table; }

}  // namespace qixian::desk
