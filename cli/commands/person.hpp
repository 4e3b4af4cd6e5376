#pragma once
#include "cli/context.hpp"

namespace qixian::cli {

/// What happens to a person: add, role, move, address, absent, back, rename, leave, void, erase.
void add_person_acts(Command& person, Context& context);

/// After who left: the open cases that name him, which nobody's step takes along.
void tell_leaving(Context& context, engine::StreamId stream, Day on);

}  // namespace qixian::cli
