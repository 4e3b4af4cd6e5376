#include "engine/office/office.hpp"

#include "engine/base/described.hpp"
#include "engine/base/plain_text.hpp"
#include "engine/office/fee_count.hpp"
#include "engine/office/practice.hpp"
#include "engine/request/case/codec.hpp"
#include "engine/request/decide/clean_up.hpp"
#include "engine/request/decide/voided.hpp"
#include "engine/request/obligations.hpp"
#include "engine/request/remedies/remedy_advice.hpp"
#include "engine/store/sealed_fact.hpp"
#include "engine/store/table_anchor.hpp"

namespace qixian::engine {
namespace {

/// Version history of the projections: 1 first edition; 2 reopened, several items, joint applicants;
/// 3 deadlines; 4 grounds by their key, and every frozen table has its anchor in the log; 7 the
/// time to pay a fee begins with the notice's receipt.
constexpr std::string_view projection_version = "7";
constexpr std::string_view first_anchored = "4";
constexpr int tries = 3;  // an act that meets another's is decided again on what stands then

/// Where a store remembers that a receipt of that number went void with something to hide.
std::string void_key(const RequestReceived& request) {
  return "void " + std::to_string(request.agency) + "/" + request.number;
}

Error number_taken(const std::string& number) {
  return {"number_taken",
          {N_("the number {0} is in use in this agency"), {number}},
          {N_("see `qixian show {0}`"), {number}},
          "",
          "receive",
          ""};
}

}  // namespace

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
  load_agencies();
}

/// What the office knows is what the transaction wrote, and what it knew before once that is rolled back: nobody has to
/// remember to put it right.
class Office::Write : public Transaction {
 public:
  explicit Write(Office& office) : m_office(office), m_inner(office.m_store.begin()) {
    office.refresh();
    m_before = office.m_known;
    office.m_write = this;
  }
  ~Write() override {
    m_office.m_write = nullptr;
    if (!m_committed) m_office.m_known = std::move(m_before);
  }
  void commit() override {
    const auto seq = m_office.m_store.head().seq;
    m_inner->commit();
    m_committed = true;
    m_office.m_known.seq = seq;
  }

 private:
  Office& m_office;
  std::unique_ptr<Transaction> m_inner;
  Known m_before;
  bool m_committed = false;
};

std::unique_ptr<Transaction> Office::begin() { return std::make_unique<Write>(*this); }

void Office::refresh() {
  if (meta_number(m_store, "calendar_revision") != m_known.revision) load_calendar();
  const auto head = m_store.head().seq;
  if (head == m_known.seq) return;
  std::shared_ptr<AgencyBook> book;
  m_store.each_event_after(m_known.seq, [&](const EventRecord& e) {
    if (e.stream_kind != "agency") return;
    if (!book) book = std::make_shared<AgencyBook>(*m_known.agencies);
    book->add(e.stream, {&e, 1});
  });
  if (book) m_known.agencies = std::move(book);
  m_known.seq = head;
}

Result<void> Office::prepare(const OnMoved& on_moved) {
  const bool behind = m_store.meta("shipped_notices") != std::to_string(m_shipped.size());
  const bool outdated = m_store.meta("projection_version") != projection_version;
  if (!behind && !outdated) return {};
  auto transaction = begin();
  auto done = outdated ? rebuild_cases({}) : Result<void>{};
  if (const auto was = m_store.meta("projection_version"); done && was.size() < 2 && was < first_anchored)
    done = anchor_frozen(m_store, m_clock.timestamp(), m_today);
  if (done && behind) done = take_shipped_notices(on_moved);
  if (!done) return done;
  m_store.set_meta("projection_version", projection_version);
  transaction->commit();
  return {};
}

Result<StreamId> Office::find(std::string_view text) const {
  // One that is in no list has no number: #STREAM.
  if (text.size() > 1 && text.size() < 18 && text[0] == '#' && text.find_first_not_of("0123456789", 1) == text.npos) {
    const auto stream = static_cast<StreamId>(std::stoll(std::string(text.substr(1))));
    const auto events = m_store.load(stream);
    if (!events.empty() && events.front().stream_kind == "request") return stream;
  }
  const auto meant = agencies().addressed(text);
  std::vector<CaseRow> rows;
  for (const auto owner : meant.agencies) {
    if (auto row = m_store.case_of(owner, meant.number)) rows.push_back(std::move(*row));
  }
  if (meant.agencies.empty()) rows = m_store.cases_numbered(meant.number);
  if (rows.size() == 1) return rows.front().id;
  if (rows.empty()) return refuse("no_case", {N_("no case {0}"), {std::string(text)}}, {N_("see `qixian list`"), {}});
  std::vector<StreamId> owners;
  for (const auto& row : rows) owners.push_back(row.agency);
  return refuse("ambiguous_number", {N_("several agencies have a case {0}"), {meant.number}},
                {N_("say which: {0}"), {agencies().addresses(owners, meant.number)}});
}

std::optional<CaseRow> Office::case_of(StreamId agency, std::string_view number) const {
  for (const auto id : agencies().alike(agency))
    if (auto row = m_store.case_of(id, number)) return row;
  return std::nullopt;
}

Result<LoadedCase> Office::load(StreamId stream) const {
  auto events = decode_all(m_store.load(stream));
  if (!events) return tl::unexpected(std::move(events.error()));
  auto c = fold(*events, calendar());
  if (!c) return tl::unexpected(std::move(c.error()));
  return LoadedCase{stream, std::move(*events), std::move(*c)};
}

void Office::unseal(LoadedCase& loaded) const {
  for (auto& e : loaded.events) open_texts(m_store, loaded.stream, e.fact);
  // The case takes its texts from its events, as it takes everything: it was folded from these very ones before.
  if (auto c = fold(loaded.events, calendar())) loaded.c = std::move(*c);
}

Result<Recorded> Office::receive(Proposal p, Mode mode, const std::string& agency_name) {
  auto& request = std::get<RequestReceived>(p.fact);
  if (auto bad = check_plain(agency_name)) return tl::unexpected(std::move(*bad));
  const auto transaction = begin();
  if (request.agency == 0 && !agency_name.empty()) {
    const auto named = agency_for_ledger(agency_name, request.submitted_on, p.by);
    if (!named) return tl::unexpected(named.error());
    request.agency = *named;
  }
  if (auto taken = takes_requests(request.agency, request.submitted_on); !taken)
    return tl::unexpected(std::move(taken.error()));
  if (case_of(request.agency, request.number)) return tl::unexpected(number_taken(request.number));
  if (const auto* agency = agencies().find(request.agency)) request.web_by_confirmation = agency->web_by_confirmation;
  if (mode == Mode::desk)
    request.letter_by_arrival = request.channel == "post_ordinary" && chose("ordinary-letters", "arrival");
  auto decision = decide({}, Case{}, p, m_today, mode, calendar());
  if (!decision) return tl::unexpected(std::move(decision.error()));
  if (mode == Mode::desk && !m_store.meta(void_key(request)).empty()) note_reentry(*decision, p, m_today, calendar());
  auto done = append(m_store.new_stream("request"), 0, std::move(*decision));
  if (done) transaction->commit();
  return done;
}

void Office::settle_agency(Fact& fact, StreamId agency, Day on) const {
  auto* answer = std::get_if<AnswerSent>(&fact);
  if (answer && !answer->imported) answer->body_unknown = bodies_of(agencies().facts_of(agency, on), on).empty();
}

bool Office::chose(std::string_view practice, std::string_view choice) const {
  return choice_of(m_store, practice) == choice;
}

/// The practices as they stand go into the act: what is on record keeps its meaning when they change.
void Office::settle_practice(Fact& fact) const {
  if (auto* answer = std::get_if<AnswerSent>(&fact)) answer->review_asked = chose("reviews", "here");
  if (auto* order = std::get_if<RequestReopened>(&fact)) {
    order->calendar_days = order->calendar_days || chose("order-days", "calendar");
    order->counts_anew = chose("reopened", "anew");
  }
}

Result<Recorded> Office::act(StreamId stream, const Proposal& proposal, Mode mode) {
  Proposal p = proposal;
  if (mode == Mode::desk) settle_practice(p.fact);
  for (int left = tries;; --left) {
    auto loaded = load(stream);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    // In the event, not asked anew at each fold: the letter stays as it was sent, whatever is put on record later, and
    // what older editions recorded is not accused.
    settle_agency(p.fact, loaded->c.request.agency, p.on);
    if (auto* notice = std::get_if<FeeNoticed>(&p.fact); notice && mode == Mode::desk) {
      *notice = std::get<FeeNoticed>(proposal.fact);
      if (auto counted = settle_count(*this, *loaded, *notice); !counted)
        return tl::unexpected(std::move(counted.error()));
    }
    auto decision = decide(loaded->events, loaded->c, p, m_today, mode, calendar());
    if (!decision) return tl::unexpected(std::move(decision.error()));
    const auto revision = m_known.revision;
    const auto transaction = begin();
    if (m_known.revision != revision) continue;  // decided under a calendar that stands no longer
    if (auto bad = check_place(stream, decision->after, loaded->c)) return tl::unexpected(std::move(*bad));
    const auto &was = loaded->c.request, &is = decision->after.request;
    const bool renumbered = loaded->c.state != voided_state && (was.number != is.number || was.agency != is.agency);
    if (mode == Mode::desk && renumbered && !m_store.meta(void_key(is)).empty())
      note_reentry(*decision, p, m_today, calendar());
    remember_void(loaded->c, decision->after);
    auto done = append(stream, loaded->c.last_seq, std::move(*decision));
    if (!done && done.error().code == "conflict" && left > 1) continue;
    if (done) transaction->commit();
    if (done) done->before = std::move(loaded->c);
    return done;
  }
}

/// A void receipt frees its number: who takes that number anew is asked what became of the first (P4).
void Office::remember_void(const Case& before, const Case& after) {
  const bool is_void = after.state == voided_state, was_void = before.state == voided_state;
  if (is_void && !was_void && !hidden_by_void(before, m_today, calendar()).empty())
    m_store.set_meta(void_key(before.request), rules::iso(m_today));
  if (was_void && !is_void) m_store.set_meta(void_key(after.request), "");
}

/// A mended receipt may have got another number or agency, a voided one that comes back its old ones.
std::optional<Error> Office::check_place(StreamId stream, const Case& after, const Case& before) const {
  const auto &now = after.request, &old = before.request;
  if (after.state == voided_state ||
      (now.number == old.number && now.agency == old.agency && before.state != voided_state))
    return {};
  if (!agencies().find(now.agency))
    return Error{"no_agency", {N_("there is no such agency"), {}}, {}, {}, "correct", {}};
  if (auto taken = takes_requests(now.agency, now.submitted_on); !taken) return std::move(taken.error());
  const auto other = case_of(now.agency, now.number);
  if (other && other->id != stream) return number_taken(now.number);
  return {};
}

Result<Recorded> Office::append(StreamId stream, int after, Decision d) {
  std::vector<NewEvent> events;
  events.reserve(d.events.size());
  const auto now = m_clock.timestamp();
  for (auto& e : d.events) events.push_back(sealed_event(m_store, stream, e.seq, e.on, now, e.by, e.fact));
  auto seq = m_store.append("request", stream, after, events);
  if (!seq) return tl::unexpected(std::move(seq.error()));
  Recorded out{stream, project(d.after, stream, calendar()), {}, {}, std::move(d.raised)};
  if (out.row.state == voided_state)
    m_store.drop_case(stream);
  else
    m_store.put_case(out.row);
  m_store.put_deadlines(stream, obligations(d.after, out.row, calendar()));
  out.after = std::move(d.after);
  return out;
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
      if (out) out = kind->project(id, records, calendar());
      if (out && progress) progress(++count);
    });
  }
  return out;
}

void Office::dump_projections(const std::function<void(std::string_view)>& line) const {
  for (const auto* kind : m_kinds) kind->dump(line);
}

}  // namespace qixian::engine
