#include "rules/report_sentences.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "embedded/qixian_rules.hpp"

namespace qixian::rules {
namespace {

constexpr std::array<std::string_view, 7> values{"agency", "year", "from", "to", "fees", "costs", "waived"};

[[noreturn]] void broken(std::string_view at) {
  throw std::logic_error("report_sentences.csv is broken at: " + std::string(at));
}

std::vector<SentencePiece> pieces_of(const Form& form, std::string_view text) {
  std::vector<SentencePiece> pieces;
  while (!text.empty()) {
    const auto open = std::min(text.find('{'), text.size());
    if (open > 0) pieces.push_back({std::string(text.substr(0, open)), {}, {}});
    text.remove_prefix(open);
    if (text.empty()) break;
    const auto close = text.find('}');
    if (close == text.npos) broken(text);
    const std::string inside(text.substr(1, close - 1));
    const bool is_value = std::ranges::find(values, inside) != values.end();
    pieces.push_back({{}, is_value ? CellSum{} : cell_sum(form, inside), is_value ? inside : ""});
    text.remove_prefix(close + 1);
  }
  return pieces;
}

std::size_t table_of(const Form& form, std::string_view id) {
  const auto found = std::ranges::find(form.tables, id, &FormTable::id);
  if (found == form.tables.end()) broken(id);
  return static_cast<std::size_t>(found - form.tables.begin());
}

/// The words of a line, the last of which may hold anything.
std::vector<std::string_view> words_of(std::string_view line, std::size_t most) {
  std::vector<std::string_view> words;
  while (words.size() + 1 < most && line.find(',') != line.npos) {
    words.push_back(line.substr(0, line.find(',')));
    line.remove_prefix(words.back().size() + 1);
  }
  words.push_back(line);
  return words;
}

bool is_for(const Form& form, std::string_view forms) {
  return ("|" + std::string(forms) + "|").find("|" + form.id + "|") != std::string::npos;
}

void take(const Form& form, std::string_view line, ReportSentences& out) {
  const auto kind = line.substr(0, line.find(','));
  const bool above = kind == "title" || kind == "intro";
  const auto words = words_of(line, above ? 3 : 4);
  if (words.size() != (above ? 3u : 4u)) broken(line);
  if (!is_for(form, words[1])) return;
  const auto text = words.back();
  if (kind == "title") return void(out.title = pieces_of(form, text));
  if (kind == "intro") return void(out.intro = pieces_of(form, text));
  if (kind == "part") return void(out.parts.push_back({std::string(text), {}}));
  if (out.parts.empty() || std::to_string(out.parts.size()) != words[2]) broken(line);
  auto& lines = out.parts.back().lines;
  if (kind == "text") return void(lines.push_back({ReportLine::text, pieces_of(form, text), 0}));
  if (kind == "fees") return void(lines.push_back({ReportLine::fees, pieces_of(form, text), 0}));
  if (kind == "costs") return void(lines.push_back({ReportLine::costs, pieces_of(form, text), 0}));
  if (kind == "fill") return void(lines.push_back({ReportLine::fill, pieces_of(form, text), 0}));
  if (kind == "table") return void(lines.push_back({ReportLine::table, {}, table_of(form, text)}));
  if (kind != "more" || lines.empty()) broken(line);
  const auto more = pieces_of(form, text);
  lines.back().pieces.insert(lines.back().pieces.end(), more.begin(), more.end());
}

ReportSentences read(const Form& form) {
  ReportSentences out;
  for (std::string_view rest = data::report_sentences_csv; !rest.empty();) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (!line.empty() && !line.starts_with('#')) take(form, line, out);
  }
  return out;
}

}  // namespace

bool ReportSentences::has(ReportLine::Kind kind) const {
  return std::ranges::any_of(parts, [&](const auto& part) {
    return std::ranges::any_of(part.lines, [&](const auto& line) { return line.kind == kind; });
  });
}

const ReportSentences& report_sentences(const Form& form) {
  static const auto all = [] {
    std::map<std::string, ReportSentences, std::less<>> by_form;
    for (const auto& one : forms()) by_form[one.id] = read(one);
    return by_form;
  }();
  return all.at(form.id);
}

}  // namespace qixian::rules
