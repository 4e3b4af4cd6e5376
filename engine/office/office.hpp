#pragma once
#include <memory>

#include "engine/agencies/agency.hpp"
#include "engine/holidays/notice.hpp"
#include "engine/request/decide/decide.hpp"
#include "engine/request/project.hpp"
#include "engine/request/request_kind.hpp"
#include "engine/store/case_kind.hpp"

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
  std::string known_as;    ///< then: the number under which it did
  std::int64_t cause = 0;  ///< the store's seq of the notice
  std::int64_t recomputed = 0, moved = 0;
  std::vector<std::string> closed;  ///< numbers of closed cases whose final dates moved
  Day provisional_before, provisional_from;
};
/// What is asked for beside the notice itself.
struct NoticeTerms {
  std::string replaces = {};  ///< the number of a notice that was entered wrongly
  bool moves_closed = false;  ///< the dates of closed cases may move
  bool complete = false;      ///< days that the law would have stand in it are left out on purpose
};
using NoticeResult = Result<NoticeOutcome, NoticeFault>;
/// Told of each case that a notice moved, inside the transaction that moves it: what it writes stands or falls with the
/// notice (a message for the officer).
using OnMoved = std::function<void(const Moved&)>;

/// What an office knows of its store beside the cases.
struct Known {
  std::shared_ptr<const AgencyBook> agencies;
  std::int64_t seq = 0;  ///< the agencies' events are read up to here
  std::shared_ptr<const WorkCalendar> calendar;
  std::int64_t revision = 0;  ///< of the calendar
};

/// The use cases over a store: load, decide, append, project. One writer at a time; an act that meets another's is
/// decided again on what stands then. What is looked for before it is made (a name, a number) is looked for inside the
/// transaction.
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
  /// Takes calendar and agencies as the store has them now: another process may have written. What calendar() and
  /// agencies() gave before is gone. Costs the events since the last time, and nothing where there are none.
  void refresh();
  /// A write transaction under the calendar and with the agencies that stand then (refresh). What it changes of them is
  /// seen inside it, and is gone with it unless it is committed.
  std::unique_ptr<Transaction> begin();
  const WorkCalendar& calendar() const { return *m_known.calendar; }
  std::int64_t calendar_revision() const { return m_known.revision; }
  const AgencyBook& agencies() const { return *m_known.agencies; }
  const std::vector<CaseKind*>& kinds() const { return m_kinds; }
  Store& store() const { return m_store; }
  Day today() const { return m_today; }

  /// NUMBER, or AGENCY/NUMBER where several agencies have it.
  Result<StreamId> find(std::string_view number) const;
  /// The case of that number in the agency, or in another of its name: in one that was made twice a number must not
  /// come a second time either.
  std::optional<CaseRow> case_of(StreamId agency, std::string_view number) const;
  Result<LoadedCase> load(StreamId stream) const;
  /// Fills in the private texts that the store still has.
  void unseal(LoadedCase& loaded) const;

  /// A new case. The number must be free in its agency.
  /// @param agency its name, where the proposal has no number of one: a new one begins with this request; a refused
  /// request leaves none behind
  Result<Recorded> receive(Proposal proposal, Mode mode = Mode::desk, const std::string& agency = {});
  Result<Recorded> act(StreamId stream, const Proposal& proposal, Mode mode = Mode::desk);

  /// Appends what decide() made to a stream and moves its row; inside the caller's transaction (imports).
  Result<Recorded> append(StreamId stream, int after, Decision decision);

  /// @returns no_agency, agency_exists
  Result<StreamId> add_agency(const AgencyAdded& agency, Day on, const std::string& by);
  /// @returns agency_circle, no_agency, agency_exists, agency_merged, before_agency
  Result<void> change_agency(StreamId id, const AgencyFact& fact, Day on, const std::string& by);
  /// An agency that was merged takes no request that came in from that day on. @returns agency_merged
  Result<void> takes_requests(StreamId agency, Day on) const;
  /// The agency of that name, made when it is new (a ledger names it first); inside the caller's transaction.
  /// @returns ambiguous_agency
  Result<StreamId> agency_for_ledger(const std::string& name, Day on, const std::string& by);

  /// Records the notice and recomputes every case, open or closed, whose counted days or certainty it changes: one
  /// transaction, whose cost follows those cases. @returns beside what is wrong with it: moves_closed
  NoticeResult import_notice(const NoticeDraft& draft, const NoticeTerms& terms, const std::string& by,
                             const OnMoved& on_moved = {});
  /// The same, and nothing of it stays: what the import would move.
  NoticeResult impact_of(const NoticeDraft& draft, const NoticeTerms& terms, const OnMoved& on_moved);
  bool is_shipped(std::string_view notice_number) const;

  /// Every projection from the events. @param progress cases done so far
  Result<void> rebuild(const std::function<void(std::int64_t)>& progress = {});
  /// The projections of every kind as text in a fixed order.
  void dump_projections(const std::function<void(std::string_view)>& line) const;
  std::string timestamp() const { return m_clock.timestamp(); }

 private:
  class Write;
  void load_calendar();
  void load_agencies();
  Result<void> take_shipped_notices(const OnMoved& on_moved);
  Result<void> first_notices();
  NoticeResult take_notice(const NoticeDraft& draft, const NoticeTerms& terms, const std::string& by,
                           const OnMoved& on_moved);
  NoticeResult take_back(const rules::Notice& notice, const std::string& replaced, const std::string& by,
                         const OnMoved& on_moved);
  Result<NoticeOutcome> record_notice(const NoticeImported& fact, const std::string& by, const OnMoved& on_moved);
  Result<void> recompute(Day from, Day to, NoticeOutcome& outcome, const OnMoved& on_moved);
  void remember_void(const Case& before, const Case& after);
  std::optional<Error> check_place(StreamId stream, const Case& after, const Case& before) const;
  /// What a fact must hold of the agency, which its case does not know: whether the letter can name the body (P12).
  void settle_agency(Fact& fact, StreamId agency, Day on) const;
  void settle_practice(Fact& fact) const;
  bool chose(std::string_view practice, std::string_view choice) const;
  Result<void> may_change(const Agency& agency, const AgencyFact& fact, Day on) const;
  Result<StreamId> write_agency(StreamId id, const AgencyFact& fact, int after, Day on, const std::string& by);
  Result<void> rebuild_cases(const std::function<void(std::int64_t)>& progress);

  Store& m_store;
  const WallClock& m_clock;
  Day m_today;
  RequestKind m_requests;
  std::vector<CaseKind*> m_kinds;
  std::vector<rules::Notice> m_shipped;
  Known m_known;
  Write* m_write = nullptr;  ///< the transaction that stands open
};

/// The calendar that the store's own notices make, read from their events.
WorkCalendar calendar_of(const Store& store, std::span<const rules::Notice> shipped = rules::shipped_notices());

}  // namespace qixian::engine
