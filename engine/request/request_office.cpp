#include "engine/request/request_office.hpp"

#include "engine/office/practice.hpp"
#include "engine/office/stream.hpp"
#include "engine/request/addressees.hpp"
#include "engine/request/case/codec.hpp"
#include "engine/request/decide/clean_up.hpp"
#include "engine/request/decide/voided.hpp"
#include "engine/request/fee_count.hpp"
#include "engine/request/remedies/remedy_advice.hpp"
#include "engine/request/request_kind.hpp"

namespace qixian::engine {
namespace {

/// Where a store remembers that a receipt of that number went void with something to hide.
std::string void_key(const RequestReceived& request) {
  return "void " + std::to_string(request.agency) + "/" + request.number;
}

/// A case that is given to nobody of its agency would be nobody's own. At the terminal names are free, as in a ledger.
Result<void> settle_officer(const Office& office, const LoadedCase& loaded, const Proposal& p) {
  const auto* assigned = std::get_if<OfficerAssigned>(&p.fact);
  if (!assigned || assigned->officer.empty() || p.by.trust == Actor::Trust::terminal) return {};
  const auto today = office.today();
  const auto agency = office.agencies().heir_of(loaded.c.request.agency, today);
  for (const auto& [stream, person] : office.people().all()) {
    const auto works_in = person.agency_on(today);
    if (person.is_here(today) && person.name_on(today) == assigned->officer && (works_in == 0 || works_in == agency))
      return {};
  }
  return refuse("no_person", {N_("nobody of that agency is called {0}"), {assigned->officer}},
                {N_("see {0}"), {as::a_view("people")}});
}

bool is_another_number(const Case& before, const Case& after) {
  const auto &was = before.request, &is = after.request;
  return before.state != State::voided && (was.number != is.number || was.agency != is.agency);
}

}  // namespace

Result<LoadedCase> load_request(const Office& office, StreamId stream) {
  auto events = decode_all(office.store().load(stream));
  if (!events) return tl::unexpected(std::move(events.error()));
  auto c = fold(*events, office.calendar());
  if (!c) return tl::unexpected(std::move(c.error()));
  return LoadedCase{stream, std::move(*events), std::move(*c)};
}

void unseal(const Office& office, LoadedCase& loaded) {
  for (auto& e : loaded.events) open_texts(office.store(), loaded.stream, e.fact);
  // The case takes its texts from its events, as it takes everything: it was folded from these very ones before.
  if (auto c = fold(loaded.events, office.calendar())) loaded.c = std::move(*c);
}

Result<StreamId> RequestOffice::find(std::string_view text) const {
  // One that is in no list has no number: #STREAM.
  if (text.size() > 1 && text.size() < 18 && text[0] == '#' && text.find_first_not_of("0123456789", 1) == text.npos) {
    const auto stream = static_cast<StreamId>(std::stoll(std::string(text.substr(1))));
    const auto events = m_office.store().load(stream);
    if (!events.empty() && events.front().stream_kind == m_kind.stream_kind()) return stream;
  }
  return find_case(m_office, m_kind, text);
}

std::optional<StreamId> RequestOffice::numbered(StreamId agency, std::string_view number) const {
  return case_numbered(m_office, m_kind, agency, number);
}

Result<Recorded> RequestOffice::receive(const Proposal& proposal, Mode mode, const std::string& agency_name) {
  return m_office.write([&]() -> Result<Recorded> {
    auto p = proposal;
    auto& request = std::get<RequestReceived>(p.fact);
    const auto agency = agency_of_new(m_office, request.agency, agency_name, request.submitted_on, p.by);
    if (!agency) return tl::unexpected(agency.error());
    request.agency = *agency;
    if (auto mine = may(p, request); !mine) return tl::unexpected(std::move(mine.error()));
    if (auto taken = m_office.takes_requests(request.agency, request.submitted_on); !taken)
      return tl::unexpected(std::move(taken.error()));
    if (numbered(request.agency, request.number)) {
      auto taken = number_taken(m_kind, request.number);
      taken.command = verb_of(p.fact);
      return tl::unexpected(std::move(taken));
    }
    if (const auto* known = m_office.agencies().find(request.agency))
      request.web_by_confirmation = known->web_by_confirmation;
    if (mode == Mode::desk)
      request.letter_by_arrival =
          rules::is_channel(request.channel, rules::Channel::post_ordinary) && chose("ordinary-letters", "arrival");
    auto decision = decide({}, Case{}, p, m_office.today(), mode, m_office.calendar());
    if (!decision) return tl::unexpected(std::move(decision.error()));
    if (mode == Mode::desk && !m_office.store().meta(void_key(request)).empty())
      note_reentry(*decision, p, m_office.today(), m_office.calendar());
    return append(0, 0, std::move(*decision));
  });
}

Result<void> RequestOffice::may(const Proposal& p, const RequestReceived& request, const std::string& officer) const {
  return m_office.may(p.by, act_name(p.fact), {m_kind.stream_kind(), request.agency, officer});
}

bool RequestOffice::chose(std::string_view practice, std::string_view choice) const {
  return choice_of(m_office.store(), practice) == choice;
}

/// The practices as they stand go into the act: what is on record keeps its meaning when they change.
void RequestOffice::settle_practice(Fact& fact) const {
  if (auto* answer = std::get_if<AnswerSent>(&fact)) answer->review_asked = chose("reviews", "here");
  if (auto* order = std::get_if<RequestReopened>(&fact)) {
    order->calendar_days = order->calendar_days || chose("order-days", "calendar");
    order->counts_anew = chose("reopened", "anew");
  }
}

/// What a fact must hold that its case does not know. It stands in the event and is not asked anew at each fold: the
/// letter stays as it was sent, whatever is put on record later, and what older editions recorded is not accused.
Result<void> RequestOffice::settle(Proposal& p, const LoadedCase& loaded, Mode mode) const {
  if (mode == Mode::desk) settle_practice(p.fact);
  if (mode == Mode::desk) settle_consultation(m_office, loaded, p.fact);
  if (mode == Mode::desk)
    if (auto known = settle_officer(m_office, loaded, p); !known) return known;
  auto* step = std::get_if<ReviewStepped>(&p.fact);
  if (step && mode == Mode::desk)
    if (auto signs = settle_signature(*step, p.by); !signs) return signs;
  auto* answer = std::get_if<AnswerSent>(&p.fact);
  if (answer && mode == Mode::desk && answer->on_the_spot && answer->manner.empty())
    answer->manner = code_of(Manner::handed_over);
  // whether the letter can name the body (P12)
  if (answer && !answer->imported)
    answer->body_unknown = bodies_of(m_office.agencies().facts_of(loaded.c.request.agency, p.on), p.on).empty();
  auto* notice = std::get_if<FeeNoticed>(&p.fact);
  return notice && mode == Mode::desk ? settle_count(m_office, loaded, *notice) : Result<void>{};
}

Result<Decision> RequestOffice::decided(const LoadedCase& loaded, Proposal& p, Mode mode,
                                        std::optional<int> seen) const {
  if (auto mine = may(p, loaded.c.request, loaded.c.officer); !mine) return tl::unexpected(std::move(mine.error()));
  if (auto mine = may_correct(p, loaded); !mine) return tl::unexpected(std::move(mine.error()));
  if (auto fresh = check_seen<Event>(loaded.events, seen); !fresh) return tl::unexpected(std::move(fresh.error()));
  if (auto fits = settle(p, loaded, mode); !fits) return tl::unexpected(std::move(fits.error()));
  auto decision = decide(loaded.events, loaded.c, p, m_office.today(), mode, m_office.calendar());
  if (!decision) return decision;
  if (auto bad = check_place(loaded.stream, decision->after, loaded.c)) return tl::unexpected(std::move(*bad));
  const bool void_before = !m_office.store().meta(void_key(decision->after.request)).empty();
  if (mode == Mode::desk && void_before && is_another_number(loaded.c, decision->after))
    note_reentry(*decision, p, m_office.today(), m_office.calendar());
  return decision;
}

Result<Decision> RequestOffice::preview(StreamId stream, const Proposal& proposal, Mode mode,
                                        std::optional<int> seen) const {
  const auto loaded = load_request(m_office, stream);
  if (!loaded) return tl::unexpected(loaded.error());
  auto p = proposal;
  return decided(*loaded, p, mode, seen);
}

std::vector<Action> RequestOffice::actions(const LoadedCase& loaded, const Actor& by) const {
  auto out = actions_of(loaded.c, m_office.today(), m_office.calendar());
  for (auto& action : out) {
    const auto mine = may_any(by, action.verb, {m_kind.stream_kind(), loaded.c.request.agency, loaded.c.officer});
    if (mine) continue;
    action.allowed = false;
    action.not_yours = mine.error().hint;
  }
  return out;
}

/// Nobody undoes, or brings back, by a correction what he may not do: an extension that the head agreed to, another's
/// signature. And nobody puts a case before another agency, or looks for its numbers, where he may do nothing.
Result<void> RequestOffice::may_correct(const Proposal& p, const LoadedCase& loaded) const {
  const auto* correction = std::get_if<EventCorrected>(&p.fact);
  if (!correction) return {};
  Concerned what{m_kind.stream_kind(), loaded.c.request.agency, loaded.c.officer};
  const auto allowed = [&](std::string_view act) { return m_office.may(p.by, act, what); };
  if (correction->agency && correction->agency != what.agency) {
    const Concerned there{m_kind.stream_kind(), correction->agency, {}};
    if (auto mine = m_office.may(p.by, "correct.any", there); !mine) return mine;
  }
  if (allowed("correct.any")) return {};
  for (const auto* of = correction; of;) {
    const auto event = std::ranges::find(loaded.events, of->seq, &Event::seq);
    if (event == loaded.events.end()) break;
    of = std::get_if<EventCorrected>(&event->fact);
    if (of) continue;
    if (auto mine = allowed(act_name(event->fact)); !mine) return mine;
  }
  return {};
}

/// A review is several acts: some step of it may be the actor's.
Result<void> RequestOffice::may_any(const Actor& by, const std::string& verb, const Concerned& what) const {
  if (verb != ReviewStepped::verb) return m_office.may(by, act_name(verb), what);
  Result<void> mine;
  for (const auto step : rules::word_table<ReviewStep>) {
    if (step.empty()) continue;
    mine = m_office.may(by, act_name(verb) + "." + std::string(step), what);
    if (mine) break;
  }
  return mine;
}

Result<Recorded> RequestOffice::act(StreamId stream, const Proposal& proposal, Mode mode, std::optional<int> seen) {
  // What is refused waits for no writer, and needs no store that can be written to.
  if (auto legal = preview(stream, proposal, mode, seen); !legal) return tl::unexpected(std::move(legal.error()));
  return m_office.write([&]() -> Result<Recorded> {
    auto loaded = load_request(m_office, stream);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    auto p = proposal;
    auto decision = decided(*loaded, p, mode, seen);
    if (!decision) return tl::unexpected(std::move(decision.error()));
    remember_void(loaded->c, decision->after);
    auto done = append(stream, loaded->c.last_seq, std::move(*decision));
    if (done) done->before = std::move(loaded->c);
    return done;
  });
}

/// A void receipt frees its number: who takes that number anew is asked what became of the first (P4).
void RequestOffice::remember_void(const Case& before, const Case& after) {
  const bool is_void = after.state == State::voided, was_void = before.state == State::voided;
  const auto today = m_office.today();
  if (is_void && !was_void && !hidden_by_void(before, today, m_office.calendar()).empty())
    m_office.store().set_meta(void_key(before.request), rules::iso(today));
  if (was_void && !is_void) m_office.store().set_meta(void_key(after.request), "");
}

/// A mended receipt may have got another number or agency, a voided one that comes back its old ones.
std::optional<Error> RequestOffice::check_place(StreamId stream, const Case& after, const Case& before) const {
  const auto& now = after.request;
  if (after.state == State::voided || (before.state != State::voided && !is_another_number(before, after))) return {};
  if (!m_office.agencies().find(now.agency))
    return Error{"no_agency", {N_("there is no such agency"), {}}, {}, {}, "correct", {}};
  if (auto taken = m_office.takes_requests(now.agency, now.submitted_on); !taken) return std::move(taken.error());
  const auto other = numbered(now.agency, now.number);
  if (!other || *other == stream) return {};
  auto taken = number_taken(m_kind, now.number);
  taken.command = "receive";
  return taken;
}

Result<Recorded> RequestOffice::append(StreamId stream, int after, Decision d) {
  const auto kept = append_sealed<Event>(m_office, m_kind, stream, after, d.events);
  if (!kept) return tl::unexpected(kept.error());
  Recorded out{*kept, put_request(m_office.store(), *kept, d.after, m_office.calendar()), {}, {}, std::move(d.raised)};
  out.after = std::move(d.after);
  return out;
}

}  // namespace qixian::engine
