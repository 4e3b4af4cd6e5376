#include "desk/api/changes.hpp"

#include <boost/json.hpp>

#include "desk/api/news.hpp"
#include "present/service/change_view.hpp"

namespace qixian::desk {
namespace {

constexpr int page = 200, longest_page = 1000;

/// Whether an event is told to who sees so much: of a request by its agency, of the tree and the calendar to everybody.
class Telling {
 public:
  Telling(const engine::Office& office, const engine::Sight& sight) : m_office(office), m_sight(sight) {}

  bool has(const engine::EventRecord& e) const {
    if (m_sight.everything || e.stream_kind == "agency" || e.stream_kind == "calendar") return true;
    if (e.stream_kind != "request") return false;
    if (const auto row = m_office.store().case_row(e.stream)) return m_sight.has(row->agency);
    const auto loaded = engine::load_request(m_office, e.stream);  // void: it is in no list
    return loaded && m_sight.has(loaded->c.request.agency);
  }

 private:
  const engine::Office& m_office;
  const engine::Sight& m_sight;
};

}  // namespace

Result<Answer> list_changes(wiring::House& house, const Call& call) {
  const auto& office = house.office();
  const auto sight = office.sight_of(call.actor, "list");
  if (!sight) return tl::unexpected(sight.error());
  const auto limit = call.number("limit", page, 1, longest_page);
  if (!limit) return tl::unexpected(limit.error());
  const auto text = call.word("after");
  if (text.empty()) return said(present::changes_json({}, office.store().bookmark(), false));
  auto read = engine::Bookmark::read(text);
  if (!read) return bad_query("after", {N_("{0} is no place in the log"), {text}});
  const auto events = office.store().events_after(*read, static_cast<std::size_t>(*limit));
  const Telling telling(office, *sight);
  std::vector<engine::EventRecord> told;
  for (const auto& e : events) {
    read->advance(e.chain, e.seq);
    if (telling.has(e)) told.push_back(e);
  }
  return said(present::changes_json(told, *read, events.size() == static_cast<std::size_t>(*limit)));
}

Result<Answer> follow_changes(wiring::House& house, const Call& call) {
  if (auto mine = house.office().sight_of(call.actor, "list"); !mine) return tl::unexpected(std::move(mine.error()));
  Answer out;
  out.stream = call.news.listen(call.user);
  if (!out.stream)
    return engine::refuse("too_busy", {N_("too many listen at once"), {}}, {N_("let go of one of the others"), {}});
  out.fields = {{"Content-Type", "text/event-stream"}, {"X-Accel-Buffering", "no"}};
  return out;
}

}  // namespace qixian::desk
