#pragma once
#include <string>

#include "cli/context.hpp"

namespace qixian::cli {

/// `verify`. @param head SEQ:HASH as `backup` printed it; empty: none
void verify(Context& x, const std::string& head);

}  // namespace qixian::cli
