#pragma once
#include <optional>

#include "adapters/config/config.hpp"
#include "cli/context.hpp"

namespace qixian::cli {

/// --config, else $QIXIAN_CONFIG, else qixian.toml in the user's configuration directory (XDG).
std::string config_path(const Context& context);

/// What is sent speaks the language of the configuration, unless --lang asks for another.
std::string language_of(const Context& context, const adapters::config::Config& config);

/// Reads what is configured and tells nothing: faults and warnings stand in what is given back. What holds without a
/// file where the default place has none.
adapters::config::Loaded read_config(const Context& context);

/// What is configured; what holds without a file where the default place has none. Tells every fault and warning on
/// standard error, with line and column. @returns nothing after faults
std::optional<adapters::config::Config> load_config(Context& context);

}  // namespace qixian::cli
