#include "engine/reminding/ladder/policy.hpp"

namespace qixian::engine {

// clang-format off
const std::vector<RungKind>& rung_kinds() {
  static const std::vector<RungKind> kinds{
    {"reply",                  "答复期限",         "due"},
    {"receipt",                "与申请人确认",     "due"},
    {"supplement_notice",      "补正告知",         "due"},
    {"supplement",             "补正期限",         "due"},
    {"third_party",            "征求第三方意见",   "due"},
    {"agency",                 "征求相关机关意见", "due"},
    {"fee",                    "缴费期限",         "due"},
    {"fee_receipt",            "收费通知送达",     "opened"},
    {"review",                 "保密审查",         "opened"},
    {"new_answer",             "重新答复",         "due"},
    {"reconsideration_answer", "行政复议答复",     "due"},
    {"defence",                "行政诉讼答辩",     "due"},
    {"publication",            "主动公开",         "due"},
    {"complaint",              "投诉举报",         "due"},
    {"annual_report",          "年度报告",         "due"},
    {"holiday_notice",         "节假日安排通知",   "due"},
  };
  return kinds;
}

const std::vector<Rung>& default_policy() {
  using enum Role;
  static const std::vector<Rung> rungs{
    // kind                     days  roles                                     every
    // ------------------------------------------------------------------------------
    {"reply",                    -5, {officer},                                      0},
    {"reply",                    -3, {officer},                                      0},
    {"reply",                    -1, {officer, unit_head},                           0},
    {"reply",                     0, {officer, unit_head},                           0},
    {"reply",                     1, {officer, supervisor},                          0},
    {"reply",                     3, {officer, disclosure_head, supervisor},         1},
    {"new_answer",               -5, {officer},                                      0},
    {"new_answer",               -3, {officer},                                      0},
    {"new_answer",               -1, {officer, unit_head},                           0},
    {"new_answer",                0, {officer, unit_head},                           0},
    {"new_answer",                1, {officer, supervisor},                          0},
    {"new_answer",                3, {officer, disclosure_head, supervisor},         1},
    {"receipt",                   0, {officer},                                      0},
    {"supplement_notice",        -2, {officer},                                      0},  // the 5th of its 7
    {"supplement_notice",         0, {officer, unit_head},                           0},
    {"supplement",               -1, {officer},                                      0},
    {"supplement",                0, {officer},                                      0},
    {"third_party",              -1, {officer},                                      0},
    {"third_party",               0, {officer},                                      0},
    {"agency",                   -1, {officer},                                      0},
    {"agency",                    0, {officer},                                      0},
    {"fee",                      -1, {officer},                                      0},
    {"fee",                       0, {officer},                                      0},
    {"fee_receipt",               3, {officer},                                      5},
    {"review",                    3, {officer, unit_head},                           0},
    {"reconsideration_answer",   -3, {officer, unit_head},                           0},
    {"reconsideration_answer",    0, {officer, unit_head},                           0},
    {"reconsideration_answer",    1, {officer, disclosure_head, supervisor},         1},
    {"defence",                  -3, {officer, unit_head},                           0},
    {"defence",                   0, {officer, unit_head},                           0},
    {"defence",                   1, {officer, disclosure_head, supervisor},         1},
    {"publication",              -3, {officer},                                      0},
    {"publication",               0, {officer, unit_head},                           0},
    {"publication",               1, {officer, supervisor},                          1},
    {"complaint",                -3, {officer},                                      0},
    {"complaint",                 0, {officer, unit_head},                           0},
    {"complaint",                 1, {officer, supervisor},                          1},
    {"annual_report",           -20, {disclosure_head},                              0},
    {"annual_report",           -10, {disclosure_head},                              0},
    {"annual_report",            -5, {disclosure_head, supervisor},                  0},
    {"holiday_notice",            0, {disclosure_head},                              5},  // each week after
  };
  return rungs;
}
// clang-format on

}  // namespace qixian::engine
