#include "desk/api/house_views.hpp"

#include <boost/json.hpp>

#include "desk/api/route.hpp"
#include "engine/store/ports/bookmark.hpp"
#include "engine/tables/frozen_table.hpp"
#include "present/office/agency_view.hpp"
#include "present/office/calendar_view.hpp"
#include "present/service/case_pages.hpp"
#include "present/service/openapi.hpp"
#include "present/tables/published_view.hpp"

namespace qixian::desk {
namespace {

/// The year that the path names.
Result<int> year_of(const Call& call) {
  const auto year = engine::whole_number(call.bound.front());
  if (year && *year >= 2007 && *year <= 2080) return static_cast<int>(*year);
  return engine::refuse("no_route", {N_("{0} is no year from 2007 to 2080"), {call.bound.front()}});
}

Result<engine::TableQuery> query_of(const engine::Office& office, const Call& call) {
  const auto year = year_of(call);
  if (!year) return tl::unexpected(year.error());
  engine::TableQuery query;
  query.period = {rules::first_day_of(*year), rules::first_day_of(*year + 1) - rules::Days{1}};
  const auto form = call.word("form");
  query.form = form.empty() ? rules::form_of_year(*year) : rules::find_form(form);
  if (!query.form)
    return bad_query("form", {N_("there is no form for {0}"), {form.empty() ? call.bound.front() : form}});
  const auto agency = call.number("agency", 0, 0, 2'000'000'000);
  if (!agency) return tl::unexpected(agency.error());
  if (*agency != 0 && !office.agencies().find(*agency))
    return engine::refuse("no_agency", {N_("there is no such agency"), {}});
  query.root = *agency;
  return query;
}

}  // namespace

Result<Answer> show_me(wiring::House& house, const Call& call) {
  return said(present::me_json(call.actor, house.office()));
}

Result<Answer> show_openapi(wiring::House&, const Call& call) {
  std::vector<present::Operation> operations;
  for (const auto& route : routes())
    operations.push_back({route.verb == Verb::get ? "get" : "post", route.pattern, route.summary, route.query,
                          route.output, route.act.is_of_the_path()});
  return said(present::openapi_json(call.words, operations, QIXIAN_VERSION));
}

Result<Answer> list_agencies(wiring::House& house, const Call& call) {
  if (auto mine = house.office().may(call.actor, "agency.list"); !mine) return tl::unexpected(std::move(mine.error()));
  return said(present::agencies_json(house.office()));
}

Result<Answer> show_calendar(wiring::House& house, const Call& call) {
  if (auto mine = house.office().may(call.actor, "calendar.show"); !mine)
    return tl::unexpected(std::move(mine.error()));
  const auto year = year_of(call);
  if (!year) return tl::unexpected(year.error());
  return said(present::to_json(present::calendar_year(house.office().calendar(), *year)));
}

Result<Answer> show_table(wiring::House& house, const Call& call) {
  const auto& office = house.office();
  auto query = query_of(office, call);
  if (!query) return tl::unexpected(query.error());
  if (query->root == 0) query->root = call.actor.agency;  // all that an account has is its own agency, and below
  if (auto mine = office.may(call.actor, "table", {"", query->root, {}}); !mine)
    return tl::unexpected(std::move(mine.error()));
  // A table counts all that stands below: whoever sees a part of it sees none.
  const auto sight = office.sight_of(call.actor, "table");
  for (const auto& [id, agency] : office.agencies().all())
    if (office.agencies().is_under(id, query->root, office.today()) && !(sight && sight->has(id)))
      return engine::refuse("not_yours", {N_("the table counts agencies below, which are not yours to see"), {}},
                            {N_("ask who sees all of them"), {}});
  const auto table = engine::make_table(office, *query);
  if (!table) return tl::unexpected(table.error());
  return said(present::table_json(call.words, *table, engine::published_of(office, *table)));
}

}  // namespace qixian::desk
