#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace qixian::desk {

/// A user of this machine who may open that file for writing, by its owner, group and mode: nothing can be kept from
/// him, so he may ask for everything, as at the terminal. Access lists are not looked at: who is let in by one alone is
/// not known here.
bool may_open(std::uint32_t uid, const std::string& file);

/// Nothing for a user whom the machine does not know.
std::optional<std::string> user_named(std::uint32_t uid);

}  // namespace qixian::desk
