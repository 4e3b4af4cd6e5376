#pragma once
#include <doctest/doctest.h>

#include "engine/holidays/notice_file.hpp"
#include "support/acts.hpp"
#include "support/each_store.hpp"
#include "support/wired_office.hpp"

/// An office of January 2020, its cases, and the notices that come to it.
namespace qixian::tests {

using namespace engine;
using test::day;

class ClockOf2020 final : public WallClock {
 public:
  Day today() const override { return day("2020-01-27"); }
  std::string timestamp() const override { return "2020-01-27T01:02:03.004Z"; }
};

inline const ClockOf2020 the_clock;
constexpr const char* amendment_2020 = "国办发明电〔2020〕1号";

/// What a program of that day brought along.
inline std::vector<rules::Notice> shipped_until(const char* known_on) {
  std::vector<rules::Notice> notices;
  for (const auto& n : rules::shipped_notices())
    if (n.published <= day(known_on)) notices.push_back(n);
  return notices;
}

inline const rules::Notice& shipped(std::string_view number) {
  for (const auto& n : rules::shipped_notices())
    if (n.number == number) return n;
  throw std::runtime_error("no such notice");
}

/// As an office types it; an amendment names the year's notice.
inline NoticeDraft draft_of(const rules::Notice& n) {
  NoticeDraft draft{n, std::vector<std::size_t>(n.days.size(), 1)};
  for (const auto& k : rules::shipped_notices())
    if (n.kind == rules::NoticeKind::amendment && k.kind == rules::NoticeKind::annual && k.year == n.year)
      draft.amends = k.number;
  return draft;
}

inline std::string dump(const Office& office) {
  std::string all;
  office.dump_projections([&](std::string_view line) { (all += line) += '\n'; });
  return all;
}

inline void act(Office& office, StreamId stream, const std::string& text, Mode mode = Mode::desk) {
  const auto a = test::read_act(text);
  const auto done = RequestOffice(office).act(stream, {test::fact_of(a), a.on, "li", ""}, mode);
  REQUIRE_MESSAGE(done, text << ": " << (done ? "" : done.error().message.id));
}

inline StreamId receive(Office& office, const std::string& number, const std::string& on) {
  auto fact = test::fact_of(test::read_act("receive in_person " + on));
  std::get<RequestReceived>(fact).number = number;
  const auto agency = office.agencies().named("东篱县");
  if (agency) std::get<RequestReceived>(fact).agency = agency->id;
  const auto done = RequestOffice(office).receive({fact, day(on), "li", ""}, Mode::desk, agency ? "" : "东篱县");
  REQUIRE(done);
  return done->stream;
}

inline StreamId receive_vector(Office& office, const std::vector<std::string>& row) {
  const auto stream = receive(office, row[0], row[1]);
  const auto &kind = row[2], &first = row[3], &second = row[4];
  act(office, stream, "assign officer=officer" + std::to_string(std::stoi(row[0]) % 7) + " " + row[1]);
  if (kind == "extended") act(office, stream, "extend " + first + " " + row[1]);
  if (kind == "restarted") {
    act(office, stream, "ask " + first);
    act(office, stream, "supplement " + second);
  }
  if (kind == "consulted") {
    act(office, stream, "consult t1 " + first);
    if (!second.empty()) act(office, stream, "opinion t1 agrees " + second);
  }
  return stream;
}

using Told = std::map<std::string, std::pair<std::string, std::string>>;

/// Number → (from, to); each case at most once.
inline OnMoved into(Told& told) {
  return [&told](const Moved& m) {
    CHECK(m.cause > 0);
    CHECK(m.kind == "request");
    CHECK(m.after.officer.starts_with("officer"));
    const bool fresh =
        told.emplace(m.after.number, std::pair(rules::iso(*m.before.due), rules::iso(*m.after.due))).second;
    CHECK_MESSAGE(fresh, m.after.number << " told twice");
  };
}

}  // namespace qixian::tests
