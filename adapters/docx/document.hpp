#pragma once
#include <string>

#include "engine/base/error.hpp"
#include "engine/document/document.hpp"
#include "rules/civil_date.hpp"

namespace qixian::adapters::docx {

/// A document for a word processor, set as official papers are (GB/T 9704): A4, text in 仿宋, heads in 黑体, pages
/// numbered, what is still to be written marked. A machine without these fonts takes its own instead.
/// @param created the day that the file says it was made @returns error "write_failed"
engine::Result<void> write(const engine::document::Document& document, const std::string& path, rules::Day created);

}  // namespace qixian::adapters::docx
