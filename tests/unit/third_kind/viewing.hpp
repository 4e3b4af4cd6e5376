#pragma once
#include "engine/base/corrections.hpp"
#include "engine/office/stream.hpp"

/// A made-up kind of case, to see whether one plugs in whole: somebody asks to look at files in the reading room
/// (查阅预约), which the office makes possible within five working days. No law says so.
namespace qixian::test {

using namespace engine;

// clang-format off
struct ViewingAsked { QIXIAN_FACT("viewing_asked", "viewing ask"); std::string number; std::int64_t agency = 0; std::string officer; PrivateText who; };
struct ViewingHeld { QIXIAN_FACT("viewing_held", "viewing hold"); std::string room; };
BOOST_DESCRIBE_STRUCT(ViewingAsked, (), (number, agency, officer, who))
BOOST_DESCRIBE_STRUCT(ViewingHeld, (), (room))
// clang-format on
using ViewingFact = std::variant<ViewingAsked, OfficerAssigned, ViewingHeld, EventCorrected, PersonalDataErased>;
using ViewingEvent = EventOf<ViewingFact>;
using ViewingHistory = std::span<const ViewingEvent>;

struct Viewing {
  std::string state = "fresh";  ///< fresh, asked, held
  ViewingAsked asked;
  std::string officer;
  Day asked_on;
  std::optional<Day> held_on;
  bool late = false;
  int last_seq = 0;
};

/// Nothing where the verb is open in that state, else why not.
std::optional<Text> closed_to(std::string_view state, std::string_view verb);
Day viewing_due(const Viewing& v, const WorkCalendar& calendar);
/// @returns not_in_state
Result<Viewing> fold(ViewingHistory history, const WorkCalendar& calendar);

class ViewingKind final : public CaseKind {
 public:
  explicit ViewingKind(Store& store) : m_store(store) {}
  std::string_view stream_kind() const override { return "viewing"; }
  KindWords words() const override;
  std::vector<Numbered> numbered(std::string_view number, std::span<const StreamId> agencies) const override;
  std::vector<StreamId> counted_over(Day from, Day to) const override;
  std::optional<Standing> standing(StreamId stream) const override;
  void each_open(const std::function<void(StreamId, const Standing&)>& visit) const override;
  Result<void> project(StreamId stream, std::span<const EventRecord> events, const WorkCalendar& calendar) override;
  bool reads(const EventRecord& event) const override;
  bool fits(StreamId stream, std::span<const EventRecord> events, const WorkCalendar& calendar) const override;
  Result<std::vector<Action>> actions(StreamId stream, Day today, const WorkCalendar& calendar) const override;
  void clear() override {}
  void dump(const std::function<void(std::string_view)>&) const override {}

 private:
  Store& m_store;
};

class ViewingOffice {
 public:
  explicit ViewingOffice(Office& office) : m_office(office), m_kind(office.kind("viewing")) {}
  Result<StreamId> find(std::string_view number) const { return find_case(m_office, m_kind, number); }
  /// @returns number_taken
  Result<StreamId> ask(ViewingAsked fact, Day on, const std::string& by, const std::string& agency);
  /// @returns not_in_state, moved_on, and what is wrong with a correction
  Result<StreamId> act(StreamId stream, const ViewingFact& fact, Day on, const std::string& by,
                       std::optional<int> seen = {});
  Result<Viewing> load(StreamId stream) const;

 private:
  Result<StreamId> append(StreamId stream, std::vector<ViewingEvent> history, ViewingEvent event);
  Office& m_office;
  CaseKind& m_kind;
};

}  // namespace qixian::test
