#include "adapters/config/depth.hpp"

#include <doctest/doctest.h>

using qixian::adapters::config::too_deep;

namespace {

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string place(const std::string& text) {
  const auto fault = too_deep(text);
  return fault ? std::to_string(fault->line) + ":" + std::to_string(fault->column) : "";
}

}  // namespace

TEST_CASE("a configuration may hold many dots and brackets, but not in one another") {
  CHECK(place(repeated("[channels.mail]\nlist = [1.5, 2.5, [3.5]]\n", 100)) == "");
  CHECK(place("a = \"" + repeated("1.[", 100) + "\"\n") == "");
  CHECK(place("a = '" + repeated("1.{", 100) + "' # " + repeated(".[", 100)) == "");
  CHECK(place("a = \"\"\"\n" + repeated("\"1.[\\\"\n", 100) + "\"\"\"\nb = '''" + repeated(".'", 50) + "'''") == "");
  CHECK(place("[" + repeated("a.", 15) + "a]") == "");
  CHECK(place(repeated("[", 32) + repeated("]", 32)) == "");
}

TEST_CASE("what is too deep is told with its place") {
  CHECK(place("x = 1\n[" + repeated("a.", 16) + "a]") == "2:33");
  CHECK(place("\n\n" + repeated("\"a\" . ", 16) + "b = 1") == "3:95");
  CHECK(place("a = [\n" + repeated("{a=", 32)) == "2:94");
  CHECK(place("a = \"\"\"\n\n\"\"\"\nb = " + repeated("[", 33)) == "4:37");
}
