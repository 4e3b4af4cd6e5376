#pragma once
#include <string>

#include "engine/document/document.hpp"
#include "engine/supervision/assessment.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

/// The notice to put right (限期整改通知书) of one agency: what is wrong with each of its cases and reports, which
/// article that breaks, and by which day it answers. What only the sender can say (number, seal) is left to be filled
/// in.
/// @param until the last day for the written answer  @param today of the notice itself
engine::document::Document put_right(const Words& words, const std::string& agency, const engine::Period& period,
                                     const engine::Faults& faults, rules::Day until, rules::Day today);

}  // namespace qixian::present
