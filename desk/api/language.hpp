#pragma once
#include <string_view>

namespace qixian::desk {

/// The language to answer in, by Accept-Language as RFC 9110 has it (12.5.4): the one of ours with the highest weight.
/// @param otherwise where none of ours is asked for  @returns zh, en
std::string_view wanted_language(std::string_view accepted, std::string_view otherwise);

}  // namespace qixian::desk
