#pragma once
#include "engine/office/office.hpp"
#include "engine/publication/publication_kind.hpp"

namespace qixian::engine {

struct LoadedPublication {
  StreamId stream = 0;
  std::vector<PublicationEvent> events;
  Publication p;  ///< its title filled in where the store still has it
};

/// The use cases of proactive publication, in the office's store and under its calendar.
class PublicationOffice {
 public:
  PublicationOffice(Office& office, PublicationRows& rows)
      : m_office(office), m_rows(rows), m_kind(office.kind("publication")) {}

  /// INDEX, or AGENCY/INDEX where several agencies have it.
  Result<StreamId> find(std::string_view number) const;
  /// The item of that index in the agency, or in another of its name.
  std::optional<StreamId> numbered(StreamId agency, std::string_view number) const;
  Result<LoadedPublication> load(StreamId stream) const;
  /// "" when it was erased.
  std::string title_of(const PublicationRow& row) const;
  /// The ground of a withheld item, in the officer's words.
  std::string ground_of(const PublicationRow& row) const;

  /// A new item; the day of the proposal is the day it was made. The number must be free in its agency.
  /// @param agency its name, where the proposal has no number of one: a new one begins with this item
  Result<PublicationRow> add(const PublicationProposal& proposal, const std::string& agency = {});
  /// @param seen as for RequestOffice::act
  Result<PublicationRow> act(StreamId stream, const PublicationProposal& proposal, std::optional<int> seen = {});

  /// One act inside the caller's write (imports). @param stream 0 for a new item
  /// @param item the item so far, brought along
  Result<PublicationRow> record(LoadedPublication& item, const PublicationProposal& proposal, Mode mode);

  Office& office() const { return m_office; }
  PublicationRows& rows() const { return m_rows; }

 private:
  Result<void> may(const PublicationProposal& proposal, StreamId agency) const;
  Office& m_office;
  PublicationRows& m_rows;
  const CaseKind& m_kind;
};

}  // namespace qixian::engine
