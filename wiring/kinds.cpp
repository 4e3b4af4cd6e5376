#include "wiring/kinds.hpp"

#include "engine/complaint/complaint_kind.hpp"
#include "engine/publication/publication_kind.hpp"
#include "engine/request/request_kind.hpp"

namespace qixian::wiring {

std::vector<std::unique_ptr<engine::CaseKind>> case_kinds(Handle& handle) {
  std::vector<std::unique_ptr<engine::CaseKind>> kinds;
  kinds.push_back(std::make_unique<engine::RequestKind>(handle.store()));
  kinds.push_back(std::make_unique<engine::PublicationKind>(handle.store(), handle.publication_rows()));
  kinds.push_back(std::make_unique<engine::ComplaintKind>(handle.store()));
  return kinds;
}

}  // namespace qixian::wiring
