#pragma once
#include "adapters/config/section.hpp"

namespace qixian::adapters::config {

// The parts of the file, each checked by itself; people last, for they name channels.
void read_channels(Section& root, Config& config, Findings& findings);
void read_hours(Section& root, Config& config, Findings& findings);
void read_retry(Section& root, Config& config, Findings& findings);
void read_policy(Section& root, Config& config, Findings& findings);
void read_people(Section& root, Config& config, Findings& findings);

}  // namespace qixian::adapters::config
