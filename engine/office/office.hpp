#pragma once
#include <memory>

#include "engine/agencies/people_book.hpp"
#include "engine/holidays/notice.hpp"
#include "engine/rights/rights.hpp"
#include "engine/store/case_kind.hpp"

namespace qixian::engine {

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
  Bookmark read;                             ///< the agencies' events are read up to here
  std::shared_ptr<const PeopleBook> people;  ///< none: not read yet
  std::shared_ptr<const WorkCalendar> calendar;
  std::int64_t revision = 0;  ///< of the calendar
};

/// What every kind of case has in common: the store under its calendar and with its agencies, one write at a time, the
/// notices that move cases, the projections. What happens to a case of a kind is that kind's own office
/// (RequestOffice …), by stream.hpp. What is looked for before it is made (a name, a number) is looked for inside the
/// write.
class Office {
 public:
  /// @param today what the caller takes for today: never stamped on an event
  /// @param kinds every kind of case that the store holds; they outlive the office
  /// @param shipped the notices that the program brings along
  /// @param rights who may do what; outlives the office
  Office(Store& store, const WallClock& clock, Day today, std::vector<CaseKind*> kinds,
         std::span<const rules::Notice> shipped = rules::shipped_notices(), const Rights& rights = table_of_rights());
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
  /// What `act` does is one write, and what it refuses leaves nothing. Where it meets another's (a store with several
  /// writers says "conflict") it is done again, on what stands then. One inside another is part of it:
  /// the outer one gives on what the inner one refuses.
  /// @param act gives a Result
  template <class Act>
  std::invoke_result_t<Act> write(Act act);
  const WorkCalendar& calendar() const { return *m_known.calendar; }
  std::int64_t calendar_revision() const { return m_known.revision; }
  const AgencyBook& agencies() const { return *m_known.agencies; }
  /// Read when it is first asked for. @throws StoreFailure unreadable_event
  const PeopleBook& people() const;
  /// One was written in this office's own transaction.
  void people_changed() { m_known.people = nullptr; }
  const std::vector<CaseKind*>& kinds() const { return m_kinds; }
  /// @throws std::logic_error where the program was wired without that kind
  CaseKind& kind(std::string_view stream_kind) const;
  Store& store() const { return m_store; }
  /// The one place where a right is asked for: every use case that acts for somebody asks it; an import once for its
  /// file.
  /// @returns not_yours
  Result<void> may(const Actor& actor, std::string_view act, Concerned what = {}) const;
  /// What an account sees of the cases by that view, today. @returns not_yours
  Result<Sight> sight_of(const Actor& actor, std::string_view view) const {
    return engine::sight_of(actor, view, agencies(), m_today);
  }
  Day today() const { return m_today; }

  /// @returns no_agency, agency_exists
  Result<StreamId> add_agency(const AgencyAdded& agency, Day on, const Actor& by);
  /// @returns agency_circle, no_agency, agency_exists, agency_merged, before_agency
  Result<void> change_agency(StreamId id, const AgencyFact& fact, Day on, const Actor& by);
  /// An agency that was merged takes no request that came in from that day on. @returns agency_merged
  Result<void> takes_requests(StreamId agency, Day on) const;
  /// The agency of that name, made when it is new (a ledger names it first); inside the caller's transaction.
  /// @returns ambiguous_agency
  Result<StreamId> agency_for_ledger(const std::string& name, Day on, const Actor& by);

  /// Records the notice and recomputes every case, open or closed, whose counted days or certainty it changes: one
  /// transaction, whose cost follows those cases. @returns beside what is wrong with it: moves_closed
  NoticeResult import_notice(const NoticeDraft& draft, const NoticeTerms& terms, const Actor& by,
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
  NoticeResult take_notice(const NoticeDraft& draft, const NoticeTerms& terms, const Actor& by,
                           const OnMoved& on_moved);
  NoticeResult take_back(const rules::Notice& notice, const std::string& replaced, const Actor& by,
                         const OnMoved& on_moved);
  Result<NoticeOutcome> record_notice(const NoticeImported& fact, const Actor& by, const OnMoved& on_moved);
  Result<void> recompute(Day from, Day to, NoticeOutcome& outcome, const OnMoved& on_moved);
  Result<void> may_change(const Agency& agency, const AgencyFact& fact, Day on) const;
  Result<StreamId> write_agency(StreamId id, const AgencyFact& fact, int after, Day on, const Actor& by);
  Result<void> rebuild_cases(const std::function<void(std::int64_t)>& progress);

  Store& m_store;
  const WallClock& m_clock;
  Day m_today;
  std::vector<CaseKind*> m_kinds;
  std::vector<rules::Notice> m_shipped;
  const Rights& m_rights;
  mutable Known m_known;
  Write* m_write = nullptr;  ///< the transaction that stands open
};

template <class Act>
std::invoke_result_t<Act> Office::write(Act act) {
  if (m_write) return act();
  for (int left = 3;; --left) {
    const auto transaction = begin();
    auto done = act();
    if (!done && done.error().code == "conflict" && left > 1) continue;
    if (done) transaction->commit();
    return done;
  }
}

/// The calendar that the store's own notices make, read from their events.
WorkCalendar calendar_of(const Log& log, std::span<const rules::Notice> shipped = rules::shipped_notices());

}  // namespace qixian::engine
