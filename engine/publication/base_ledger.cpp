#include "engine/publication/base_ledger.hpp"

#include <algorithm>

namespace qixian::engine {
namespace {

using enum BaseColumn;
using Acts = std::vector<std::pair<BaseColumn, PublicationProposal>>;

BadBaseCell bad(BaseColumn column, std::string code, Text message, Text hint) {
  return {column, {std::move(code), std::move(message), std::move(hint), "", "publish import", ""}};
}

constexpr BaseColumn days[] = {made_on, reviewed_on, published_on, withheld_on};

/// What is said with a date, and not without it.
struct Part {
  BaseColumn column, date;
};
constexpr Part parts[] = {{review_outcome, reviewed_on}, {reviewer, reviewed_on}, {leader, reviewed_on},
                          {place, published_on},         {article, withheld_on},  {ground, withheld_on}};

/// What the machine calls an outcome, and what the ledgers of offices do; the first of a code is what is written.
constexpr std::pair<std::string_view, std::string_view> outcomes[] = {
    {"open", "公开"}, {"open", "主动公开"}, {"part_open", "部分公开"}, {"refuse", "免于公开"}, {"refuse", "不予公开"}};

std::string outcome_code(const std::string& text) {
  for (const auto& [code, zh] : outcomes) {
    if (text == zh) return std::string(code);
  }
  return text;
}

/// Dates as ISO, the outcome as its code.
std::optional<BadBaseCell> normalise(BaseRow& row) {
  for (const auto column : days) {
    if (row[column].empty()) continue;
    const auto day = rules::parse_day(row[column]);
    if (!day)
      return bad(column, "no_date", {N_("not a date: {0}"), {row[column]}},
                 {N_("write 2027-01-04 or 2027年1月4日"), {}});
    row[column] = rules::iso(*day);
  }
  row[review_outcome] = outcome_code(row[review_outcome]);
  for (const auto column : {number, agency}) {
    if (row[column].empty())
      return bad(column, "empty", {N_("this cell must be filled"), {}}, {N_("see docs/ledger.md"), {}});
  }
  if (!row[published_on].empty() && !row[withheld_on].empty())
    return bad(withheld_on, "both_ends", {N_("published and withheld at once"), {}},
               {N_("leave one of them empty"), {}});
  for (const auto& part : parts) {
    const bool by_review = part.column == ground && !row[reviewed_on].empty();
    if (!row[part.column].empty() && row[part.date].empty() && !by_review)
      return bad(part.date, "empty", {N_("the date that goes with it is missing"), {}}, {N_("fill both"), {}});
  }
  return {};
}

/// Whether the row says a column anew; a contradiction is bad.
Result<bool, BadBaseCell> says(const BaseRow& row, const BaseRow* known, BaseColumn column) {
  const auto& cell = row[column];
  if (cell.empty() || (known && cell == (*known)[column])) return false;
  if (known && !(*known)[column].empty())
    return tl::unexpected(bad(column, "contradiction",
                              {N_("the store has {0} here, the file {1}"), {(*known)[column], cell}},
                              {N_("mend the file, or correct the item with {0}"), {as::an_act("publish.correct")}}));
  return true;
}

void add_review(Acts& acts, const BaseRow& row, const std::string& by) {
  const Day on = *rules::parse_day(row[reviewed_on]);
  const auto step = [&](const char* name, const std::string& person, const std::string& outcome) {
    acts.push_back({reviewed_on, {ReviewStepped{name, person, outcome, {row[ground]}, {}}, on, by}});
  };
  step("mark", row[officer], {});
  step("head", {}, {});
  step("body", row[reviewer], row[review_outcome]);
  step("leader", row[leader], {});
}

}  // namespace

const std::array<BaseHeading, base_columns>& base_headings() {
  static constexpr std::array<BaseHeading, base_columns> all{{{"index", "索引号"},
                                                              {"agency", "公开机关"},
                                                              {"title", "信息名称"},
                                                              {"category", "信息类别"},
                                                              {"made_on", "生成日期"},
                                                              {"officer", "承办人"},
                                                              {"review_outcome", "保密审查结论"},
                                                              {"reviewer", "审查人"},
                                                              {"leader", "审批人"},
                                                              {"reviewed_on", "审查日期"},
                                                              {"published_on", "公开日期"},
                                                              {"place", "公开方式"},
                                                              {"withheld_on", "确定免于公开日期"},
                                                              {"article", "免于公开依据"},
                                                              {"ground", "免于公开理由"},
                                                              {"due", "公开期限"},
                                                              {"late", "逾期"}}};
  return all;
}

std::string outcome_text(const std::string& code) {
  for (const auto& [known, zh] : outcomes) {
    if (code == known) return std::string(zh);
  }
  return code;
}

BaseRow base_row_of(const Publication& p, const std::string& agency_name, const WorkCalendar& calendar) {
  BaseRow row;
  row[number] = p.number;
  row[agency] = agency_name;
  row[title] = p.title.value;
  row[category] = p.category;
  row[made_on] = rules::iso(p.made_on);
  row[officer] = p.officer;
  if (p.reviewed_on) {
    row[review_outcome] = code_of(p.review.outcome);
    row[reviewer] = p.review.reviewer;
    row[leader] = p.review.leader;
    row[reviewed_on] = rules::iso(*p.reviewed_on);
  }
  if (p.closed_on) row[p.state == PublicationState::withheld ? withheld_on : published_on] = rules::iso(*p.closed_on);
  row[place] = p.place;
  row[article] = p.article;
  row[ground] = p.ground.empty() ? p.review.ground.value : p.ground.value;
  row[due] = rules::iso(publication_due(p, calendar));
  if (p.late) row[late] = "1";
  return row;
}

Result<Acts, BadBaseCell> base_plan(const BaseRow& given, const BaseRow* known, std::int64_t agency_id,
                                    const std::string& by) {
  BaseRow row = given;
  if (auto wrong = normalise(row)) return tl::unexpected(std::move(*wrong));
  Acts acts;
  BaseRow changed;  // a later making wipes what was said of the version before it
  const auto on = [&](BaseColumn column) { return *rules::parse_day(row[column]); };
  if (!known) {
    if (row[made_on].empty())
      return tl::unexpected(
          bad(made_on, "empty", {N_("this cell must be filled"), {}}, {N_("see docs/ledger.md"), {}}));
    acts.push_back({made_on,
                    {ItemMade{row[number], agency_id, {row[title], {}, {}}, row[category], row[officer], {}, {}},
                     on(made_on), by}});
  } else if (!row[made_on].empty() && row[made_on] > (*known)[made_on]) {
    for (const auto column : {number, agency, category, officer}) changed[column] = (*known)[column];
    const bool renamed = !row[title].empty() && row[title] != (*known)[title];
    changed[title] = renamed ? row[title] : (*known)[title];
    changed[made_on] = row[made_on];
    known = &changed;
    acts.push_back({made_on, {ItemChanged{{renamed ? row[title] : "", {}, {}}, {}, {}}, on(made_on), by}});
  }
  for (const auto column : {title, category, made_on}) {
    const auto fresh = known ? says(row, known, column) : false;
    if (!fresh) return tl::unexpected(fresh.error());
    if (*fresh)
      return tl::unexpected(
          bad(column, "contradiction", {N_("the item is on record without it"), {}}, {N_("leave the cell empty"), {}}));
  }
  if (known && !row[officer].empty() && row[officer] != (*known)[officer]) {
    const auto day = row[made_on].empty() ? *rules::parse_day((*known)[made_on]) : on(made_on);
    acts.push_back({officer, {OfficerAssigned{row[officer]}, day, by}});
  }
  std::array<bool, base_columns> fresh{};
  for (const auto& part : parts) {
    for (const auto column : {part.date, part.column}) {
      const auto said = says(row, known, column);
      if (!said) return tl::unexpected(said.error());
      fresh[static_cast<std::size_t>(column)] = *said;
    }
    const auto is_fresh = [&](BaseColumn c) { return fresh[static_cast<std::size_t>(c)]; };
    const bool by_review = part.column == ground && is_fresh(reviewed_on);
    if (is_fresh(part.column) && !is_fresh(part.date) && !by_review)
      return tl::unexpected(bad(part.column, "contradiction", {N_("the item is on record without it"), {}},
                                {N_("leave the cell empty"), {}}));
  }
  const auto is_fresh = [&](BaseColumn c) { return fresh[static_cast<std::size_t>(c)]; };
  if (is_fresh(reviewed_on)) add_review(acts, row, by);
  if (is_fresh(published_on)) acts.push_back({published_on, {ItemPublished{row[place]}, on(published_on), by}});
  if (is_fresh(withheld_on))
    acts.push_back({withheld_on, {ItemWithheld{row[article], {row[ground]}}, on(withheld_on), by}});
  return acts;
}

}  // namespace qixian::engine
