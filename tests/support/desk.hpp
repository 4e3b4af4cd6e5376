#pragma once
#include <doctest/doctest.h>

#include "tests/support/new_event.hpp"
#include "wiring/house.hpp"

/// Offices that know nothing of each other over one store, each by a hand of its own: as two processes have it.
namespace qixian::tests {

using namespace engine;

class ClockOf2024 final : public WallClock {
 public:
  Day today() const override { return on("2024-06-28"); }
  std::string timestamp() const override { return "2024-06-28T01:02:03.004Z"; }
};
inline const ClockOf2024 clock_2024;

struct Desk {
  explicit Desk(std::unique_ptr<wiring::House> opened)
      : house(std::move(opened)), office(house->renew(clock_2024, clock_2024.today())) {
    REQUIRE(house->prepare());
  }
  explicit Desk(std::unique_ptr<wiring::Handle> hand) : Desk(std::make_unique<wiring::House>(std::move(hand))) {}
  std::unique_ptr<wiring::House> house;
  Office& office;
  RequestOffice& requests = house->requests();
  Store& store = house->store();
  Outbox& outbox = house->outbox();
  PublicationOffice& publications = house->publications();
};

inline Proposal request(const std::string& number, const char* day = "2024-06-03") {
  RequestReceived r;
  r.number = number;
  r.channel = "in_person";
  r.applicant_kind = "natural_person";
  r.submitted_on = on(day);
  return {r, on(day), "li", ""};
}

/// "ok" or the code of the refusal.
template <class T>
std::string outcome(const Result<T>& result) {
  return result ? "ok" : result.error().code;
}

inline std::string take_in(Office& office, const std::string& agency, const std::string& number,
                           const char* day = "2024-06-03") {
  return outcome(RequestOffice(office).receive(request(number, day), Mode::desk, agency));
}

inline std::string add(Office& office, const std::string& name, StreamId parent = 0) {
  return outcome(office.add_agency({name, "", "", parent, false, ""}, on("2024-06-03"), "li"));
}

inline std::string change(Office& office, const std::string& name, const AgencyFact& fact,
                          const char* day = "2024-06-04") {
  return outcome(office.change_agency(office.agencies().the_one(name).value(), fact, on(day), "li"));
}

/// Types of an agency's events, in their order.
inline std::string acts_of(const Store& store, StreamId agency) {
  std::string out;
  for (const auto& e : store.load(agency)) out += (out.empty() ? "" : " ") + e.type;
  return out;
}

inline int streams_of(const Store& store, const char* kind) {
  int count = 0;
  store.each_stream(kind, [&](StreamId, auto) { ++count; });
  return count;
}

}  // namespace qixian::tests
