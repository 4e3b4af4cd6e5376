#include "engine/office/office.hpp"

#include <stdexcept>

#include "engine/store/table_anchor.hpp"

namespace qixian::engine {
namespace {

/// Version history of the projections: 1 first edition; 2 reopened, several items, joint applicants;
/// 3 deadlines; 4 grounds by their key, and every frozen table has its anchor in the log; 7 the
/// time to pay a fee begins with the notice's receipt; 8 what was published late stays late through corrections.
constexpr std::string_view projection_version = "8";
constexpr std::string_view first_anchored = "4";

}  // namespace

Office::Office(Store& store, const WallClock& clock, Day today, std::vector<CaseKind*> kinds,
               std::span<const rules::Notice> shipped, const Rights& rights)
    : m_store(store),
      m_clock(clock),
      m_today(today),
      m_kinds(std::move(kinds)),
      m_shipped(shipped.begin(), shipped.end()),
      m_rights(rights) {
  load_calendar();
  load_agencies();
}

CaseKind& Office::kind(std::string_view stream_kind) const {
  for (auto* kind : m_kinds)
    if (kind->stream_kind() == stream_kind) return *kind;
  throw std::logic_error("office: no kind of case is called " + std::string(stream_kind));
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
    auto read = m_office.m_store.bookmark();
    m_inner->commit();
    m_committed = true;
    m_office.m_write = nullptr;
    m_office.m_known.read = std::move(read);
  }

 private:
  Office& m_office;
  std::unique_ptr<Transaction> m_inner;
  Known m_before;
  bool m_committed = false;
};

const PeopleBook& Office::people() const {
  if (!m_known.people) m_known.people = std::make_shared<PeopleBook>(PeopleBook::read(m_store));
  return *m_known.people;
}

Result<void> Office::may(const Actor& actor, std::string_view act, Concerned what) const {
  if (actor.agency && what.agency) {
    what.is_near = agencies().heir_of(what.agency, m_today) == actor.agency;
    what.is_below = agencies().is_under(what.agency, actor.agency, m_today);
  }
  return m_rights.may(actor, act, what);
}

std::unique_ptr<Transaction> Office::begin() { return std::make_unique<Write>(*this); }

void Office::refresh() {
  if (meta_number(m_store, "calendar_revision") != m_known.revision) load_calendar();
  if (m_store.bookmark() == m_known.read) return;
  std::shared_ptr<AgencyBook> book;
  auto now = m_store.each_event_after(m_known.read, [&](const EventRecord& e) {
    if (e.stream_kind == "person") m_known.people = nullptr;
    if (e.stream_kind != "agency") return;
    if (!book) book = std::make_shared<AgencyBook>(*m_known.agencies);
    book->add(e.stream, {&e, 1});
  });
  if (book) m_known.agencies = std::move(book);
  m_known.read = std::move(now);
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

Result<void> Office::rebuild(const std::function<void(std::int64_t)>& progress) {
  const auto transaction = begin();
  auto done = rebuild_cases(progress);
  if (done) transaction->commit();
  return done;
}

Result<void> Office::rebuild_cases(const std::function<void(std::int64_t)>& progress) {
  Result<void> out;
  std::int64_t count = 0;
  m_store.clear_deadlines();
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
