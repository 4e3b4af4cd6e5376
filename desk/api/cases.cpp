#include "desk/api/cases.hpp"

#include <boost/json.hpp>

#include "engine/office/stream.hpp"
#include "engine/request/clock/receipt_days.hpp"
#include "engine/request/project.hpp"
#include "present/acts/act_view.hpp"
#include "present/case/case_page.hpp"
#include "present/service/case_pages.hpp"

namespace qixian::desk {
namespace {

constexpr int page = 100, longest_page = 1000;

/// Where the list goes on, as the page before said it.
Result<std::optional<engine::ListPlace>> place_after(const Call& call) {
  const auto text = call.word("after");
  if (text.empty()) return std::nullopt;
  auto place = present::place_of_text(text);
  if (!place) return bad_query("after", {N_("{0} is no place in a list"), {text}});
  return place;
}

Result<engine::CaseFilter> filter_of(const engine::Office& office, const Call& call) {
  engine::CaseFilter filter;
  filter.state = call.word("state");
  filter.officer = call.word("officer");
  if (!filter.state.empty() && !rules::find_code<engine::State>(filter.state))
    return bad_query("state", {N_("{0} is no state"), {filter.state}});
  const auto open = call.flag("open"), overdue = call.flag("overdue");
  if (!open) return tl::unexpected(open.error());
  if (!overdue) return tl::unexpected(overdue.error());
  const auto agency = call.number("agency", 0, 0, 2'000'000'000), within = call.number("due_within", -1, 0, 1000);
  if (!agency) return tl::unexpected(agency.error());
  if (!within) return tl::unexpected(within.error());
  filter.open_only = *open;
  if (*agency > 0) filter.agency = *agency;
  if (*overdue) filter.due_before = office.today();
  if (*within >= 0) filter.due_until = office.calendar().add(office.today(), *within);
  return filter;
}

}  // namespace

std::string tag_of(int last_seq, const engine::Office& office) {
  return "\"" + std::to_string(last_seq) + "-" + std::to_string(office.calendar_revision()) + "-" +
         rules::iso(office.today()) + "\"";
}

Result<Seen> load_for(const wiring::House& house, const Call& call) {
  const auto stream = call.stream();
  if (!stream) return tl::unexpected(stream.error());
  return load_for(house, call, *stream);
}

Result<Seen> load_for(const wiring::House& house, const Call& call, engine::StreamId stream) {
  const auto named = "#" + std::to_string(stream);
  const auto row = house.requests().find(named);
  if (!row) return tl::unexpected(row.error());
  auto loaded = engine::load_request(house.office(), *row);
  if (!loaded) return tl::unexpected(std::move(loaded.error()));
  const engine::Concerned what{"request", loaded->c.request.agency, loaded->c.officer};
  if (!house.office().may(call.actor, "show", what))
    return tl::unexpected(engine::none_of(house.office().kind("request"), named));
  Seen seen{std::move(*loaded), house.office().may(call.actor, "reveal", what).has_value()};
  if (seen.is_revealed) engine::unseal(house.office(), seen.loaded);
  return seen;
}

Result<Answer> list_cases(wiring::House& house, const Call& call) {
  const auto& office = house.office();
  auto sight = office.sight_of(call.actor, "list");
  if (!sight) return tl::unexpected(std::move(sight.error()));
  auto filter = filter_of(office, call);
  if (!filter) return tl::unexpected(filter.error());
  if (!sight->everything) filter->agencies = std::move(sight->agencies);
  const auto limit = call.number("limit", page, 1, longest_page);
  if (!limit) return tl::unexpected(limit.error());
  const auto after = place_after(call);
  if (!after) return tl::unexpected(after.error());
  auto rows = office.store().cases_after(*filter, *after, static_cast<std::size_t>(*limit) + 1);
  const bool more = rows.size() > static_cast<std::size_t>(*limit);
  if (more) rows.pop_back();
  return said(present::list_json(rows, more, office));
}

Result<Answer> show_case(wiring::House& house, const Call& call) {
  const auto seen = load_for(house, call);
  if (!seen) return tl::unexpected(seen.error());
  const auto& office = house.office();
  const auto& loaded = seen->loaded;
  const auto row = engine::project(loaded.c, loaded.stream, office.calendar());
  auto page = present::paged_json(call.words, loaded, row, office);
  if (!seen->is_revealed) page["withheld"] = true;
  auto out = said(page);
  out.fields.emplace_back("ETag", tag_of(loaded.c.last_seq, office));
  return out;
}

Result<Answer> show_actions(wiring::House& house, const Call& call) {
  const auto seen = load_for(house, call);
  if (!seen) return tl::unexpected(seen.error());
  return said(present::to_json(call.words, house.requests().actions(seen->loaded, call.actor)));
}

Result<Answer> show_deadline(wiring::House& house, const Call& call) {
  const auto seen = load_for(house, call);
  if (!seen) return tl::unexpected(seen.error());
  const auto& c = seen->loaded.c;
  return said(present::deadline_json(call.words, c, engine::explained_deadline(c, house.office().calendar())));
}

Result<Answer> show_history(wiring::House& house, const Call& call) {
  const auto seen = load_for(house, call);
  if (!seen) return tl::unexpected(seen.error());
  return said(present::history_json(seen->loaded, house.office().agencies()));
}

}  // namespace qixian::desk
