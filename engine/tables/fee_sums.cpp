#include "engine/tables/fee_sums.hpp"

#include <algorithm>
#include <tuple>

#include "engine/request/request_office.hpp"

namespace qixian::engine {
namespace {

constexpr std::int64_t fen_a_yuan = 100;

/// The cases of which some fee or cost is on record, each once.
std::vector<StreamId> charged_cases(const Office& office) {
  std::vector<StreamId> streams;
  office.store().each_event([&](const EventRecord& event) {
    if (event.type == FeePaid::type || event.type == CostsCharged::type) streams.push_back(event.stream);
  });
  std::ranges::sort(streams);
  streams.erase(std::unique(streams.begin(), streams.end()), streams.end());
  return streams;
}

void add_case(std::vector<FeeLine>& out, const Case& c, const Period& period) {
  FeeLine line;
  line.number = c.request.number;
  line.agency = c.request.agency;
  const auto within = [&](Day day) { return when(day, period) == When::within; };
  for (const auto& w : c.waits) {
    if (w.kind != WaitKind::fee || w.paid == 0 || !w.ended_on || !within(*w.ended_on)) continue;
    auto fee = line;
    fee.on = *w.ended_on;
    fee.fee_unknown = w.yuan == 0;
    if (!fee.fee_unknown) fee.fee_fen = fen_a_yuan * (w.paid - w.surplus());
    fee.surplus_fen = fen_a_yuan * w.surplus();
    out.push_back(std::move(fee));
  }
  for (const auto& costs : c.costs) {
    if (!within(costs.on)) continue;
    auto cost = line;
    cost.on = costs.on;
    std::tie(cost.search_fen, cost.copy_fen, cost.post_fen, cost.waived_fen) =
        std::tie(costs.search_fen, costs.copy_fen, costs.post_fen, costs.waived_fen);
    out.push_back(std::move(cost));
  }
}

}  // namespace

Result<FeeSums> fee_sums(const Office& office, const TableQuery& query) {
  const Records records(office, query);
  FeeSums out;
  for (const auto stream : charged_cases(office)) {
    const auto loaded = load_request(office, stream);
    if (!loaded) return tl::unexpected(loaded.error());
    if (records.has(loaded->c.request.agency)) add_case(out.lines, loaded->c, query.period);
  }
  std::ranges::sort(out.lines, {}, [](const FeeLine& l) { return std::tie(l.on, l.number, l.agency); });
  for (const auto& l : out.lines) {
    out.total.search_fen += l.search_fen;
    out.total.copy_fen += l.copy_fen;
    out.total.post_fen += l.post_fen;
    out.total.waived_fen += l.waived_fen;
    out.total.fee_fen += l.fee_fen;
    out.total.surplus_fen += l.surplus_fen;
    out.total.fee_unknown |= l.fee_unknown;
    out.waivers += l.waived_fen > 0;
  }
  return out;
}

}  // namespace qixian::engine
