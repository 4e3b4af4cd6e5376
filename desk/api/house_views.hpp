#pragma once
#include "desk/api/call.hpp"

/// What is of the house and not of one case: agencies, calendar, tables; and who asks.
namespace qixian::desk {

/// The API as OpenAPI has it, made from the table of routes.
Result<Answer> show_openapi(wiring::House& house, const Call& call);
Result<Answer> show_me(wiring::House& house, const Call& call);
Result<Answer> list_agencies(wiring::House& house, const Call& call);
/// The days of a year that a notice speaks of: /calendar/2027.
Result<Answer> show_calendar(wiring::House& house, const Call& call);
/// The official table of a year: /tables/2025?agency=3&form=2021.
Result<Answer> show_table(wiring::House& house, const Call& call);

}  // namespace qixian::desk
