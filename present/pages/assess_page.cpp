#include <algorithm>

#include "present/language/words.hpp"
#include "present/pages/assess_rows.hpp"

namespace qixian::present {
namespace {

namespace document = engine::document;
using document::Cell;
using document::Tone;

document::Row row_of(const std::vector<std::string>& texts, const std::vector<AssessColumn>& columns) {
  document::Row row;
  for (std::size_t i = 0; i < texts.size(); ++i)
    row.cells.push_back({texts[i], columns[i].number ? Cell::Kind::figure : Cell::Kind::text});
  return row;
}

document::Table rows_table(const Words& words, const engine::Assessment& a) {
  const auto columns = assess_columns(words);
  document::Table table;
  table.columns.resize(columns.size());
  auto& heads = table.rows.emplace_back();
  for (const auto& column : columns) heads.cells.push_back({column.head});
  for (const auto& agency : a.agencies) table.rows.push_back(row_of(assess_cells(words, agency), columns));
  table.rows.push_back(row_of(assess_cells(words, together(words, a)), columns));
  table.rows.back().all = true;
  return table;
}

document::Bars in_time(const Words& words, const engine::Assessment& a) {
  document::Bars bars{words.tr(N_("closed in time, by agency")), Tone::calm, {}};
  for (const auto& agency : a.agencies)
    if (const auto share = agency.now.on_time()) bars.bars.push_back({agency.name, percent(share) + "%", *share});
  return bars;
}

document::Bars flags(const Words& words, const engine::Assessment& a) {
  document::Bars bars{words.tr(N_("flags by kind, in cases")), Tone::alarm, {}};
  std::int64_t most = 1;
  for (const auto& [flag, cases] : a.all.flags) most = std::max(most, cases);
  for (const auto& [flag, cases] : a.all.flags)
    bars.bars.push_back(
        {"P" + std::to_string(flag), std::to_string(cases), static_cast<double>(cases) / static_cast<double>(most)});
  return bars;
}

std::string span_text(const Words& words, const engine::Period& p) {
  return words.render({N_("{0} to {1}"), {p.from, p.to}});
}

}  // namespace

document::Document assess_page(const Words& words, const engine::Assessment& a, const std::string& office) {
  using document::Paragraph, document::Setting;
  document::Document page{words.tr(N_("Assessment of requests for information")), words.language(),
                          document::Look::assessment};
  page.blocks.emplace_back(document::Heading{page.title, 0});
  if (!office.empty()) page.blocks.emplace_back(Paragraph{office, Setting::left});
  page.blocks.emplace_back(Paragraph{words.render({N_("{0}, beside {1}; overdue as of {2}"),
                                                   {span_text(words, a.period), span_text(words, a.before), a.today}}),
                                     Setting::left});
  page.blocks.emplace_back(rows_table(words, a));
  for (auto&& bars : {in_time(words, a), flags(words, a)})
    if (!bars.bars.empty()) page.blocks.emplace_back(bars);
  page.blocks.emplace_back(
      document::Foot{words.tr(N_("Made by qixian. A share is blank where nothing was counted. Working days used are "
                                 "those of the limit: days on which it stood still are not among them."))});
  return page;
}

}  // namespace qixian::present
