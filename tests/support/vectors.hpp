#pragma once
#include <date/date.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace qixian::test {

/// The rows of tests/vectors/<name>: no comments, no heading. No field holds a comma.
inline std::vector<std::vector<std::string>> vector_rows(const std::string& name) {
  std::ifstream file(std::string(QIXIAN_VECTORS "/") + name);
  if (!file) throw std::runtime_error("no vectors in " + name);
  std::vector<std::vector<std::string>> rows;
  bool heading_seen = false;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (std::exchange(heading_seen, true) == false) continue;
    std::istringstream fields(line);
    auto& row = rows.emplace_back();
    for (std::string field; std::getline(fields, field, ',');) row.push_back(field);
  }
  return rows;
}

/// A date of the test's own text; read by other code than the program's.
inline date::sys_days day(const std::string& text) {
  std::istringstream in(text);
  date::sys_days result;
  in >> date::parse("%F", result);
  if (!in) throw std::runtime_error("not a date: " + text);
  return result;
}

}  // namespace qixian::test
