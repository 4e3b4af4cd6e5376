#pragma once
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "engine/tables/published/published.hpp"

namespace qixian::test {

/// A published table of tests/vectors/reports, read by other code than the program's.
inline engine::TextRows report_rows(const std::string& name) {
  std::ifstream file(std::string(QIXIAN_VECTORS "/reports/") + name + ".csv");
  if (!file) throw std::runtime_error("no report " + name);
  engine::TextRows rows;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    if (line.ends_with('\r')) line.pop_back();
    line += ',';
    std::istringstream fields(line);
    auto& row = rows.emplace_back();
    for (std::string field; std::getline(fields, field, ',');) row.push_back(field);
  }
  return rows;
}

inline rules::FilledTable report(const std::string& name) {
  const auto rows = report_rows(name);
  const auto* form = engine::form_of(rows);
  if (!form) throw std::runtime_error("no form of " + name);
  auto read = engine::read_published(*form, rows);
  if (!read) throw std::runtime_error(read.error().code + " in " + name);
  return read->table;
}

}  // namespace qixian::test
