#include "engine/request/voided_cases.hpp"

#include <algorithm>

#include "engine/request/case/codec.hpp"
#include "engine/request/decide/voided.hpp"

namespace qixian::engine {

Result<std::vector<VoidedCase>> voided_cases(const Office& office) {
  std::vector<VoidedCase> out;
  Result<void> read;
  office.store().each_stream("request", [&](StreamId id, std::span<const EventRecord> records) {
    const bool corrected = std::ranges::any_of(records, [](auto& r) { return r.type == EventCorrected::type; });
    if (!read || !corrected) return;
    const auto history = decode_all(records);
    if (!history) {
      read = tl::unexpected(history.error());
      return;
    }
    if (!is_void(*history)) return;
    const auto& by = voiding_event(*history);
    const auto before =
        fold(std::span(*history).first(static_cast<std::size_t>(&by - history->data())), office.calendar());
    VoidedCase v{id, voided_case(*history), by.on, by.by, {}, std::get<EventCorrected>(by.fact).reason};
    if (before) v.hidden = hidden_by_void(*before, by.on, office.calendar());
    if (!v.reason.key.empty()) v.reason.value = office.store().unseal(id, v.reason.key).value_or("");
    out.push_back(std::move(v));
  });
  if (!read) return tl::unexpected(std::move(read.error()));
  return out;
}

}  // namespace qixian::engine
