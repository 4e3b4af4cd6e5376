#pragma once
#include <span>

#include "engine/machine/fired.hpp"

namespace qixian::engine {

/// verbs: file, accept, supplement, refuse, suspend, resume, expire, answer, close, received, sue, defend, judge, got,
/// appeal, remand, retry
Fired fire_remedy(std::string_view state, std::string_view verb, bool may_file_anew);

std::span<const Row> remedy_rows();

}  // namespace qixian::engine
