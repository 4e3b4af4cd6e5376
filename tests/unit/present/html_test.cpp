#include "present/render/html.hpp"

#include <doctest/doctest.h>

using qixian::present::html;

TEST_CASE("text for HTML") {
  CHECK(html("<a href=\"x\">'&'</a>〔2024〕") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;〔2024〕");
}
