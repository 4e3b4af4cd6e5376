#include "engine/request/decide/receipt_proposal.hpp"

namespace qixian::engine {

Proposal receipt_proposal(RequestReceived r, Day today, Actor by, std::string despite) {
  if (r.submitted_on == Day{}) r.submitted_on = r.arrived_on.value_or(r.received_on.value_or(today));
  const Day on = r.received_on.value_or(r.arrived_on.value_or(r.submitted_on));
  return {std::move(r), on, std::move(by), std::move(despite)};
}

}  // namespace qixian::engine
