#pragma once
#include <doctest/doctest.h>

#include "engine/office/practice.hpp"
#include "support/acts.hpp"
#include "support/memory_store.hpp"
#include "support/wired_office.hpp"

/// An office over the store's double, whose cases are told by scripts. Its agencies and people are invented.
namespace qixian::test {

class SetClock final : public WallClock {
 public:
  std::string now = "2024-12-31T01:02:03.004Z";
  Day today() const override { return day(now.substr(0, 10)); }
  std::string timestamp() const override { return now; }
};

template <class StoreDouble = tests::MemoryStore>
struct SmallOfficeOver {
  SetClock clock;
  StoreDouble store;
  tests::WiredOffice office;

  explicit SmallOfficeOver(const std::string& today = "2024-12-31") : office(store, clock, day(today)) {
    REQUIRE(office.prepare());
    REQUIRE(set_practice(store, {"reviews", "elsewhere"}, clock.today(), clock.now, "li"));
  }
  StreamId agency(const std::string& name, StreamId parent = 0, const std::string& since = "2020-01-01") {
    // Its letters can name the body to go to, wherever it stands in the tree.
    const auto id = office.add_agency({name, "vertical", "county", parent, false, "上级局"}, day(since), "li");
    REQUIRE(id);
    return *id;
  }
  /// The acts of one case, the first of them its receipt. @param kind of the applicant
  StreamId live(StreamId agency, const std::string& number, const std::string& script,
                const std::string& kind = "natural_person", Mode mode = Mode::desk) {
    StreamId stream = 0;
    for (const auto& a : read_acts(script)) {
      auto fact = fact_of(a);
      if (auto* request = std::get_if<RequestReceived>(&fact)) {
        request->number = number;
        request->agency = agency;
        request->applicant_kind = kind;
      }
      const Proposal p{fact, a.on, "li", a.option("despite")};
      const auto done = stream ? office.requests.act(stream, p, mode) : office.requests.receive(p, mode);
      REQUIRE_MESSAGE(done, number << " " << a.verb << ": " << (done ? "" : done.error().message.id));
      stream = done->stream;
    }
    return stream;
  }
};
using SmallOffice = SmallOfficeOver<>;

/// "-" or the code of the refusal, which says what and what to do.
template <class T>
std::string code_of(const Result<T>& r) {
  if (!r) CHECK_FALSE(r.error().message.id.empty());
  if (!r) CHECK_FALSE(r.error().hint.id.empty());
  return r ? "-" : r.error().code;
}

inline Proposal act_of(const std::string& text) {
  const auto a = read_act(text);
  return {fact_of(a), a.on, "li", ""};
}

inline Proposal request(const std::string& number, StreamId agency, const std::string& on) {
  auto p = act_of("receive in_person " + on);
  std::get<RequestReceived>(p.fact).number = number;
  std::get<RequestReceived>(p.fact).agency = agency;
  return p;
}

}  // namespace qixian::test
