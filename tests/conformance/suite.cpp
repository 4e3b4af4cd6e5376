#include "tests/conformance/suite.hpp"

namespace qixian::tests {
namespace {

std::vector<StoreTest>& suite() {
  static std::vector<StoreTest> tests;
  return tests;
}

/// What ends one test does not end the suite.
void run(const StoreTest& test, const Factory& factory) {
  try {
    Subject subject(factory);
    test.run(subject);
  } catch (const std::exception& e) {
    FAIL_CHECK("ended by " << std::string(e.what()));
  } catch (...) {  // a REQUIRE that failed, and was told
    FAIL_CHECK("ended early");
  }
}

}  // namespace

bool is_in_suite(const StoreTest& test) {
  suite().push_back(test);
  return true;
}

void exercise(const Factory& factory) {
  REQUIRE_FALSE(suite().empty());
  for (const auto& test : suite()) {
    if (test.needs && !(factory.can.*test.needs)) continue;
    SUBCASE(test.name) { run(test, factory); }
  }
}

}  // namespace qixian::tests
