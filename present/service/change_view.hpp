#pragma once
#include <boost/json/fwd.hpp>
#include <span>

#include "engine/store/ports/log.hpp"

namespace qixian::present {

/// {events: array of {kind, stream, seq, event, on, by, recorded_at}, after: how far the log was read, more: boolean}.
/// What an event says stands in the history of its case.
boost::json::object changes_json(std::span<const engine::EventRecord> events, const engine::Bookmark& read, bool more);

}  // namespace qixian::present
