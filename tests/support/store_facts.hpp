#pragma once
#include <doctest/doctest.h>

#include <vector>

#include "tests/support/new_event.hpp"

/// What the suite of tests/conformance puts into a store, and how it looks at it.

namespace qixian::tests {

using engine::CaseFilter;
using engine::CaseRow;
using engine::EventRecord;
using engine::NewEvent;
using engine::Store;
using engine::StreamId;

inline StreamId add_stream(Store& store, std::string_view kind, const std::vector<NewEvent>& events) {
  auto transaction = store.begin();
  const auto stream = store.new_stream(kind);
  REQUIRE(store.append(kind, stream, 0, events));
  transaction->commit();
  return stream;
}

/// "type@stream.stream_seq" of every event, in order of seq.
inline std::vector<std::string> log_of(const Store& store) {
  std::vector<std::string> log;
  store.each_event([&](const EventRecord& e) {
    CHECK(e.seq == static_cast<std::int64_t>(log.size()) + 1);
    log.push_back(e.type + "@" + std::to_string(e.stream) + "." + std::to_string(e.stream_seq));
  });
  return log;
}

inline CaseRow plain_case(std::int64_t id, std::int64_t agency, std::string number, const char* due = nullptr) {
  CaseRow c;
  c.id = id;
  c.agency = agency;
  c.number = std::move(number);
  c.state = engine::State::in_hand;
  c.law = "R19";
  c.channel = "web";
  c.applicant_kind = "natural_person";
  c.officer = "王";
  c.submitted_on = on("2026-10-08");
  if (due) c.due = on(due);
  return c;
}

inline CaseRow full_case(std::int64_t id) {
  CaseRow c = plain_case(id, 3, "2026-0001号", "2026-11-30");
  c.state = engine::State::answered;
  c.applicant_kind = "natural_person.lawyer";
  c.officer = "王\"小\\明\"\n";
  c.received_on = on("2026-10-09");
  c.open = false;
  c.base_due = on("2026-11-06");
  c.stopped_until = on("9999-12-31");
  c.provisional = true;
  c.first_closed_on = on("2026-11-20");
  c.first_answer = "refused.third_party";
  c.first_timing = engine::Timing::extended;
  c.closed_on = on("2026-11-25");
  c.answer = "partial";
  c.late = true;
  c.flags = {engine::FlagId::p2, engine::FlagId::p8};
  c.reopened = c.joint = true;
  c.remedies = {
      {engine::RemedyKind::reconsideration, on("2026-12-01"), on("2027-01-05"), engine::RemedyResult::upheld},
      {engine::RemedyKind::after_reconsideration, on("2027-01-10"), std::nullopt, engine::RemedyResult::none}};
  c.complaints = {on("2026-12-02"), on("2026-12-02")};
  c.last_seq = 7;
  return c;
}

inline void put(Store& store, const std::vector<CaseRow>& rows) {
  auto transaction = store.begin();
  for (const auto& row : rows) store.put_case(row);
  transaction->commit();
}

inline std::string numbers_in(const Store& store, const CaseFilter& filter) {
  std::string numbers;
  store.each_case(filter, [&](const CaseRow& c) { numbers += (numbers.empty() ? "" : " ") + c.number; });
  return numbers;
}

inline std::vector<std::string> dump_of(const Store& store) {
  std::vector<std::string> lines;
  store.dump_projections([&](std::string_view line) { lines.emplace_back(line); });
  return lines;
}

}  // namespace qixian::tests
