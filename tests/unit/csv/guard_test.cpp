#include "adapters/csv/guard.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace qixian::adapters::csv;

TEST_CASE("a formula is guarded, other cells stay as they are") {
  CHECK(with_guard("=HYPERLINK(\"http://a\")") == "'=HYPERLINK(\"http://a\")");
  for (const char* cell : {"+1", "-1+2", "-1.", "-.5", "@a", "\ta", "\ra", "\na", "＝1", "－1", "'=1", "''@a"})
    CHECK(with_guard(cell) == "'" + std::string(cell));
  for (const char* cell : {"", "'", "'a", "2018-03-05", "某某镇=一", "'s-Hertogenbosch", "-3", "-33.3"})
    CHECK(with_guard(cell) == cell);
}

TEST_CASE("what was guarded comes back as it was") {
  const bool holds = rc::check([] {
    const auto signs = rc::gen::element<char>('\'', '=', '-', '\t', 'a');
    const auto cell = *rc::gen::container<std::string>(signs);
    const auto out = with_guard(cell);
    RC_ASSERT(without_guard(out) == cell);
    RC_ASSERT(out.empty() || std::string("=-\t").find(out.front()) == std::string::npos);
  });
  CHECK(holds);
}
