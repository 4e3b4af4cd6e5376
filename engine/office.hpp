#pragma once
#include <memory>

#include "engine/agency.hpp"
#include "engine/case_kind.hpp"
#include "engine/decide.hpp"
#include "engine/notice.hpp"
#include "engine/project.hpp"
#include "engine/request_kind.hpp"
#include "engine/returns.hpp"

namespace qixian::engine {

/// A case with the events behind it.
struct LoadedCase {
  StreamId stream = 0;
  std::vector<Event> events;
  Case c;
};

/// What an act came to.
struct Recorded {
  StreamId stream = 0;
  CaseRow row;
  Case before;  ///< as the act found it; fresh for a new one
  Case after;
  std::vector<Flag> raised;
};

/// What the import of a notice came to.
struct NoticeOutcome {
  bool known = false;      ///< it stood in the store already, and nothing was done
  std::int64_t cause = 0;  ///< the store's seq of the notice
  std::int64_t recomputed = 0, moved = 0;
  Day provisional_before, provisional_from;
};
using NoticeResult = tl::expected<NoticeOutcome, NoticeFault>;
/// Told of each case that a notice moved, inside the transaction that moves it: what it writes stands or falls with the
/// notice (a message for the officer).
using OnMoved = std::function<void(const Moved&)>;

/// The use cases over a store: load, decide, append, project. One writer at a time; an act that meets another's is
/// decided again on what stands then.
class Office {
 public:
  /// @param today what the caller takes for today: never stamped on an event
  /// @param further the kinds of case beside requests; they outlive the office
  /// @param shipped the notices that the program brings along
  Office(Store& store, const WallClock& clock, Day today, std::vector<CaseKind*> further = {},
         std::span<const rules::Notice> shipped = rules::shipped_notices());
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  /// The notices that the program brings along become events of the store: all of them at the first opening, those that
  /// are new to it after an update, when they move deadlines like any other. Projections of older rules are made anew.
  /// @returns "unreadable_event": then nothing was changed
  Result<void> prepare(const OnMoved& on_moved = {});
  /// Takes the calendar as the store has it now: another process may have imported a notice. What calendar() gave
  /// before is gone.
  void refresh();
  /// A write transaction under the calendar that stands then (refresh).
  std::unique_ptr<Transaction> begin();
  const WorkCalendar& calendar() const { return *m_calendar; }
  std::int64_t calendar_revision() const { return m_revision; }
  const AgencyBook& agencies() const { return m_agencies; }
  const std::vector<CaseKind*>& kinds() const { return m_kinds; }
  Store& store() const { return m_store; }
  Day today() const { return m_today; }

  /// NUMBER, or AGENCY/NUMBER where several agencies have it.
  Result<StreamId> find(std::string_view number) const;
  Result<LoadedCase> load(StreamId stream) const;
  /// Fills in the private texts that the store still has.
  void unseal(LoadedCase& loaded) const;

  /// A new case. The number must be free in its agency.
  /// @param new_agency begins with this request; a refused request leaves no agency behind
  Result<Recorded> receive(Proposal proposal, Mode mode = Mode::desk, const std::string& new_agency = {});
  Result<Recorded> act(StreamId stream, const Proposal& proposal, Mode mode = Mode::desk);

  /// Appends what decide() made to a stream and moves its row; inside the caller's transaction (imports).
  Result<Recorded> append(StreamId stream, int after, Decision decision);

  Result<StreamId> add_agency(const AgencyAdded& agency, Day on, const std::string& by);
  /// @returns agency_circle, no_agency, agency_exists, agency_merged, before_agency
  Result<void> change_agency(StreamId id, const AgencyFact& fact, Day on, const std::string& by);
  /// A yearly return; a later one of the same agency and year takes its place.
  Result<void> file_return(const ReturnFiled& fact, Day on, const std::string& by);
  /// The agency of that name, made when it is new (a ledger names it first); inside the caller's transaction.
  /// An agency that was merged takes no request that came in from that day on.
  Result<void> takes_requests(StreamId agency, Day on) const;
  StreamId agency_for_ledger(const std::string& name, Day on, const std::string& by);

  /// Records the notice and recomputes every case, open or closed, whose counted days or certainty it changes: one
  /// transaction, whose cost follows those cases. @param replaces the number of a notice that was entered wrongly
  NoticeResult import_notice(const NoticeDraft& draft, const std::string& replaces, const std::string& by,
                             const OnMoved& on_moved = {});
  /// The same, and nothing of it stays: what the import would move.
  NoticeResult impact_of(const NoticeDraft& draft, const std::string& replaces, const OnMoved& on_moved);
  bool is_shipped(std::string_view notice_number) const;

  /// Every projection from the events. @param progress cases done so far
  Result<void> rebuild(const std::function<void(std::int64_t)>& progress = {});
  /// The projections of every kind as text in a fixed order.
  void dump_projections(const std::function<void(std::string_view)>& line) const;
  std::string timestamp() const { return m_clock.timestamp(); }

 private:
  void load_calendar();
  Result<void> take_shipped_notices(const OnMoved& on_moved);
  void first_notices();
  NoticeResult take_notice(const NoticeDraft& draft, const std::string& replaces, const std::string& by,
                           const OnMoved& on_moved);
  Result<NoticeOutcome> record_notice(const NoticeImported& fact, const std::string& by, const OnMoved& on_moved);
  Result<void> recompute(Day from, Day to, NoticeOutcome& outcome, const OnMoved& on_moved);
  void seal(StreamId stream, int seq, Fact& fact);
  StreamId write_agency(StreamId id, const AgencyFact& fact, int after, Day on, const std::string& by);
  Result<void> rebuild_cases(const std::function<void(std::int64_t)>& progress);

  Store& m_store;
  const WallClock& m_clock;
  Day m_today;
  RequestKind m_requests;
  std::vector<CaseKind*> m_kinds;
  std::vector<rules::Notice> m_shipped;
  std::unique_ptr<WorkCalendar> m_owned_calendar;
  const WorkCalendar* m_calendar = nullptr;
  std::int64_t m_revision = 0;
  AgencyBook m_agencies;
};

/// The calendar that the store's own notices make, read from their events.
WorkCalendar calendar_of(const Store& store, std::span<const rules::Notice> shipped = rules::shipped_notices());

/// Decodes what the store holds. @returns error "unreadable_event" for a type that this program does not know
Result<std::vector<Event>> decode_all(std::span<const EventRecord> records);

}  // namespace qixian::engine
