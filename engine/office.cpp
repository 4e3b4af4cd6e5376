#include "engine/office.hpp"

#include "engine/codec.hpp"
#include "engine/described.hpp"
#include "engine/obligations.hpp"
#include "engine/plain_text.hpp"

namespace qixian::engine {
namespace {

/// Version history of the projections: 1 first edition; 2 reopened, several items, joint applicants;
/// 3 deadlines.
constexpr std::string_view projection_version = "3";
constexpr int tries = 3;  // an act that meets another's is decided again on what stands then

Error number_taken(const std::string& number) {
  return {"number_taken",
          {N_("the number {0} is in use in this agency"), {number}},
          {N_("see `qixian show {0}`"), {number}},
          "",
          "receive",
          ""};
}

}  // namespace

Result<std::vector<Event>> decode_all(std::span<const EventRecord> records) {
  std::vector<Event> events;
  events.reserve(records.size());
  for (const auto& r : records) {
    auto fact = decode(r.type, r.data);
    if (!fact) {
      return refuse("unreadable_event", {N_("event {0} ({1}) can't be read"), {std::to_string(r.seq), r.type}},
                    {N_("the store was written by a newer program, or is damaged: run `qixian verify`"), {}});
    }
    events.push_back({r.stream_seq, r.happened_on, r.recorded_at, r.by, std::move(*fact)});
  }
  return events;
}

Office::Office(Store& store, const WallClock& clock, Day today, std::vector<CaseKind*> further,
               std::span<const rules::Notice> shipped)
    : m_store(store),
      m_clock(clock),
      m_today(today),
      m_requests(store),
      m_kinds{&m_requests},
      m_shipped(shipped.begin(), shipped.end()) {
  m_kinds.insert(m_kinds.end(), further.begin(), further.end());
  load_calendar();
  m_store.each_stream("agency", [&](StreamId id, auto events) { m_agencies.add(id, events); });
}

Result<void> Office::prepare(const OnMoved& on_moved) {
  const bool behind = m_store.meta("shipped_notices") != std::to_string(m_shipped.size());
  const bool outdated = m_store.meta("projection_version") != projection_version;
  if (!behind && !outdated) return {};
  auto transaction = begin();
  auto done = outdated ? rebuild_cases({}) : Result<void>{};
  if (done && behind) done = take_shipped_notices(on_moved);
  if (!done) return done;
  m_store.set_meta("projection_version", projection_version);
  transaction->commit();
  return {};
}

Result<StreamId> Office::find(std::string_view text) const {
  const Agency* agency = nullptr;
  std::string number(text);
  for (auto slash = text.find('/'); slash != text.npos && !agency; slash = text.find('/', slash + 1)) {
    agency = m_agencies.named(text.substr(0, slash));
    if (agency) number = text.substr(slash + 1);
  }
  std::vector<CaseRow> rows;
  if (agency) {
    if (auto row = m_store.case_of(agency->id, number)) rows.push_back(*row);
  } else {
    rows = m_store.cases_numbered(number);
  }
  if (rows.size() == 1) return rows.front().id;
  if (rows.empty()) return refuse("no_case", {N_("no case {0}"), {std::string(text)}}, {N_("see `qixian list`"), {}});
  std::string all;
  for (const auto& row : rows) {
    const auto* owner = m_agencies.find(row.agency);
    (all += all.empty() ? "" : ", ") += (owner ? owner->name() : "?") + "/" + number;
  }
  return refuse("ambiguous_number", {N_("several agencies have a case {0}"), {number}}, {N_("say which: {0}"), {all}});
}

Result<LoadedCase> Office::load(StreamId stream) const {
  auto events = decode_all(m_store.load(stream));
  if (!events) return tl::unexpected(std::move(events.error()));
  auto c = fold(*events, *m_calendar);
  if (!c) return tl::unexpected(std::move(c.error()));
  return LoadedCase{stream, std::move(*events), std::move(*c)};
}

void Office::unseal(LoadedCase& loaded) const {
  const auto open = [&](const std::string&, PrivateText& text) {
    if (!text.key.empty()) text.value = m_store.unseal(loaded.stream, text.key).value_or("");
  };
  for (auto& e : loaded.events) each_private(e.fact, open);
  // The case takes its texts from its events, as it takes everything: it was folded from these very ones before.
  if (auto c = fold(loaded.events, *m_calendar)) loaded.c = std::move(*c);
}

Result<Recorded> Office::receive(Proposal p, Mode mode, const std::string& new_agency) {
  auto& request = std::get<RequestReceived>(p.fact);
  if (auto bad = check_plain(new_agency)) return tl::unexpected(std::move(*bad));
  const auto transaction = begin();
  if (auto taken = takes_requests(request.agency, request.submitted_on); !taken)
    return tl::unexpected(std::move(taken.error()));
  if (!new_agency.empty()) request.agency = agency_for_ledger(new_agency, request.submitted_on, p.by);
  if (m_store.case_of(request.agency, request.number)) return tl::unexpected(number_taken(request.number));
  if (const auto* agency = m_agencies.find(request.agency)) request.web_by_confirmation = agency->web_by_confirmation;
  auto decision = decide({}, Case{}, p, m_today, mode, *m_calendar);
  if (!decision) return tl::unexpected(std::move(decision.error()));
  auto done = append(m_store.new_stream("request"), 0, std::move(*decision));
  if (done) transaction->commit();
  return done;
}

Result<Recorded> Office::act(StreamId stream, const Proposal& p, Mode mode) {
  for (int left = tries;; --left) {
    auto loaded = load(stream);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    auto decision = decide(loaded->events, loaded->c, p, m_today, mode, *m_calendar);
    if (!decision) return tl::unexpected(std::move(decision.error()));
    const auto revision = m_revision;
    const auto transaction = begin();
    if (m_revision != revision) continue;  // decided under a calendar that stands no longer
    auto done = append(stream, loaded->c.last_seq, std::move(*decision));
    if (!done && done.error().code == "conflict" && left > 1) continue;
    if (done && std::holds_alternative<PersonalDataErased>(p.fact)) m_store.erase_private(stream);
    if (done) transaction->commit();
    if (done) done->before = std::move(loaded->c);
    return done;
  }
}

Result<Recorded> Office::append(StreamId stream, int after, Decision d) {
  std::vector<NewEvent> events;
  events.reserve(d.events.size());
  const auto now = m_clock.timestamp();
  for (auto& e : d.events) {
    seal(stream, e.seq, e.fact);
    events.push_back({type_of(e.fact), e.on, now, e.by, encode(e.fact)});
  }
  auto seq = m_store.append("request", stream, after, events);
  if (!seq) return tl::unexpected(std::move(seq.error()));
  Recorded out{stream, project(d.after, stream, *m_calendar), {}, {}, std::move(d.raised)};
  m_store.put_case(out.row);
  m_store.put_deadlines(stream, obligations(d.after, out.row, *m_calendar));
  out.after = std::move(d.after);
  return out;
}

void Office::seal(StreamId stream, int seq, Fact& fact) {
  each_private(fact, [&](const std::string& name, PrivateText& text) {
    if (text.value.empty() || !text.key.empty()) return;
    text.key = std::to_string(seq) + "." + name;
    text.hash = m_store.seal(stream, text.key, text.value);
  });
}

StreamId Office::write_agency(StreamId id, const AgencyFact& fact, int after, Day on, const std::string& by) {
  const auto type = std::visit([](auto& f) { return f.type; }, fact);
  const auto data = std::visit([](auto& f) { return described::to_json(f); }, fact);
  const NewEvent event{type, on, m_clock.timestamp(), by, data};
  (void)m_store.append("agency", id, after, {&event, 1});
  m_agencies.add(id, std::vector<EventRecord>{{event, 0, "agency", id, after + 1}});
  return id;
}

StreamId Office::agency_for_ledger(const std::string& name, Day on, const std::string& by) {
  if (const auto* known = m_agencies.named(name)) return known->id;
  return write_agency(m_store.new_stream("agency"), AgencyAdded{name, "", "", 0, false, ""}, 0, on, by);
}

Result<StreamId> Office::add_agency(const AgencyAdded& agency, Day on, const std::string& by) {
  if (agency.name.empty()) return refuse("no_agency", {N_("the agency is missing"), {}}, {N_("give its name"), {}});
  for (const auto& name : {agency.name, agency.superior})
    if (auto bad = check_plain(name)) return tl::unexpected(std::move(*bad));
  if (m_agencies.named(agency.name)) {
    return refuse("agency_exists", {N_("an agency of that name is on record: {0}"), {agency.name}},
                  {N_("see `qixian agency list`"), {}});
  }
  const auto transaction = m_store.begin();
  const auto id = write_agency(m_store.new_stream("agency"), agency, 0, on, by);
  transaction->commit();
  return id;
}

Result<void> Office::takes_requests(StreamId id, Day on) const {
  const auto* agency = m_agencies.find(id);
  if (!agency || !agency->is_merged(on)) return {};
  const auto* into = m_agencies.find(agency->merged_into);
  return refuse("agency_merged",
                {N_("{0} was merged into {1} on {2}"), {agency->name(), into->name(), rules::iso(*agency->merged_on)}},
                {N_("give the request to {0}"), {into->name()}});
}

Result<void> Office::change_agency(StreamId id, const AgencyFact& fact, Day on, const std::string& by) {
  const auto* moved = std::get_if<AgencyMoved>(&fact);
  const auto* merged = std::get_if<AgencyMerged>(&fact);
  const auto above = moved ? moved->parent : merged ? merged->into : StreamId{0};
  if (above && m_agencies.is_under(above, id, on)) {
    return refuse("agency_circle", {N_("an agency can't stand below itself"), {}},
                  {N_("see `qixian agency list`"), {}});
  }
  const auto* agency = m_agencies.find(id);
  if (on < agency->since())
    return refuse("before_agency", {N_("{0} is there from {1} on"), {agency->name(), rules::iso(agency->since())}},
                  {N_("give that day or a later one"), {}});
  if (agency->merged_on)
    return refuse("agency_merged", {N_("{0} was merged on {1}"), {agency->name(), rules::iso(*agency->merged_on)}},
                  {N_("see `qixian agency list`"), {}});
  if (const auto* renamed = std::get_if<AgencyRenamed>(&fact)) {
    if (auto bad = check_plain(renamed->name)) return tl::unexpected(std::move(*bad));
    const auto* other = m_agencies.named(renamed->name);
    if (renamed->name.empty()) return refuse("no_agency", {N_("the agency is missing"), {}}, {N_("give its name"), {}});
    if (other && other->id != id)
      return refuse("agency_exists", {N_("an agency of that name is on record: {0}"), {renamed->name}},
                    {N_("see `qixian agency list`"), {}});
  }
  const auto transaction = m_store.begin();
  write_agency(id, fact, m_agencies.find(id)->last_seq, on, by);
  transaction->commit();
  return {};
}

Result<void> Office::file_return(const ReturnFiled& fact, Day on, const std::string& by) {
  const auto transaction = begin();
  StreamId stream = 0;  // one for each agency
  int last = 0;
  m_store.each_stream("return", [&](StreamId id, std::span<const EventRecord> events) {
    const auto first = described::from_json<std::variant<ReturnFiled>>(events.front().type, events.front().data);
    if (!first || std::get<ReturnFiled>(*first).agency != fact.agency) return;
    stream = id;
    last = events.back().stream_seq;
  });
  if (stream == 0) stream = m_store.new_stream("return");
  const NewEvent event{ReturnFiled::type, on, m_clock.timestamp(), by, described::to_json(fact)};
  if (auto done = m_store.append("return", stream, last, {&event, 1}); !done)
    return tl::unexpected(std::move(done.error()));
  transaction->commit();
  return {};
}

Result<void> Office::rebuild(const std::function<void(std::int64_t)>& progress) {
  const auto transaction = begin();
  auto done = rebuild_cases(progress);
  if (done) transaction->commit();
  return done;
}

Result<void> Office::rebuild_cases(const std::function<void(std::int64_t)>& progress) {
  Result<void> out;
  std::int64_t count = 0;
  for (auto* kind : m_kinds) {
    kind->clear();
    m_store.each_stream(kind->stream_kind(), [&](StreamId id, std::span<const EventRecord> records) {
      if (out) out = kind->project(id, records, *m_calendar);
      if (out && progress) progress(++count);
    });
  }
  return out;
}

void Office::dump_projections(const std::function<void(std::string_view)>& line) const {
  for (const auto* kind : m_kinds) kind->dump(line);
}

}  // namespace qixian::engine
