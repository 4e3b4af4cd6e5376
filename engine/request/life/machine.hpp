#pragma once
#include <span>

#include "engine/machine/fired.hpp"
#include "engine/request/case/event.hpp"
#include "engine/request/clock/facts.hpp"

/// The request's machine and that of a wait behind a plain API.
namespace qixian::engine {

/// Fires the request's machine with this fact: checks its guards, and when legal folds the fact into facts.c.
Fired fire_request(const Facts& facts, const Fact& fact);
/// The same without changing anything, by verb.
Fired may_request(const Facts& facts, std::string_view verb);

/// verbs: ask, serve, reply, lapse, return. @param due the wait's due day
Fired fire_wait(std::string_view state, std::string_view verb, std::optional<Day> due, Day on, bool good_reason);

std::span<const Row> request_rows();
std::span<const Row> wait_rows();

}  // namespace qixian::engine
