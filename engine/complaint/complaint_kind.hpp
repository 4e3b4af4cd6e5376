#pragma once
#include "engine/complaint/complaint.hpp"
#include "engine/store/case_kind.hpp"

namespace qixian::engine {

/// Complaints as a kind of case. They are few: what is asked of them is read from their events, and only their open
/// deadlines are projected, for the reminders.
class ComplaintKind final : public CaseKind {
 public:
  explicit ComplaintKind(Store& store) : m_store(store) {}
  std::string_view stream_kind() const override { return "complaint"; }
  KindWords words() const override;
  /// Reads the events of every complaint: they are few.
  std::vector<Numbered> numbered(std::string_view number, std::span<const StreamId> agencies) const override;
  std::vector<StreamId> counted_over(Day from, Day to) const override;
  /// By the deadline as it was projected: what a holiday notice moves can be told.
  std::optional<Standing> standing(StreamId stream) const override;
  void each_open(const std::function<void(StreamId, const Standing&)>& visit) const override;
  Result<void> project(StreamId stream, std::span<const EventRecord> events, const WorkCalendar& calendar) override;
  bool reads(const EventRecord& event) const override;
  Result<std::vector<Action>> actions(StreamId stream, Day today, const WorkCalendar& calendar) const override;
  bool fits(StreamId stream, std::span<const EventRecord> events, const WorkCalendar& calendar) const override;
  void clear() override {}
  void dump(const std::function<void(std::string_view)>&) const override {}

 private:
  std::optional<Standing> standing_of(StreamId stream, std::span<const EventRecord> events) const;
  Store& m_store;
};

}  // namespace qixian::engine
