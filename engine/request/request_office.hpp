#pragma once
#include "engine/office/office.hpp"
#include "engine/request/decide/decide.hpp"

namespace qixian::engine {

/// A request with the events behind it.
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

/// The request as its events make it under the office's calendar; its private texts stay sealed.
Result<LoadedCase> load_request(const Office& office, StreamId stream);
/// Fills in the private texts that the store still has.
void unseal(const Office& office, LoadedCase& loaded);

/// The use cases of requests, in the office's store and under its calendar: load, decide, append, project.
class RequestOffice {
 public:
  explicit RequestOffice(Office& office) : m_office(office), m_kind(office.kind("request")) {}

  /// NUMBER, AGENCY/NUMBER where several agencies have it, or #STREAM. @returns no_case, ambiguous_number
  Result<StreamId> find(std::string_view number) const;
  /// The request of that number in the agency, or in another of its name.
  std::optional<StreamId> numbered(StreamId agency, std::string_view number) const;

  /// A new case. The number must be free in its agency.
  /// @param agency its name, where the proposal has no number of one: a new one begins with this request; a refused
  /// request leaves none behind
  Result<Recorded> receive(const Proposal& proposal, Mode mode = Mode::desk, const std::string& agency = {});
  /// @param seen the last event of the case that the author saw: when there are others by now, the act is refused with
  /// them ("moved_on") in place of being decided on what he did not see
  Result<Recorded> act(StreamId stream, const Proposal& proposal, Mode mode = Mode::desk, std::optional<int> seen = {});

  /// What act() would do as things stand, and nothing of it is written.
  Result<Decision> preview(StreamId stream, const Proposal& proposal, Mode mode = Mode::desk,
                           std::optional<int> seen = {}) const;

  /// What may be done now, and by whom: what the law allows and what the actor may in one list, with both reasons.
  std::vector<Action> actions(const LoadedCase& loaded, const Actor& by) const;

  /// Appends what decide() made to a stream and moves its row; inside the caller's write (imports).
  Result<Recorded> append(StreamId stream, int after, Decision decision);

  Office& office() const { return m_office; }

 private:
  Result<Decision> decided(const LoadedCase& loaded, Proposal& proposal, Mode mode, std::optional<int> seen) const;
  Result<void> may(const Proposal& proposal, const RequestReceived& request, const std::string& officer = {}) const;
  Result<void> may_any(const Actor& by, const std::string& verb, const Concerned& what) const;
  Result<void> may_correct(const Proposal& proposal, const LoadedCase& loaded) const;
  Result<void> settle(Proposal& proposal, const LoadedCase& loaded, Mode mode) const;
  void settle_practice(Fact& fact) const;
  bool chose(std::string_view practice, std::string_view choice) const;
  void remember_void(const Case& before, const Case& after);
  std::optional<Error> check_place(StreamId stream, const Case& after, const Case& before) const;

  Office& m_office;
  const CaseKind& m_kind;
};

}  // namespace qixian::engine
