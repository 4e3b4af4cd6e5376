#include "engine/reminding/channel.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace qixian::engine;

TEST_CASE("a key for a header") {
  CHECK(header_key("case-17_a") == "case-17_a");
  CHECK(header_key("a.b") == "a.b");
  CHECK(header_key(".a..b.") == "%2Ea.%2Eb%2E");
  CHECK(header_key("林 a/b\r\n%") == "%E6%9E%97%20a%2Fb%0D%0A%25");
  CHECK(header_key("") == "");
}

TEST_CASE("two keys are never one header") {
  CHECK(rc::check([](const std::string& a, const std::string& b) {
    RC_ASSERT((a == b) == (header_key(a) == header_key(b)));
    for (const char c : header_key(a)) RC_ASSERT(c > ' ' && c <= '~');
  }));
}

TEST_CASE("what a mail server takes for an address") {
  for (const char* good : {"a@b", "lin@dongli.example", "x+y.z@sub.dongli.example"}) CHECK(is_mail_address(good));
  for (const char* bad :
       {"", "a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\r\nRCPT TO:<x@y>", "<a@b>", "林@b", "a@b,c@d"})
    CHECK_FALSE(is_mail_address(bad));
}
