#include "rules/statutes.hpp"

#include <array>
#include <stdexcept>
#include <string>

namespace qixian::rules {
namespace {

constexpr Day always = civil_day(2008, 5, 1);
constexpr Day ever = civil_day(9999, 12, 31);
constexpr Day r19_from = civil_day(2019, 5, 15);
constexpr Day r07_until = civil_day(2019, 5, 14);
constexpr Day fee_first = civil_day(2021, 1, 1);
constexpr Day rev_from = civil_day(2024, 1, 1);
constexpr Day rev_before = civil_day(2023, 12, 31);
constexpr Day lit_from = civil_day(2015, 5, 1);
constexpr Day lit_before = civil_day(2015, 4, 30);

constexpr auto wd = Unit::working_days;
constexpr auto d = Unit::calendar_days;
constexpr auto m = Unit::months;

// clang-format off
constexpr auto rows = std::to_array<Rule>({
  // id                          article              第…条                                  length unit  starts                       effect                    from       until
  {"r07.art24.reply",           "R07 art 24",        "《政府信息公开条例》(2007)第二十四条",       15, wd, "receipt",                   "answer due",             always,    r07_until},
  {"r07.art24.extension",       "R07 art 24",        "《政府信息公开条例》(2007)第二十四条",       15, wd, "end of the base limit",     "extended",               always,    r07_until},
  {"r07.art23.third_party",     "R07 art 23",        "《政府信息公开条例》(2007)第二十三条",        0, wd, "letter sent",               "excluded, no cap",       always,    r07_until},
  {"r07.art18.publication",     "R07 art 18",        "《政府信息公开条例》(2007)第十八条",         20, wd, "information made",          "publication due",        always,    r07_until},
  {"r19.art33.reply",           "R19 art 33",        "《政府信息公开条例》第三十三条",             20, wd, "receipt",                   "answer due",             r19_from,  ever},
  {"r19.art33.extension",       "R19 art 33",        "《政府信息公开条例》第三十三条",             20, wd, "end of the base limit",     "extended",               r19_from,  ever},
  {"r19.art30.supplement",      "R19 art 30",        "《政府信息公开条例》第三十条",                7, wd, "receipt",                   "supplement notice due",  r19_from,  ever},
  {"r19.art30.usual_time",      "R19 art 30",        "《政府信息公开条例》第三十条",               15, wd, "supplement notice",         "usual reasonable time",  r19_from,  ever},
  {"r19.art32.third_party",     "R19 art 32",        "《政府信息公开条例》第三十二条",             15, wd, "third party's receipt",     "excluded, capped",       r19_from,  ever},
  {"r19.art34.agency",          "R19 art 34",        "《政府信息公开条例》第三十四条",             15, wd, "other agency's receipt",    "excluded, capped",       r19_from,  ever},
  {"r19.art26.publication",     "R19 art 26",        "《政府信息公开条例》第二十六条",             20, wd, "information made",          "publication due",        r19_from,  ever},
  {"fee.art6.payment",          "FEE art 6",         "《政府信息公开信息处理费管理办法》第六条",      20, wd, "fee notice received",       "closed as abandoned",    fee_first, ever},
  {"rev.apply",                 "REV 1999 art 9",    "《行政复议法》(2023年修订前)第九条",          60, d,  "knowing",                   "window closes",          always,    rev_before},
  {"rev.apply",                 "REV art 20",        "《行政复议法》第二十条",                     60, d,  "knowing",                   "window closes",          rev_from,  ever},
  {"rev.examine",               "REV 1999 art 17",   "《行政复议法》(2023年修订前)第十七条",        5, wd, "application",               "accepted",               always,    rev_before},
  {"rev.examine",               "REV art 30",        "《行政复议法》第三十条",                      5, wd, "application",               "accepted by silence",    rev_from,  ever},
  {"rev.answer",                "REV 1999 art 23",   "《行政复议法》(2023年修订前)第二十三条",      10, d,  "copy received",             "written answer due",     always,    rev_before},
  {"rev.answer",                "REV art 48",        "《行政复议法》第四十八条",                   10, wd, "copy received",             "written answer due",     rev_from,  ever},
  {"rev.answer_simplified",     "REV art 54",        "《行政复议法》第五十四条",                    5, wd, "copy received",             "written answer due",     rev_from,  ever},
  {"rev.decide",                "REV 1999 art 31",   "《行政复议法》(2023年修订前)第三十一条",      60, d,  "acceptance",                "decision due",           always,    rev_before},
  {"rev.decide",                "REV art 62",        "《行政复议法》第六十二条",                   60, d,  "acceptance",                "decision due",           rev_from,  ever},
  {"rev.decide_simplified",     "REV art 62",        "《行政复议法》第六十二条",                   30, d,  "acceptance",                "decision due",           rev_from,  ever},
  {"rev.decide_extension",      "REV 1999 art 31",   "《行政复议法》(2023年修订前)第三十一条",      30, d,  "end of the decision's time", "decision due, at most", always,   rev_before},
  {"rev.decide_extension",      "REV art 62",        "《行政复议法》第六十二条",                   30, d,  "end of the decision's time", "decision due, at most", rev_from, ever},
  {"rev.untold",                "REV art 20",        "《行政复议法》第二十条",                     12, m,  "knowing",                   "window closes",          rev_from,  ever},
  {"lit.direct",                "LIT 1989 art 39",   "《行政诉讼法》(1989)第三十九条",              3, m,  "knowing",                   "window closes",          always,    lit_before},
  {"lit.direct",                "LIT art 46",        "《行政诉讼法》第四十六条",                    6, m,  "knowing",                   "window closes",          lit_from,  ever},
  {"lit.silence",               "法释〔2000〕8号 art 39", "法释〔2000〕8号第三十九条",              3, m,  "end of the reply limit",    "window closes",          always,    lit_before},
  {"lit.silence",               "法释〔2015〕9号 art 4",  "法释〔2015〕9号第四条",                  6, m,  "end of the reply limit",    "window closes",          lit_from,  civil_day(2018, 2, 7)},
  {"lit.silence",               "法释〔2018〕1号 art 66", "法释〔2018〕1号第六十六条",              6, m,  "end of the reply limit",    "window closes",          civil_day(2018, 2, 8), ever},
  {"lit.after_reconsideration", "LIT 1989 art 38",   "《行政诉讼法》(1989)第三十八条",             15, d,  "decision served",           "window closes",          always,    lit_before},
  {"lit.after_reconsideration", "LIT art 45",        "《行政诉讼法》第四十五条",                   15, d,  "decision served",           "window closes",          lit_from,  ever},
  // 不予受理, 驳回, or no decision in time.
  {"lit.after_no_decision",     "REV 1999 art 19",   "《行政复议法》(2023年修订前)第十九条",       15, d,  "refusal served, or time over", "window closes",       always,    rev_before},
  {"lit.after_no_decision",     "REV art 34",        "《行政复议法》第三十四条",                   15, d,  "refusal served, or time over", "window closes",       rev_from,  ever},
  {"lit.untold",                "法释〔2000〕8号 art 41", "法释〔2000〕8号第四十一条",             24, m,  "knowing the content",       "window closes",          always,    civil_day(2018, 2, 7)},
  {"lit.untold",                "法释〔2018〕1号 art 64", "法释〔2018〕1号第六十四条",             12, m,  "knowing the content",       "window closes",          civil_day(2018, 2, 8), ever},
  {"lit.defence",               "LIT 1989 art 43",   "《行政诉讼法》(1989)第四十三条",             10, d,  "copy of the complaint",     "defence due",            always,    lit_before},
  {"lit.defence",               "LIT art 67",        "《行政诉讼法》第六十七条",                   15, d,  "copy of the complaint",     "defence due",            lit_from,  ever},
  {"lit.first_instance",        "LIT 1989 art 57",   "《行政诉讼法》(1989)第五十七条",              3, m,  "docketing",                 "judgment due",           always,    lit_before},
  {"lit.first_instance",        "LIT art 81",        "《行政诉讼法》第八十一条",                    6, m,  "docketing",                 "judgment due",           lit_from,  ever},
  {"lit.first_instance_simplified", "LIT art 83",    "《行政诉讼法》第八十三条",                   45, d,  "docketing",                 "judgment due",           lit_from,  ever},
  {"lit.appeal",                "LIT 1989 art 58",   "《行政诉讼法》(1989)第五十八条",             15, d,  "judgment served",           "window closes",          always,    lit_before},
  {"lit.appeal",                "LIT art 85",        "《行政诉讼法》第八十五条",                   15, d,  "judgment served",           "window closes",          lit_from,  ever},
  {"lit.appeal_ruling",         "LIT 1989 art 58",   "《行政诉讼法》(1989)第五十八条",             10, d,  "ruling served",             "window closes",          always,    lit_before},
  {"lit.appeal_ruling",         "LIT art 85",        "《行政诉讼法》第八十五条",                   10, d,  "ruling served",             "window closes",          lit_from,  ever},
  {"lit.long_stop",             "法释〔2000〕8号 art 42", "法释〔2000〕8号第四十二条",             60, m,  "act made",                  "no suit any more",       always,    lit_before},
  {"lit.long_stop",             "LIT art 46(2)",     "《行政诉讼法》第四十六条第二款",             60, m,  "act made",                  "no suit any more",       lit_from,  ever},
  {"rev.long_stop",             "REV art 21",        "《行政复议法》第二十一条",                   60, m,  "act made",                  "no reconsideration any more", rev_from, ever},
  {"lit.second_instance",       "LIT 1989 art 60",   "《行政诉讼法》(1989)第六十条",                2, m,  "appeal received",           "judgment due",           always,    lit_before},
  {"lit.second_instance",       "LIT art 88",        "《行政诉讼法》第八十八条",                    3, m,  "appeal received",           "judgment due",           lit_from,  ever},
});
// clang-format on

}  // namespace

Law governing(Day received_on) { return received_on < r19_from ? Law::r07 : Law::r19; }
std::span<const Rule> statutes() { return rows; }

const Rule& rule(std::string_view id) { return rule_on(id, ever); }

const Rule& rule_on(std::string_view family, Day on) {
  const Rule* found = nullptr;
  for (const auto& row : rows) {
    if (row.id == family && (!found || on >= row.from)) found = &row;
  }
  if (!found) throw std::out_of_range("no rule " + std::string(family));
  return *found;
}

}  // namespace qixian::rules
