#include "present/letters/mail.hpp"

#include <fmt/format.h>

#include "present/render/html.hpp"

namespace qixian::present {
namespace {

constexpr const char* font = "font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
constexpr const char* cell = "padding:6px;border-bottom:1px solid #e3e6ea;text-align:left;vertical-align:top";

/// Day and days, the last two cells, must not break. The first is a number that may be long: it may break anywhere.
std::string row_html(const std::vector<std::string>& cells, const char* tag, const char* more) {
  std::string out = "<tr>";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const char* breaking = i + 2 >= cells.size() ? "white-space:nowrap" : i == 0 ? "word-break:break-all" : "";
    out += fmt::format("<{0} style=\"{1};{2};{3}\">{4}</{0}>", tag, cell, more, breaking, html(cells[i]));
  }
  return out + "</tr>\n";
}

std::string table_html(const Letter::Table& table) {
  const auto columns = table.columns.size();
  auto out = fmt::format(
      "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
      "style=\"border-collapse:collapse;margin:0 0 20px;font-size:14px;line-height:1.5\">\n"
      "<tr><td colspan=\"{}\" "
      "style=\"padding:8px 6px;background:{};color:#ffffff;font-size:16px;font-weight:bold\">{}</td></tr>\n",
      columns, table.colour, html(table.title));
  if (table.groups.empty()) return out + "</table>\n";
  out += row_html(table.columns, "th", "color:#5b6570;font-weight:normal;font-size:13px");
  for (const auto& group : table.groups) {
    if (!group.title.empty())
      out += fmt::format(
          "<tr><td colspan=\"{}\" style=\"padding:8px 6px;background:#f2f4f7;font-weight:bold\">{}</td></tr>\n",
          columns, html(group.title));
    for (const auto& row : group.rows) out += row_html(row, "td", "color:#1c2126");
  }
  return out + "</table>\n";
}

}  // namespace

std::string letter_text(const Letter& letter) {
  std::string out;
  for (const auto& line : letter.lines) out += line + "\n";
  for (const auto& table : letter.tables) {
    (out += out.empty() ? "" : "\n") += table.title + "\n";
    for (const auto& group : table.groups) {
      if (!group.title.empty()) out += "  " + group.title + "\n";
      for (const auto& row : group.rows) out += fmt::format("    {}\n", fmt::join(row, "  "));
    }
  }
  if (!letter.foot.empty()) out += "\n" + letter.foot + "\n";
  return out;
}

std::string letter_html(const Letter& letter) {
  auto out = fmt::format(
      "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{0}</title></head>\n"
      "<body style=\"margin:0;padding:0;background:#ffffff;{1}\">\n"
      "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr><td align=\"center\">\n"
      "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"max-width:640px\">"
      "<tr><td style=\"padding:16px 12px;text-align:left;{1}\">\n"
      "<h1 style=\"margin:0 0 12px;font-size:20px;line-height:1.4;color:#1c2126\">{0}</h1>\n",
      html(letter.subject), font);
  for (const auto& line : letter.lines)
    out +=
        fmt::format("<p style=\"margin:0 0 12px;font-size:15px;line-height:1.6;color:#1c2126\">{}</p>\n", html(line));
  for (const auto& table : letter.tables) out += table_html(table);
  if (!letter.foot.empty())
    out +=
        fmt::format("<p style=\"margin:0;font-size:12px;line-height:1.6;color:#5b6570\">{}</p>\n", html(letter.foot));
  return out + "</td></tr></table>\n</td></tr></table>\n</body></html>\n";
}

}  // namespace qixian::present
