#pragma once
#include <string>

#include "adapters/config/config.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

/// FILE:LINE:COLUMN, or the file alone.
std::string fault_place(const std::string& file, const adapters::config::Fault& fault);
/// Where: what is wrong → what to do.
engine::Text fault_text(const Words& words, const std::string& file, const adapters::config::Fault& fault);

}  // namespace qixian::present
