#pragma once
#include "engine/complaint/complaint.hpp"
#include "engine/office/office.hpp"

namespace qixian::engine {

/// The use cases of complaints, in the office's store and under its calendar.
class ComplaintOffice {
 public:
  explicit ComplaintOffice(Office& office) : m_office(office), m_kind(office.kind("complaint")) {}

  /// NUMBER, or AGENCY/NUMBER where several agencies have it. @returns no_complaint, ambiguous_number
  Result<Complaint> find(std::string_view number) const;
  /// With its texts, where the store still has them. @returns unreadable_event
  Result<void> each(const std::function<void(const Complaint&)>& visit) const;

  /// @param agency its name; a new one begins with this complaint  @returns later_day, no_number, number_taken
  Result<Complaint> receive(const ComplaintReceived& fact, Day on, const Actor& by, const std::string& agency);
  /// One more event of a complaint. @param seen as for RequestOffice::act
  /// @returns later_day, before_receipt, void_complaint, unknown_result, already_closed, not_open, no_reason
  Result<Complaint> act(StreamId stream, const ComplaintFact& fact, Day on, const Actor& by,
                        std::optional<int> seen = {});

 private:
  Result<void> may(const Actor& by, std::string_view verb, StreamId agency) const;
  Result<Complaint> append(StreamId stream, int last, ComplaintFact fact, Day on, const Actor& by);
  Result<Complaint> load(StreamId stream) const;
  Office& m_office;
  const CaseKind& m_kind;
};

}  // namespace qixian::engine
