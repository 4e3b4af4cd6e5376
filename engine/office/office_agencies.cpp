#include <algorithm>
#include <stdexcept>

#include "engine/base/described.hpp"
#include "engine/base/plain_text.hpp"
#include "engine/office/office.hpp"

/// The agencies of an office, and what they return each year. Every name is looked for inside the transaction: two
/// processes that make one agency side by side must find each other.
namespace qixian::engine {
namespace {

Text see_agencies() { return {N_("see {0}"), {as::a_view("agencies")}}; }

Error name_missing() { return {"no_agency", {N_("the agency is missing"), {}}, {N_("give its name"), {}}, "", "", ""}; }

Error name_taken(const std::string& name) {
  return {"agency_exists", {N_("an agency of that name is on record: {0}"), {name}}, see_agencies(), "", "", ""};
}

Verdict check_codes(const std::string& kind, const std::string& level) {
  if (!rules::is_known<AgencyKind>(kind))
    return no("unknown_agency_kind", {N_("unknown kind of agency: {0}"), {kind}},
              {N_("one of: {0}"), {as::a_code(rules::code_list<AgencyKind>())}});
  if (!rules::is_known<AgencyLevel>(level))
    return no("unknown_level", {N_("unknown level: {0}"), {level}},
              {N_("one of: {0}"), {as::a_code(rules::code_list<AgencyLevel>())}});
  return {};
}

}  // namespace

void Office::load_agencies() {
  // Before the agencies: what is written meanwhile is read again, and passed over.
  m_known.read = m_store.bookmark();
  auto book = std::make_shared<AgencyBook>();
  m_store.each_stream("agency", [&](StreamId id, auto events) { book->add(id, events); });
  m_known.agencies = std::move(book);
}

Result<StreamId> Office::write_agency(StreamId id, const AgencyFact& fact, int after, Day on, const Actor& by) {
  if (!m_write) throw std::logic_error("office: an agency is written outside Office::begin");
  const auto type = std::visit([](auto& f) { return f.type; }, fact);
  const auto data = std::visit([](auto& f) { return described::to_json(f); }, fact);
  const NewEvent event{type, on, m_clock.timestamp(), by, data};
  const auto seq = m_store.append("agency", id, after, {&event, 1});
  if (!seq) return tl::unexpected(seq.error());
  // Copied once a transaction, that is while it is shared with what stands if this is rolled back.
  const bool shared = m_known.agencies.use_count() > 1;
  const auto book =
      shared ? std::make_shared<AgencyBook>(agencies()) : std::const_pointer_cast<AgencyBook>(m_known.agencies);
  book->add(id, std::vector<EventRecord>{{event, *seq, "agency", id, after + 1}});
  m_known.agencies = book;
  return id;
}

Result<StreamId> Office::agency_for_ledger(const std::string& name, Day on, const Actor& by) {
  if (!agencies().bearing(name).empty()) return agencies().the_one(name);
  return write_agency(m_store.new_stream("agency"), AgencyAdded{name, "", "", 0, false, ""}, 0, on, by);
}

Result<StreamId> Office::add_agency(const AgencyAdded& agency, Day on, const Actor& by) {
  if (auto mine = may(by, "agency.add", {{}, agency.parent}); !mine) return tl::unexpected(std::move(mine.error()));
  if (agency.name.empty()) return tl::unexpected(name_missing());
  for (const auto& name : {agency.name, agency.superior})
    if (auto bad = check_plain(name)) return tl::unexpected(std::move(*bad));
  if (auto bad = check_codes(agency.kind, agency.level)) return tl::unexpected(std::move(*bad));
  const auto transaction = begin();
  if (agencies().named(agency.name)) return tl::unexpected(name_taken(agency.name));
  auto id = write_agency(m_store.new_stream("agency"), agency, 0, on, by);
  if (id) transaction->commit();
  return id;
}

Result<void> Office::takes_requests(StreamId id, Day on) const {
  const auto* agency = agencies().find(id);
  if (!agency || !agency->is_merged(on)) return {};
  const auto into = agencies().label(agency->merged_into);
  return refuse("agency_merged",
                {N_("{0} was merged into {1} on {2}"), {agencies().label(id), into, *agency->merged_on}},
                {N_("give the request to {0}"), {into}});
}

Result<void> Office::may_change(const Agency& agency, const AgencyFact& fact, Day on) const {
  const auto* moved = std::get_if<AgencyMoved>(&fact);
  const auto* merged = std::get_if<AgencyMerged>(&fact);
  const auto above = moved ? moved->parent : merged ? merged->into : StreamId{0};
  if (above && !agencies().find(above)) return refuse("no_agency", {N_("no agency {0}"), {above}}, see_agencies());
  if (above && agencies().is_under(above, agency.id, on))
    return refuse("agency_circle", {N_("an agency can't stand below itself"), {}}, see_agencies());
  if (on < agency.since())
    return refuse("before_agency", {N_("{0} is there from {1} on"), {agency.name(), agency.since()}},
                  {N_("give that day or a later one"), {}});
  if (agency.merged_on)
    return refuse("agency_merged", {N_("{0} was merged on {1}"), {agency.name(), *agency.merged_on}}, see_agencies());
  if (const auto* described = std::get_if<AgencyDescribed>(&fact)) {
    for (const auto& name : {described->superior, described->seat})
      if (auto bad = check_plain(name)) return tl::unexpected(std::move(*bad));
    if (auto bad = check_codes(described->kind, described->level)) return tl::unexpected(std::move(*bad));
  }
  const auto* renamed = std::get_if<AgencyRenamed>(&fact);
  if (!renamed) return {};
  if (renamed->name.empty()) return tl::unexpected(name_missing());
  if (auto bad = check_plain(renamed->name)) return tl::unexpected(std::move(*bad));
  const auto bearers = agencies().bearing(renamed->name);
  if (std::ranges::any_of(bearers, [&](auto id) { return id != agency.id; }))
    return tl::unexpected(name_taken(renamed->name));
  return {};
}

Result<void> Office::change_agency(StreamId id, const AgencyFact& fact, Day on, const Actor& by) {
  if (auto mine = may(by, "agency.change", {{}, id}); !mine) return mine;
  const auto transaction = begin();
  const auto* agency = agencies().find(id);
  if (!agency) return refuse("no_agency", {N_("no agency {0}"), {id}}, see_agencies());
  if (auto legal = may_change(*agency, fact, on); !legal) return legal;
  if (auto done = write_agency(id, fact, agency->last_seq, on, by); !done)
    return tl::unexpected(std::move(done.error()));
  transaction->commit();
  return {};
}

}  // namespace qixian::engine
