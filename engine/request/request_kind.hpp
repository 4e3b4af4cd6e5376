#pragma once
#include "engine/request/clock/clock.hpp"
#include "engine/store/case_kind.hpp"

namespace qixian::engine {

/// Requests (依申请公开), the first kind of case.
class RequestKind final : public CaseKind {
 public:
  explicit RequestKind(Store& store) : m_store(store) {}
  std::string_view stream_kind() const override { return "request"; }
  KindWords words() const override;
  std::vector<Numbered> numbered(std::string_view number, std::span<const StreamId> agencies) const override;
  std::vector<StreamId> counted_over(rules::Day from, rules::Day to) const override;
  std::optional<Standing> standing(StreamId stream) const override;
  void each_open(const std::function<void(StreamId, const Standing&)>& visit) const override;
  Result<void> project(StreamId stream, std::span<const EventRecord> events, const WorkCalendar& calendar) override;
  bool reads(const EventRecord& event) const override;
  bool is_limit(std::string_view deadline) const override;
  bool is_beside_the_clock(std::string_view event_type) const override;
  Result<std::vector<Action>> actions(StreamId stream, rules::Day today, const WorkCalendar& calendar) const override;
  bool fits(StreamId stream, std::span<const EventRecord> events, const WorkCalendar& calendar) const override;
  void clear() override { m_store.clear_cases(); }
  void dump(const std::function<void(std::string_view)>& line) const override { m_store.dump_projections(line); }

 private:
  Store& m_store;
};

/// Puts the case where lists and reminders find it. Inside a write. @returns its row
CaseRow put_request(Store& store, StreamId stream, const Case& c, const WorkCalendar& calendar);

}  // namespace qixian::engine
