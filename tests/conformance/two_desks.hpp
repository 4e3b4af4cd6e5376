#pragma once
#include "tests/conformance/suite.hpp"
#include "tests/support/desk.hpp"

namespace qixian::tests {

/// Two offices over one store; both have read it before either writes.
struct Two {
  explicit Two(Subject& s) : a(s.ground->open()), b(s.ground->open()) {}
  Desk a, b;
};

inline std::string dump_of(const Office& office) {
  std::string all;
  office.dump_projections([&](std::string_view line) { (all += line) += '\n'; });
  return all;
}

}  // namespace qixian::tests
