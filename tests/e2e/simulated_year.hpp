#pragma once
#include <random>

#include "engine/publication/publication_office.hpp"
#include "support/reminding_twin.hpp"
#include "support/scratch.hpp"
#include "wiring/house.hpp"

/// A year of an office, day by day, told to a twin as it goes.
namespace qixian::tests {

using namespace engine;

class Dice {
 public:
  explicit Dice(unsigned seed) : m_draw(seed) {}
  int upto(int n) { return static_cast<int>(m_draw() % static_cast<unsigned>(n + 1)); }

 private:
  std::mt19937 m_draw;
};

class SimulatedClock final : public WallClock {
 public:
  Day now = date::sys_days{date::year{2024} / 1 / 2};
  Day today() const override { return now; }
  std::string timestamp() const override { return rules::iso(now) + "T01:02:03.004Z"; }
};

/// Invented people; one on two channels, one away for a month.
std::vector<Person> people();

/// An office whose cases and items come and go by chance.
class SimulatedYear {
 public:
  explicit SimulatedYear(Dice& dice);

  /// A process that starts: other offices over the same store.
  void begin_day();
  void receive();
  void act_on_open_cases();
  /// Proactive publication, the other kind of case.
  void make_item();
  void act_on_items();
  /// A regional notice in summer, and next year's of the State Council, which the office imports late.
  void notices();

  Office& office() const { return m_house->office(); }
  Outbox& outbox() const { return m_house->outbox(); }
  const RemindingTwin& twin() const { return m_twin; }
  SimulatedClock clock;

 private:
  void take(const rules::Notice& notice);

  Dice& m_dice;
  int m_numbers = 0;
  ScratchFolder m_folder;
  std::unique_ptr<wiring::House> m_house;
  std::vector<rules::Notice> m_known;
  RemindingTwin m_twin;
  std::vector<StreamId> m_live;
};

}  // namespace qixian::tests
