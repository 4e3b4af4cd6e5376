#pragma once
#include "engine/publication/publication.hpp"
#include "engine/store/case_kind.hpp"
#include "engine/store/publication_rows.hpp"

namespace qixian::engine {

/// Publications as a kind of case.
class PublicationKind final : public CaseKind {
 public:
  /// @param store for the deadlines beside the rows
  PublicationKind(Store& store, PublicationRows& rows) : m_store(store), m_rows(rows) {}
  std::string_view stream_kind() const override { return "publication"; }
  KindWords words() const override;
  std::vector<Numbered> numbered(std::string_view number, std::span<const StreamId> agencies) const override;
  std::vector<StreamId> counted_over(Day from, Day to) const override;
  std::optional<Standing> standing(StreamId stream) const override;
  void each_open(const std::function<void(StreamId, const Standing&)>& visit) const override;
  Result<void> project(StreamId stream, std::span<const EventRecord> events, const WorkCalendar& calendar) override;
  bool reads(const EventRecord& event) const override;
  Result<std::vector<Action>> actions(StreamId stream, Day today, const WorkCalendar& calendar) const override;
  bool fits(StreamId stream, std::span<const EventRecord> events, const WorkCalendar& calendar) const override;
  void clear() override { m_rows.clear(); }
  void dump(const std::function<void(std::string_view)>& line) const override { m_rows.dump(line); }
  PublicationRows& rows() const { return m_rows; }

 private:
  Store& m_store;
  PublicationRows& m_rows;
};

PublicationRow project(const Publication& p, StreamId stream, const WorkCalendar& calendar);

/// What an item to be published still asks, each with its day.
std::vector<DeadlineRow> obligations(const Publication& p, const PublicationRow& row);

/// Decodes what the store holds. @returns error "unreadable_event" for a type that this program does not know
Result<std::vector<PublicationEvent>> decode_publication(std::span<const EventRecord> records);

}  // namespace qixian::engine
