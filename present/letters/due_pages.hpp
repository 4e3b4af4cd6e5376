#pragma once
#include "engine/document/document.hpp"
#include "engine/reminding/due_list.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

/// The supervisor's digest (每日摘要): overdue, due today, due within so many working days, by agency.
/// @param within the working days that the list looks ahead, for its heading
engine::document::Document digest_letter(const Words& words, const engine::DueList& list, int within);

/// The printable list for the wall: overdue, today, this week; A4, a table an agency, sorted by officer, its head again
/// on every page.
/// @param office whose list it is; empty: of all
engine::document::Document wall_page(const Words& words, const engine::DueList& list, const std::string& office);

/// 3 working days left, due today, overdue by 2 working days.
/// @param today tells a last day from one that has passed with no working day since
std::string days_left(const Words& words, const engine::DueCase& one, rules::Day today);

}  // namespace qixian::present
