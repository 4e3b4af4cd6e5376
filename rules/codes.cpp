#include "rules/codes.hpp"

#include <array>

namespace qixian::rules {
namespace {

using enum AnswerGroup;

// clang-format off
constexpr auto channel_rows = std::to_array<Channel>({
  {"in_person",     "当面",       "3.1.1"},
  {"fax",           "传真",       "3.1.2"},
  {"web",           "网络",       "3.1.3"},
  {"email",         "邮件",       "3.1.3"},
  {"post_signed",   "信函(签收)", "3.1.4"},
  {"post_ordinary", "平信",       "3.1.4"},
});

constexpr auto kind_rows = std::to_array<ApplicantKind>({
  {"natural_person",            "自然人",       "S6", "",     "自然人"},
  {"natural_person.lawyer",     "律师",         "S6", "S6.1", "自然人"},
  {"natural_person.researcher", "科研人员",     "S6", "S6.2", "自然人"},
  {"natural_person.journalist", "媒体从业人员", "S6", "S6.3", "自然人"},
  {"company",                   "商业企业",     "S3", "",     "商业企业"},
  {"research",                  "科研机构",     "S5", "",     "科研机构"},
  {"public_interest",           "社会公益组织", "S2", "",     "社会公益组织"},
  {"legal_service",             "法律服务机构", "S7", "",     "法律服务机构"},
  {"media",                     "宣传媒体",     "S4", "",     "其他"},
  {"party_government",          "党政机关",     "S1", "",     "其他"},
  {"other",                     "其他",         "S7", "",     "其他"},
});

constexpr bool yes = true, no = false;
constexpr auto answer_rows = std::to_array<Answer>({
  // code                              中文                             group        2014       2019     2021     R07  R19   R07 article         R19 article
  {"already_public",                   "已主动公开",                    given,       "3.3.1",   "3.1",   "3.1",   yes, yes, "R07 art 21(1)",    "R19 art 36(1)"},
  {"disclosed",                        "予以公开",                      given,       "3.3.2",   "3.1",   "3.1",   yes, yes, "R07 art 21(1)",    "R19 art 36(2)"},
  {"partial",                          "部分公开",                      partial,     "3.3.3",   "3.2",   "3.2",   yes, yes, "R07 art 22",       "R19 art 37"},
  {"refused.state_secret",             "国家秘密",                      refused,     "3.3.4.1", "3.3.1", "3.3.1", yes, yes, "R07 art 14",       "R19 art 14"},
  {"refused.trade_secret",             "商业秘密",                      refused,     "3.3.4.2", "3.3.4", "3.3.4", yes, yes, "R07 art 14",       "R19 art 15"},
  {"refused.privacy",                  "个人隐私",                      refused,     "3.3.4.3", "3.3.4", "3.3.4", yes, yes, "R07 art 14",       "R19 art 15"},
  {"refused.third_party",              "第三方合法权益",                refused,     "",        "3.3.4", "3.3.4", no,  yes, "",                 "R19 art 15"},
  {"refused.three_securities",         "三安全一稳定",                  refused,     "3.3.4.4", "3.3.3", "3.3.3", yes, yes, "R07 art 8",        "R19 art 14"},
  {"refused.not_government_information", "不是政府信息",                refused,     "3.3.4.5", "3.6",   "3.6.3", yes, yes, "R07 art 2",        "R19 art 2"},
  {"refused.no_special_need",          "不符合三需要",                  refused,     "3.3.4.6", "3.6",   "3.6.3", yes, no,  "R07 art 13",       ""},
  {"refused.other_law",                "其他法律法规禁止公开",          refused,     "3.3.4.6", "3.3.2", "3.3.2", yes, yes, "R07 art 14",       "R19 art 14"},
  {"refused.internal",                 "内部事务信息",                  refused,     "",        "3.3.5", "3.3.5", no,  yes, "",                 "R19 art 16"},
  {"refused.process",                  "过程性信息",                    refused,     "",        "3.3.6", "3.3.6", no,  yes, "",                 "R19 art 16"},
  {"refused.enforcement_file",         "行政执法案卷",                  refused,     "",        "3.3.7", "3.3.7", no,  yes, "",                 "R19 art 16"},
  {"refused.registry_query",           "行政查询事项",                  refused,     "",        "3.3.8", "3.3.8", no,  yes, "",                 "R19 art 36(7)"},
  {"unable.other_agency",              "不属于本机关",                  unable,      "3.3.5",   "3.4.1", "3.4.1", yes, yes, "R07 art 21(3)",    "R19 art 36(5)"},
  {"unable.not_held",                  "信息不存在",                    unable,      "3.3.6",   "3.4.1", "3.4.1", yes, yes, "R07 art 21(3)",    "R19 art 36(4)"},
  {"unable.must_create",               "需要另行制作",                  unable,      "",        "3.4.2", "3.4.2", no,  yes, "",                 "R19 art 38"},
  {"unable.still_unclear",             "补正后仍不明确",                unable,      "",        "3.4.3", "3.4.3", no,  yes, "",                 "R19 art 30"},
  {"told_to_supplement",               "告知作出更改补充",              other,       "3.3.7",   "3.6",   "3.6.3", yes, no,  "R07 art 21(4)",    ""},
  {"other_route",                      "告知通过其他途径办理",          other,       "3.3.8",   "3.6",   "3.6.3", yes, no,  "R07 art 21",       ""},
  {"unprocessed.petition",             "信访举报投诉类申请",            unprocessed, "3.3.8",   "3.5.1", "3.5.1", yes, yes, "R07 art 21",       "R19 art 39"},
  {"unprocessed.repeat",               "重复申请",                      unprocessed, "3.3.8",   "3.5.2", "3.5.2", yes, yes, "R07 art 21",       "R19 art 36(6)"},
  {"unprocessed.publication",          "要求提供公开出版物",            unprocessed, "3.3.8",   "3.5.3", "3.5.3", yes, yes, "R07 art 21",       "R19 art 39"},
  {"unprocessed.excessive",            "无正当理由大量反复申请",        unprocessed, "",        "3.5.4", "3.5.4", no,  yes, "",                 "R19 art 35"},
  {"unprocessed.reconfirm",            "要求确认或重新出具已获取信息",  unprocessed, "",        "3.5.5", "3.5.5", no,  yes, "",                 "R19 art 39"},
  {"closed.not_supplemented",          "逾期不补正",                    closed,      "",        "3.6",   "3.6.1", no,  yes, "",                 "R19 art 30"},
  {"closed.fee_unpaid",                "逾期未缴费",                    closed,      "",        "3.6",   "3.6.2", no,  yes, "",                 "FEE"},
  {"closed.withdrawn",                 "撤回申请",                      closed,      "-",       "3.6",   "3.6.3", yes, yes, "",                 ""},
  {"closed.other",                     "其他结案",                      closed,      "-",       "3.6",   "3.6.3", yes, yes, "",                 ""},
});
// clang-format on

template <class Row, std::size_t N>
const Row* find(const std::array<Row, N>& rows, std::string_view text) {
  for (const auto& row : rows) {
    if (row.code == text || row.zh == text) return &row;
  }
  return nullptr;
}

}  // namespace

std::span<const Channel> channels() { return channel_rows; }
std::span<const ApplicantKind> applicant_kinds() { return kind_rows; }
std::span<const Answer> answers() { return answer_rows; }
const Channel* find_channel(std::string_view text) { return find(channel_rows, text); }
const ApplicantKind* find_applicant_kind(std::string_view text) { return find(kind_rows, text); }
const Answer* find_answer(std::string_view text) { return find(answer_rows, text); }

bool needs_reconsideration_first(const Answer& answer) {
  return answer.group == partial || answer.article_r19 == "R19 art 14" || answer.article_r19 == "R19 art 15" ||
         answer.article_r19 == "R19 art 16";
}

bool protects_third_party(const Answer& answer) {
  return answer.group == refused && (answer.article_r19 == "R19 art 15");
}

}  // namespace qixian::rules
