#include "engine/store/case_kind.hpp"

#include "engine/base/shared_facts.hpp"

namespace qixian::engine {

bool CaseKind::is_beside_the_clock(std::string_view type) const {
  return type == OfficerAssigned::type || type == PersonalDataErased::type;
}

std::vector<std::string> cases_that_differ(const Log& log, const CaseKind& kind, const WorkCalendar& calendar) {
  std::vector<std::string> out;
  log.each_stream(kind.stream_kind(), [&](StreamId stream, std::span<const EventRecord> events) {
    if (kind.fits(stream, events, calendar)) return;
    const auto standing = kind.standing(stream);
    out.push_back(standing ? standing->number : std::to_string(stream));
  });
  return out;
}

}  // namespace qixian::engine
