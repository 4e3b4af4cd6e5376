#pragma once
#include <string>

#include "present/language/words.hpp"

namespace qixian::present {

/// What a reason of engine::Sent says: "unreachable", "smtp 550" … as a sentence.
std::string reason_text(const Words& words, const std::string& reason);

}  // namespace qixian::present
