#pragma once
#include <vector>

#include "engine/request/case/event.hpp"

/// A receipt that was typed wrongly: the fields of a correction that take the place of the receipt's own.
namespace qixian::engine {

/// The fields that it gives, by their names; none of a correction that moves or voids.
std::vector<std::string> mended_fields(const EventCorrected& e);

/// The receipt with them.
void mend(RequestReceived& receipt, const EventCorrected& e);

}  // namespace qixian::engine
