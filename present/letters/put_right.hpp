#pragma once
#include <array>
#include <string>
#include <vector>

#include "engine/supervision/assessment.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

/// The notice to put right (限期整改通知书) of one agency: what is wrong with each of its cases and reports, which
/// article that breaks, and by which day it answers. What only the sender can say (number, seal) is left to be filled
/// in.
struct PutRight {
  using Row = std::array<std::string, 5>;
  std::string number, title, to, body, sender, date;
  Row heads;
  std::vector<Row> rows;
};

/// @param until the last day for the written answer  @param today of the notice itself
PutRight put_right(const Words& words, const std::string& agency, const engine::Period& period,
                   const engine::Faults& faults, rules::Day until, rules::Day today);

/// A4, loads nothing.
std::string put_right_page(const Words& words, const PutRight& notice);
/// For a word processor. @returns write_failed
engine::Result<void> write_put_right(const PutRight& notice, const std::string& path, rules::Day today);

}  // namespace qixian::present
