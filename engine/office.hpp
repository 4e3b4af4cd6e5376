#pragma once
#include <memory>

#include "engine/agency.hpp"
#include "engine/decide.hpp"
#include "engine/project.hpp"
#include "engine/returns.hpp"

namespace qixian::engine {

// clang-format off
struct NoticeDayFact { Day day; bool works = false; std::string name; };
struct NoticeImported { static constexpr const char* type = "notice_imported";
  std::string number; int year = 0; std::string kind; Day issued; Day published; std::string url; std::vector<NoticeDayFact> days; };
BOOST_DESCRIBE_STRUCT(NoticeDayFact, (), (day, works, name))
BOOST_DESCRIBE_STRUCT(NoticeImported, (), (number, year, kind, issued, published, url, days))
// clang-format on

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
  Case after;
  std::vector<Flag> raised;
};

/// The use cases over a store: load, decide, append, project. One writer at a time; an act that meets another's is
/// decided again on what stands then.
class Office {
 public:
  /// @param today what the caller takes for today: never stamped on an event
  Office(Store& store, const WallClock& clock, Day today);

  /// First opening: the shipped holiday notices become events; projections of older rules are made anew.
  void prepare();
  const WorkCalendar& calendar() const { return *m_calendar; }
  std::int64_t calendar_revision() const { return m_revision; }
  const AgencyBook& agencies() const { return m_agencies; }
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

  /// Every projection from the events. @param progress cases done so far
  Result<void> rebuild(const std::function<void(std::int64_t)>& progress = {});
  std::string timestamp() const { return m_clock.timestamp(); }

 private:
  void load_calendar();
  void import_shipped_notices();
  void seal(StreamId stream, int seq, Fact& fact);
  StreamId write_agency(StreamId id, const AgencyFact& fact, int after, Day on, const std::string& by);
  Result<void> rebuild_cases(const std::function<void(std::int64_t)>& progress);

  Store& m_store;
  const WallClock& m_clock;
  Day m_today;
  std::unique_ptr<WorkCalendar> m_owned_calendar;
  const WorkCalendar* m_calendar = nullptr;
  std::int64_t m_revision = 0;
  AgencyBook m_agencies;
};

/// Decodes what the store holds. @returns error "unreadable_event" for a type that this program does not know
Result<std::vector<Event>> decode_all(std::span<const EventRecord> records);

}  // namespace qixian::engine
