#pragma once
#include <span>
#include <string>
#include <string_view>

namespace qixian::engine {

/// What an agency must know of itself to name the body to go to.
struct AgencyFacts {
  std::string kind;  ///< one of agency_kinds(); empty when not on record
  std::string level;
  std::string name;
  std::string parent, parent_kind;  ///< what stands above it in the tree
  std::string government;           ///< the nearest government above it
  std::string superior;             ///< the department above it in its own line of work
  std::string seat;                 ///< of a 派出机构 set up by district: the government of the place
};

struct KindOfAgency {
  std::string_view code;  ///< dispatched_body
  std::string_view zh;    ///< 派出机构
};
std::span<const KindOfAgency> agency_kinds();

}  // namespace qixian::engine
