// A store is found by its address, opened or begun, and what works on it stands on one connection.
#include "wiring/open.hpp"

#include <doctest/doctest.h>

#include <iterator>

#include "support/scratch.hpp"
#include "wiring/address.hpp"

using namespace qixian;
using namespace qixian::wiring;
using qixian::tests::ScratchFolder;

namespace {

class FixedClock final : public engine::WallClock {
 public:
  rules::Day today() const override { return rules::parse_day("2024-06-28").value(); }
  std::string timestamp() const override { return "2024-06-28T01:02:03.004Z"; }
};
const FixedClock the_clock;

engine::Office& office_of(House& house) {
  auto& office = house.renew(the_clock, the_clock.today());
  REQUIRE(house.prepare());
  return office;
}

void add_agency(House& house, const char* name) {
  REQUIRE(office_of(house).add_agency({name, "", "", 0, false, ""}, the_clock.today(), "li"));
}

std::string code_of(const engine::Result<std::unique_ptr<House>>& opened) {
  if (opened) return "";
  CHECK_FALSE(opened.error().message.id.empty());
  CHECK_FALSE(opened.error().hint.id.empty());
  return opened.error().code;
}

std::ptrdiff_t files_in(const ScratchFolder& folder) {
  const std::filesystem::directory_iterator files(folder / ".");
  return std::distance(begin(files), end(files));
}

}  // namespace

TEST_CASE("an address is a file, or begins with the technology") {
  const struct {
    const char *url, *scheme, *rest, *file;
  } rows[] = {
      {"qixian.db", "sqlite", "qixian.db", "qixian.db"},
      {"sqlite:qixian.db", "sqlite", "qixian.db", "qixian.db"},
      {"SQLite:/var/lib/a b.db", "sqlite", "/var/lib/a b.db", "/var/lib/a b.db"},
      {"sqlite:a:b.db", "sqlite", "a:b.db", "a:b.db"},
      {"./sqlite:b.db", "sqlite", "./sqlite:b.db", "./sqlite:b.db"},
      {"/data/postgresql:b.db", "sqlite", "/data/postgresql:b.db", "/data/postgresql:b.db"},
      {"2024:1.db", "sqlite", "2024:1.db", "2024:1.db"},
      {"东篱县:1.db", "sqlite", "东篱县:1.db", "东篱县:1.db"},
      {"c:1.db", "sqlite", "c:1.db", "c:1.db"},
      {"", "sqlite", "", ""},
      {"postgresql://li:geheim@host/qixian", "postgresql", "//li:geheim@host/qixian", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.url);
    const auto address = address_of(row.url);
    CHECK(address.scheme == row.scheme);
    CHECK(address.rest == row.rest);
    CHECK(file_of(row.url) == row.file);
  }
}

TEST_CASE("another technology is refused, and what stands in the address is not repeated") {
  const std::string url = "postgresql://li:geheim@host/qixian";
  const auto opened = wiring::open(url), begun = wiring::begin(url);
  CHECK(code_of(opened) == "no_such_store_kind");
  CHECK(code_of(begun) == "no_such_store_kind");
  CHECK(opened.error().message.args == std::vector<qixian::engine::Argument>{"postgresql"});
  CHECK(opened.error().hint.args.empty());
  CHECK(wiring::restore("backup.db", url).error().code == "no_such_store_kind");
}

TEST_CASE("one store under both of its addresses") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  CHECK(code_of(wiring::open(path)) == "no_store");
  CHECK(code_of(wiring::open(path, {For::reading})) == "no_store");
  const auto one = wiring::open("sqlite:" + path, {For::beginning});
  REQUIRE(one);
  CHECK_FALSE((*one)->handle().is_draft());
  add_agency(**one, "东篱县");
  const auto other = wiring::open(path, {For::reading});
  REQUIRE(other);
  CHECK((*other)->renew(the_clock, the_clock.today()).agencies().named("东篱县"));
}

TEST_CASE("a store that is begun is in its place with what was put into it, or not at all") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  SUBCASE("put in its place") {
    const auto begun = wiring::begin("sqlite:" + path);
    REQUIRE(begun);
    CHECK((*begun)->handle().is_draft());
    add_agency(**begun, "东篱县");
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK((*begun)->place());
    (*begun)->handle().sync();
    CHECK(files_in(folder) == 1);
    const auto again = wiring::begin(path);
    REQUIRE(again);
    CHECK_FALSE((*again)->handle().is_draft());
    CHECK(office_of(**again).agencies().named("东篱县"));
  }
  SUBCASE("given up") {
    const auto begun = wiring::begin(path);
    REQUIRE(begun);
    add_agency(**begun, "东篱县");
  }
  SUBCASE("somebody else was faster") {
    const auto first = wiring::begin(path), second = wiring::begin(path);
    REQUIRE(first);
    REQUIRE(second);
    add_agency(**first, "甲局");
    add_agency(**second, "乙局");
    CHECK((*second)->place());
    CHECK_FALSE((*first)->place());
    const auto kept = wiring::open(path);
    REQUIRE(kept);
    CHECK(office_of(**kept).agencies().named("乙局"));
    CHECK_FALSE((*kept)->office().agencies().named("甲局"));
  }
  CHECK(files_in(folder) <= 1);
}

TEST_CASE("what another has written is a change until the offices are made anew") {
  const ScratchFolder folder;
  const auto path = folder / "store.db";
  const auto one = wiring::open(path, {For::beginning}), other = wiring::open(path);
  REQUIRE(one);
  REQUIRE(other);
  office_of(**one);
  office_of(**other);
  add_agency(**one, "东篱县");
  CHECK_FALSE((*one)->has_changed());  // its own
  CHECK((*other)->has_changed());
  CHECK_FALSE((*other)->office().agencies().named("东篱县"));
  CHECK((*other)->renew(the_clock, the_clock.today()).agencies().named("东篱县"));
  CHECK_FALSE((*other)->has_changed());
}

TEST_CASE("an office knows every kind of case that is wired, requests first") {
  const ScratchFolder folder;
  const auto house = wiring::open(folder / "store.db", {For::beginning});
  REQUIRE(house);
  std::vector<std::string_view> wired, known;
  for (const auto* kind : (*house)->kinds()) wired.push_back(kind->stream_kind());
  for (const auto* kind : office_of(**house).kinds()) known.push_back(kind->stream_kind());
  CHECK(wired == std::vector<std::string_view>{"request", "publication", "complaint"});
  CHECK(known == wired);
}
