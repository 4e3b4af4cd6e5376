#pragma once
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "rules/civil_date.hpp"

namespace qixian::bench {

/// The receipt dates that every side gets: one a line in the file that $QIXIAN_BENCH_DAYS names.
inline std::vector<rules::Day> receipt_days() {
  const char* path = std::getenv("QIXIAN_BENCH_DAYS");
  std::ifstream file(path ? path : "");
  std::vector<rules::Day> days;
  for (std::string line; std::getline(file, line);) days.push_back(rules::parse_day(line).value());
  if (days.empty()) throw std::runtime_error("QIXIAN_BENCH_DAYS names no file of dates");
  return days;
}

}  // namespace qixian::bench
