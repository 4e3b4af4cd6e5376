#pragma once
#include "cli/context.hpp"

namespace qixian::cli {

void add_serve(CLI::App& app, Context& context);

}  // namespace qixian::cli
