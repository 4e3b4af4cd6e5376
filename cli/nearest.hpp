#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace qixian::cli {

/// The word that was probably meant: the one that takes the fewest characters put in, taken out, changed or swapped
/// with their neighbour. @returns empty where none comes near
std::string nearest(std::string_view typed, const std::vector<std::string>& words);

}  // namespace qixian::cli
