#include "desk/api/cases.hpp"
#include "desk/api/route.hpp"

namespace qixian::desk {
namespace {

// clang-format off
constexpr Route table[] = {
  {Verb::get, "/api/v1/cases",                 Act("list"), At::reader, "", "case_list", 0, list_cases,    N_("cases, by due day")},
  {Verb::get, "/api/v1/cases/{case}",          Act("show"), At::reader, "", "case_page", 0, show_case,     N_("one case")},
  {Verb::get, "/api/v1/cases/{case}/actions",  Act("show"), At::reader, "", "actions",   0, show_actions,  N_("what may be done with a case now, and why the rest may not")},
  {Verb::get, "/api/v1/cases/{case}/deadline", Act("show"), At::reader, "", "deadline",  0, show_deadline, N_("why the limit ends on that day, step by step")},
  {Verb::get, "/api/v1/cases/{case}/history",  Act("show"), At::reader, "", "history",   0, show_history,  N_("every event of a case, as it was recorded")},
};
// clang-format on

}  // namespace

std::span<const Route> routes() { return table; }

}  // namespace qixian::desk
