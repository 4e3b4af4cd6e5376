#pragma once
#include <boost/json/fwd.hpp>
#include <string>
#include <vector>

#include "engine/tables/frozen_table.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

namespace json = boost::json;

/// 2024, or 2024-07-01 to 2024-09-30.
std::string period_text(const Words& words, const engine::TableQuery& query);
/// F6: 20.1.1,现行有效 is 12, but 20.1.1,现行有效 of last year + … makes 13.
std::string check_text(const Words& words, const rules::Form& form, const rules::BrokenCheck& broken);
std::string cell_names(const rules::Form& form, std::span<const std::size_t> cells);

/// Whose table it is, and of when.
std::string table_title(const Words& words, const engine::OfficialTable& table);
/// The same in a line, with its form.
std::string table_line(const Words& words, const engine::OfficialTable& table);
/// 填报单位：东篱县水利局, in the words of the form; after them nothing for all agencies, for people to fill in. Empty
/// where the form has no such line.
std::string filler_line(const engine::OfficialTable& table);
/// The rules of counting that touched it, rows that nobody returned; then the checks that don't hold.
std::vector<std::string> note_lines(const Words& words, const engine::OfficialTable& table);
std::vector<std::string> check_lines(const Words& words, const engine::OfficialTable& table);
/// That it was published, and whether something would change it since.
std::vector<std::string> published_lines(const Words& words, const std::optional<engine::Published>& published,
                                         const rules::Form& form);
/// null where there is no figure, a whole number where it is one.
json::value figure_json(const std::optional<rules::Figure>& figure);
json::object to_json(const Words& words, const engine::OfficialTable& table);
json::object frozen_json(const engine::FrozenTable& frozen);

}  // namespace qixian::present
