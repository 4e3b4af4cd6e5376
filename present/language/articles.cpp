#include <array>

#include "present/language/wording.hpp"
#include "rules/statutes.hpp"

namespace qixian::present {
namespace {

struct Source {
  std::string_view code, zh;
};
constexpr auto sources = std::to_array<Source>({{"R07", "《政府信息公开条例》(2007)"},
                                                {"R19", "《政府信息公开条例》"},
                                                {"FEE", "《政府信息公开信息处理费管理办法》"},
                                                {"REV 1999", "《行政复议法》(2023年修订前)"},
                                                {"REV RULES", "《行政复议法实施条例》"},
                                                {"REV", "《行政复议法》"},
                                                {"LIT 1989", "《行政诉讼法》(1989)"},
                                                {"法释〔2000〕8号", "法释〔2000〕8号"},
                                                {"法释〔2018〕1号", "法释〔2018〕1号"},
                                                {"法释〔2025〕8号", "法释〔2025〕8号"},
                                                {"LIT", "《行政诉讼法》"},
                                                {"SECRET 2010", "《保守国家秘密法》(2010)"},
                                                {"SECRET", "《保守国家秘密法》"},
                                                {"法释〔2015〕9号", "法释〔2015〕9号"},
                                                {"E207", "国办公开办函〔2015〕207号"},
                                                {"guiding case 26", "最高人民法院指导案例26号"}});

/// A bracket that is a paragraph (款) where clause() would take it for an item (项).
constexpr auto paragraphs = std::to_array<Source>({{"REV art 24(2)", "《行政复议法》第二十四条第二款"},
                                                   {"REV art 24(4)", "《行政复议法》第二十四条第四款"},
                                                   {"REV 1999 art 12(1)", "《行政复议法》(2023年修订前)第十二条第一款"},
                                                   {"REV 1999 art 12(2)", "《行政复议法》(2023年修订前)第十二条第二款"},
                                                   {"法释〔2025〕8号 art 2(2)", "法释〔2025〕8号第二条第二款"}});

/// 33 is 三十三; an article's number has two digits at most.
std::string numeral(int n) {
  static constexpr std::array digits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const auto tens = static_cast<std::size_t>(n / 10);
  std::string text = tens == 0 ? "" : tens == 1 ? "十" : digits.at(tens) + std::string("十");
  return text + digits.at(static_cast<std::size_t>(n % 10));
}

/// Reads the digits at the front; 0 where there are none.
int take_number(std::string_view& text) {
  int n = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9' && n < 100) {
    n = n * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  return n;
}

/// 33(1) is 第三十三条第一项, 23(1)(3) 第二十三条第一款第三项; empty for anything else.
std::string clause(std::string_view text) {
  const int article = take_number(text);
  if (article == 0 || article > 99) return "";
  std::string out = "第" + numeral(article) + "条";
  while (text.starts_with('(')) {
    text.remove_prefix(1);
    const int n = take_number(text);
    if (n == 0 || n > 99 || !text.starts_with(')')) return "";
    text.remove_prefix(1);
    out += "第" + numeral(n) + (text.starts_with('(') ? "款" : "项");
  }
  return text.empty() ? out : "";
}

bool is_counting_rule(std::string_view id) {
  return id.size() == 2 && (id[0] == 'c' || id[0] == 'C') && id[1] >= '1' && id[1] <= '7';
}

std::string in_chinese(std::string_view article) {
  for (const auto& row : rules::statutes()) {
    if (row.article == article && article.find(" art ") != article.npos) return std::string(row.article_zh);
  }
  for (const auto& [code, zh] : paragraphs)
    if (article == code) return std::string(zh);
  for (const auto& [code, zh] : sources) {
    if (article == code) return std::string(zh);
    if (!article.starts_with(code) || !article.substr(code.size()).starts_with(" art ")) continue;
    if (const auto c = clause(article.substr(code.size() + 5)); !c.empty()) return std::string(zh) + c;
  }
  return "";
}

}  // namespace

std::string article_text(const Words& words, std::string_view article) {
  if (!words.is_chinese()) return std::string(article);
  if (is_counting_rule(article)) return std::string("计算规则") + "C" + article[1];
  if (const auto flag = article.find(" (P"); flag != article.npos)
    return article_text(words, article.substr(0, flag)) + "，" +
           std::string(article.substr(flag + 2, article.size() - flag - 3));
  auto text = in_chinese(article);
  return text.empty() ? std::string(article) : text;
}

std::string rule_text(const Words& words, std::string_view id) {
  if (!words.is_chinese()) return std::string(id);
  for (const auto& row : rules::statutes()) {
    if (row.id == id) return std::string(row.article_zh);
  }
  if (id == "days") return "";
  if (id == "pause") return "";
  if (id == "order") return words.tr(N_("by an order"));
  // r07.art21 and the like, that set no length and so have no row of their own
  if (id.size() > 7 && id.substr(3, 4) == ".art") {
    auto rest = id.substr(7);
    const auto n = take_number(rest);
    return article_text(words, (id.starts_with("r07") ? "R07 art " : "R19 art ") + std::to_string(n));
  }
  return article_text(words, id);
}

}  // namespace qixian::present
