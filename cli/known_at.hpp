#pragma once
#include <optional>
#include <string>

namespace qixian::cli {

/// A moment as the store stamps its events, 2019-01-31T16:00:00.000Z.
/// @param text such a time, its fraction or seconds left out or not, with Z or an offset (+08:00); or a day, which
/// stands for its end in China
std::optional<std::string> recorded_by(const std::string& text);

}  // namespace qixian::cli
