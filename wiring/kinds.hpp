#pragma once
#include <memory>
#include <vector>

#include "engine/store/case_kind.hpp"
#include "wiring/handle.hpp"

namespace qixian::wiring {

/// Every kind of case there is, requests first. They stand on the handle.
std::vector<std::unique_ptr<engine::CaseKind>> case_kinds(Handle& handle);

}  // namespace qixian::wiring
