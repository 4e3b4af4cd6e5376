#include "cli/terminal/progress.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "present/language/words.hpp"

using namespace qixian::cli;
using namespace std::chrono_literals;

namespace {

struct Work {
  Progress::Time now{};
  std::ostringstream out;
  qixian::present::Words english{"en"};

  Progress start(std::size_t columns, std::uint64_t total) {
    return Progress(english, out, columns, "import", total, [this] { return now; });
  }
  std::string said() {
    const std::string text = out.str();
    out.str("");
    return text;
  }
};

}  // namespace

TEST_CASE("nothing in the first second, then a line, then none") {
  Work work;
  {
    Progress progress = work.start(100, 100'000);
    work.now += 1s;
    progress.reach(20'000);
    CHECK(work.said().empty());
    work.now += 1s;
    progress.reach(25'000);
    CHECK(work.said() == "\rimport [#####...............] 25,000/100,000  25%  12,500/s  0:06 left\x1b[K");
    work.now += 50ms;
    progress.advance();
    CHECK(work.said().empty());
  }
  CHECK(work.said() == "\r\x1b[K");
}

TEST_CASE("where no terminal looks on it stays silent") {
  Work work;
  {
    Progress progress = work.start(0, 10);
    work.now += 1h;
    progress.reach(9);
  }
  CHECK(work.said().empty());
}

TEST_CASE("short work leaves no trace") {
  Work work;
  { work.start(80, 10).advance(10); }
  CHECK(work.said().empty());
}

TEST_CASE("odd totals") {
  Work work;
  work.now += 1s;
  Progress unknown = work.start(80, 0);
  work.now += 2s;
  unknown.reach(3'000);
  CHECK(work.said() == "\rimport  3,000  1,500/s\x1b[K");

  Progress beyond = work.start(80, 10);
  work.now += 2s;
  beyond.reach(20);
  CHECK(work.said() == "\rimport [####################] 10/10  100%  10/s  0:00 left\x1b[K");

  Progress stuck = work.start(80, 10);
  work.now += 2s;
  stuck.reach(0);
  CHECK(work.said() == "\rimport [....................] 0/10  0%  0/s\x1b[K");
}

TEST_CASE("the line keeps within the terminal") {
  Work work;
  Progress progress = work.start(20, 10);
  work.now += 2s;
  progress.reach(5);
  CHECK(work.said() == "\rimport [##########…\x1b[K");
}
