#pragma once
#include <span>

#include "engine/machine/fired.hpp"
#include "engine/request/case/event.hpp"
#include "engine/request/clock/facts.hpp"

/// The request's machine and that of a wait behind a plain API.
namespace qixian::engine {

/// What the machine can't see of a step that it allows: words and numbers. Nothing, or what speaks against it.
using Content = std::optional<Error> (*)(const Facts&, const Fact&);

struct Taken {
  FiredTo<State> fired;
  std::optional<Error> objection;  ///< of a step that the machine allows; nothing was taken then
};

/// One run of the request's machine with this fact: its guards, then its content, and when neither objects the fact is
/// folded into facts.c and the clock marked.
Taken fire_request(const Facts& facts, const Fact& fact, Content content);
/// Whether the guards allow it, by verb; nothing is taken.
FiredTo<State> may_request(const Facts& facts, std::string_view verb);

/// @param due the wait's due day
FiredTo<WaitState> fire_wait(WaitState state, WaitStep step, std::optional<Day> due, Day on, bool good_reason);

std::span<const Row> request_rows();
std::span<const Row> wait_rows();

}  // namespace qixian::engine
