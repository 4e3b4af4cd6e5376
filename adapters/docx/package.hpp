#pragma once
#include <string>
#include <utility>
#include <vector>

#include "engine/base/error.hpp"
#include "rules/civil_date.hpp"

namespace qixian::adapters::docx {

/// The parts of a package by name, in their order; the same parts and day make the same bytes.
/// @returns error "write_failed"
engine::Result<void> write_package(const std::string& path,
                                   const std::vector<std::pair<std::string, std::string>>& parts, rules::Day created);

}  // namespace qixian::adapters::docx
