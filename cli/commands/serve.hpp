#pragma once
#include "cli/context.hpp"

namespace qixian::cli {

void add_serve(Command& app, Context& context);

}  // namespace qixian::cli
