#include "rules/codes.hpp"

#include <array>
#include <stdexcept>

namespace qixian::rules {
namespace {

using enum AnswerGroup;

// clang-format off
constexpr auto channel_rows = std::to_array<CodeTerm<Channel>>({
  {Channel::in_person,     "in_person",     "当面"},
  {Channel::fax,           "fax",           "传真"},
  {Channel::web,           "web",           "网络"},
  {Channel::email,         "email",         "邮件"},
  {Channel::post_signed,   "post_signed",   "信函(签收)"},
  {Channel::post_ordinary, "post_ordinary", "平信"},
});

constexpr auto kind_rows = std::to_array<CodeTerm<ApplicantKind>>({
  {ApplicantKind::natural_person,   "natural_person",            "自然人"},
  {ApplicantKind::lawyer,           "natural_person.lawyer",     "律师"},
  {ApplicantKind::researcher,       "natural_person.researcher", "科研人员"},
  {ApplicantKind::journalist,       "natural_person.journalist", "媒体从业人员"},
  {ApplicantKind::company,          "company",                   "商业企业"},
  {ApplicantKind::research,         "research",                  "科研机构"},
  {ApplicantKind::public_interest,  "public_interest",           "社会公益组织"},
  {ApplicantKind::legal_service,    "legal_service",             "法律服务机构"},
  {ApplicantKind::media,            "media",                     "宣传媒体"},
  {ApplicantKind::party_government, "party_government",          "党政机关"},
  {ApplicantKind::other,            "other",                     "其他"},
});

constexpr bool yes = true, no = false;
constexpr auto answer_rows = std::to_array<Answer>({
  // value                                     code                                 中文                             group        R07  R19   R07 article         R19 article
  {AnswerCode::already_public,                 "already_public",                   "已主动公开",                    given,       yes, yes, "R07 art 21(1)",    "R19 art 36(1)"},
  {AnswerCode::disclosed,                      "disclosed",                        "予以公开",                      given,       yes, yes, "R07 art 21(1)",    "R19 art 36(2)"},
  {AnswerCode::partial,                        "partial",                          "部分公开",                      partial,     yes, yes, "R07 art 22",       "R19 art 37"},
  {AnswerCode::refused_state_secret,           "refused.state_secret",             "国家秘密",                      refused,     yes, yes, "R07 art 14",       "R19 art 14", Ground::law},
  {AnswerCode::refused_trade_secret,           "refused.trade_secret",             "商业秘密",                      refused,     yes, yes, "R07 art 14",       "R19 art 15", Ground::third_party},
  {AnswerCode::refused_privacy,                "refused.privacy",                  "个人隐私",                      refused,     yes, yes, "R07 art 14",       "R19 art 15", Ground::third_party},
  {AnswerCode::refused_third_party,            "refused.third_party",              "第三方合法权益",                refused,     no,  yes, "",                 "R19 art 15", Ground::third_party},
  {AnswerCode::refused_three_securities,       "refused.three_securities",         "三安全一稳定",                  refused,     yes, yes, "R07 art 8",        "R19 art 14", Ground::law},
  {AnswerCode::refused_not_government_information, "refused.not_government_information", "不是政府信息",                refused,     yes, yes, "R07 art 2",        "R19 art 2"},
  {AnswerCode::refused_no_special_need,        "refused.no_special_need",          "不符合三需要",                  refused,     yes, no,  "R07 art 13",       "", Ground::need},
  {AnswerCode::refused_other_law,              "refused.other_law",                "其他法律法规禁止公开",          refused,     yes, yes, "R07 art 14",       "R19 art 14", Ground::law},
  {AnswerCode::refused_internal,               "refused.internal",                 "内部事务信息",                  refused,     no,  yes, "",                 "R19 art 16", Ground::choice},
  {AnswerCode::refused_process,                "refused.process",                  "过程性信息",                    refused,     no,  yes, "",                 "R19 art 16", Ground::choice},
  {AnswerCode::refused_enforcement_file,       "refused.enforcement_file",         "行政执法案卷",                  refused,     no,  yes, "",                 "R19 art 16", Ground::choice},
  {AnswerCode::refused_registry_query,         "refused.registry_query",           "行政查询事项",                  refused,     no,  yes, "",                 "R19 art 36(7)"},
  {AnswerCode::unable_other_agency,            "unable.other_agency",              "不属于本机关",                  unable,      yes, yes, "R07 art 21(3)",    "R19 art 36(5)"},
  {AnswerCode::unable_not_held,                "unable.not_held",                  "信息不存在",                    unable,      yes, yes, "R07 art 21(3)",    "R19 art 36(4)"},
  {AnswerCode::unable_must_create,             "unable.must_create",               "需要另行制作",                  unable,      no,  yes, "",                 "R19 art 38"},
  {AnswerCode::unable_still_unclear,           "unable.still_unclear",             "补正后仍不明确",                unable,      no,  yes, "",                 "R19 art 30"},
  {AnswerCode::told_to_supplement,             "told_to_supplement",               "告知作出更改补充",              other,       yes, no,  "R07 art 21(4)",    ""},
  {AnswerCode::other_route,                    "other_route",                      "告知通过其他途径办理",          other,       yes, no,  "R07 art 21",       ""},
  {AnswerCode::unprocessed_petition,           "unprocessed.petition",             "信访举报投诉类申请",            unprocessed, yes, yes, "R07 art 21",       "R19 art 39"},
  {AnswerCode::unprocessed_repeat,             "unprocessed.repeat",               "重复申请",                      unprocessed, yes, yes, "R07 art 21",       "R19 art 36(6)"},
  {AnswerCode::unprocessed_publication,        "unprocessed.publication",          "要求提供公开出版物",            unprocessed, yes, yes, "R07 art 21",       "R19 art 39"},
  {AnswerCode::unprocessed_excessive,          "unprocessed.excessive",            "无正当理由大量反复申请",        unprocessed, no,  yes, "",                 "R19 art 35"},
  {AnswerCode::unprocessed_reconfirm,          "unprocessed.reconfirm",            "要求确认或重新出具已获取信息",  unprocessed, no,  yes, "",                 ""},
  {AnswerCode::closed_not_supplemented,        "closed.not_supplemented",          "逾期不补正",                    closed,      no,  yes, "",                 "R19 art 30"},
  {AnswerCode::closed_fee_unpaid,              "closed.fee_unpaid",                "逾期未缴费",                    closed,      no,  yes, "",                 "FEE art 6"},
  {AnswerCode::closed_withdrawn,               "closed.withdrawn",                 "撤回申请",                      closed,      yes, yes, "",                 ""},
  {AnswerCode::closed_other,                   "closed.other",                     "其他结案",                      closed,      yes, yes, "",                 ""},
});
// clang-format on

template <class Row, std::size_t N>
constexpr bool is_in_order(const std::array<Row, N>& rows) {
  for (std::size_t i = 0; i < N; ++i)
    if (static_cast<std::size_t>(rows[i].value) != i) return false;
  return true;
}
static_assert(is_in_order(channel_rows) && is_in_order(kind_rows) && is_in_order(answer_rows));

template <class Row, std::size_t N>
const Row* find(const std::array<Row, N>& rows, std::string_view text) {
  for (const auto& row : rows) {
    if (row.code == text || row.zh == text) return &row;
  }
  return nullptr;
}

}  // namespace

std::span<const CodeTerm<Channel>> channels() { return channel_rows; }
std::span<const CodeTerm<ApplicantKind>> applicant_kinds() { return kind_rows; }
std::span<const Answer> answers() { return answer_rows; }
const CodeTerm<Channel>* find_channel(std::string_view text) { return find(channel_rows, text); }
Channel channel_of(std::string_view text) {
  const auto* found = find_channel(text);
  if (!found) throw std::out_of_range("no channel " + std::string(text));
  return found->value;
}
bool is_channel(std::string_view text, Channel which) {
  const auto* found = find_channel(text);
  return found && found->value == which;
}
const CodeTerm<ApplicantKind>* find_applicant_kind(std::string_view text) { return find(kind_rows, text); }
bool is_natural_person(std::string_view text) {
  const auto* found = find_applicant_kind(text);
  return found && found->value <= ApplicantKind::journalist;
}
const Answer* find_answer(std::string_view text) { return find(answer_rows, text); }

const Answer& answer_of(AnswerCode code) { return answer_rows[static_cast<std::size_t>(code)]; }

}  // namespace qixian::rules
