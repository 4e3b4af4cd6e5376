#pragma once
#include "cli/views.hpp"

/// `publish`, its lists and its ledger.
namespace qixian::cli {

void add_publish_lists(Command& publish, Context& context);
void add_publish_ledger(Command& publish, Context& context);

}  // namespace qixian::cli
