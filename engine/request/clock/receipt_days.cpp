#include "engine/request/clock/receipt_days.hpp"

#include "engine/request/clock/clock.hpp"

namespace qixian::engine {

std::vector<ReceiptDay> receipt_days(const Case& c, const rules::WorkCalendar& calendar) {
  const auto& request = c.request;
  if (!request.arrived_on || !request.signed_again_on) return {};
  std::vector<ReceiptDay> out;
  for (const auto on : {*request.arrived_on, *request.signed_again_on}) {
    Case other = c;
    for (auto& mark : other.marks) {
      if (mark.kind == ClockMark::start) mark.on = on;
    }
    out.push_back({on, deadline(other, calendar).due});
  }
  return out;
}

bool is_receipt_doubtful(const Case& c) {
  const auto& request = c.request;
  return rules::is_channel(request.channel, rules::Channel::post_signed) && !request.posted && !request.misdirected &&
         !request.received_on && !request.arrived_on;
}

}  // namespace qixian::engine
