#include "engine/agencies/agency_kinds.hpp"

namespace qixian::engine {
namespace {

// clang-format off
constexpr KindOfAgency kinds[] = {
  {"government",                "人民政府"},
  {"department",                "政府部门"},
  {"vertical",                  "垂直领导机关"},
  {"vertical_below_province",   "省以下垂直领导部门"},
  {"dispatched_government",     "派出机关"},
  {"dispatched_body",           "派出机构"},
  {"empowered",                 "法律法规授权的组织"},
  {"judicial",                  "司法行政部门"},
  {"state_department",          "国务院部门"},
};
// clang-format on

}  // namespace

std::span<const KindOfAgency> agency_kinds() { return kinds; }

}  // namespace qixian::engine
