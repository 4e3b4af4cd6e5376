#pragma once
#include <exception>

#include "cli/context.hpp"

namespace qixian::cli {

/// A file that grows beyond the limit of this process becomes an error that is told, not a signal that kills.
void outlive_file_limit();

/// What no command foresaw: memory that does not suffice, a fault of the program. Exit 3, in JSON where that is wanted.
void tell_unforeseen(Context& context, const std::exception& error);

/// Whether standard output took the answer; tells it when not, and whether what the command did stands all the same.
void check_output(Context& context);

}  // namespace qixian::cli
