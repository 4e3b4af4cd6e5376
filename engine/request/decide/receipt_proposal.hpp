#pragma once
#include "engine/request/decide/decide.hpp"

namespace qixian::engine {

/// A new request as it is proposed: it happened on the day that the clock would take, and was handed in on the day that
/// it arrived where no other day is given.
/// @param request its submitted_on is Day{} where it was not said
Proposal receipt_proposal(RequestReceived request, Day today, Actor by, std::string despite = {});

}  // namespace qixian::engine
