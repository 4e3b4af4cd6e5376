#pragma once
#include <cstdint>
#include <string>

#include "rules/coded.hpp"

namespace qixian::engine {

using rules::code_of;
using rules::find_code;

/// What an agency is, on which its reviewing body hangs (REV arts 24 to 28); none: not on record.
enum class AgencyKind : std::uint8_t {
  none,
  government,               ///< 人民政府
  department,               ///< 政府部门
  vertical,                 ///< 垂直领导机关
  vertical_below_province,  ///< 省以下垂直领导部门
  dispatched_government,    ///< 派出机关
  dispatched_body,          ///< 派出机构
  empowered,                ///< 法律法规授权的组织
  judicial,                 ///< 司法行政部门
  state_department          ///< 国务院部门
};
constexpr auto words_of(AgencyKind) {
  using enum AgencyKind;
  return rules::words<AgencyKind>({{none, ""},
                                   {government, "government"},
                                   {department, "department"},
                                   {vertical, "vertical"},
                                   {vertical_below_province, "vertical_below_province"},
                                   {dispatched_government, "dispatched_government"},
                                   {dispatched_body, "dispatched_body"},
                                   {empowered, "empowered"},
                                   {judicial, "judicial"},
                                   {state_department, "state_department"}});
}

/// none: not on record.
enum class AgencyLevel : std::uint8_t { none, township, county, city, province, national };
constexpr auto words_of(AgencyLevel) {
  using enum AgencyLevel;
  return rules::words<AgencyLevel>({{none, ""},
                                    {township, "township"},
                                    {county, "county"},
                                    {city, "city"},
                                    {province, "province"},
                                    {national, "national"}});
}

/// What an agency must know of itself to name the body to go to.
struct AgencyFacts {
  AgencyKind kind = AgencyKind::none;
  AgencyLevel level = AgencyLevel::none;
  std::string name;
  std::string parent;  ///< what stands above it in the tree
  AgencyKind parent_kind = AgencyKind::none;
  std::string government;  ///< the nearest government above it
  std::string superior;    ///< the department above it in its own line of work
  std::string seat;        ///< of a 派出机构 set up by district: the government of the place
};

}  // namespace qixian::engine
