// What every store's projection of publications keeps to.
#include <stdexcept>

#include "tests/conformance/suite.hpp"
#include "tests/support/new_event.hpp"

using namespace qixian;
using namespace qixian::tests;
using engine::PublicationFilter;
using engine::PublicationRow;
using engine::PublicationRows;
using engine::PublicationState;

namespace {

PublicationRow plain(std::int64_t id, std::int64_t agency, std::string number, const char* made, const char* due) {
  PublicationRow r;
  r.id = id;
  r.agency = agency;
  r.number = std::move(number);
  r.state = PublicationState::pending;
  r.law = "R19";
  r.made_on = on(made);
  r.due = on(due);
  r.review = "none";
  return r;
}

PublicationRow full(std::int64_t id) {
  auto r = plain(id, 3, "甲\"1\n", "2026-09-01", "2026-09-28");
  r.state = PublicationState::withheld;
  r.law = "R07";
  r.category = "规范性文件";
  r.officer = "王一";
  r.title_key = "1.title";
  r.provisional = true;
  r.review = "approved";
  r.closed_on = on("2026-09-20");
  r.place = "网站";
  r.article = "R19 art 14";
  r.ground_key = "3.ground";
  r.late = true;
  r.flags = "unreviewed";
  r.last_seq = 7;
  return r;
}

void put(engine::Store& store, PublicationRows& rows, const std::vector<PublicationRow>& all) {
  const auto transaction = store.begin();
  for (const auto& row : all) rows.put(row);
  transaction->commit();
}

std::string dump_of(const PublicationRows& rows) {
  std::string all;
  rows.dump([&](std::string_view line) { (all += line) += '\n'; });
  return all;
}

}  // namespace

EVERY_STORE("a publication's row comes back as it was put, and is found by its number") {
  put(s.store, s.rows, {full(8), plain(9, 4, "甲\"1\n", "2026-09-01", "2026-09-28")});
  CHECK(s.rows.row(8) == full(8));
  CHECK(s.rows.of(3, "甲\"1\n") == full(8));
  CHECK(s.rows.numbered("甲\"1\n").size() == 2);
  CHECK(s.rows.numbered("甲\"1\n")[1].id == 9);
  CHECK_FALSE(s.rows.row(7));
  CHECK_FALSE(s.rows.of(5, "甲\"1\n"));
  auto later = full(8);
  later.state = PublicationState::published;
  put(s.store, s.rows, {later});
  CHECK(s.rows.row(8) == later);
  const auto transaction = s.store.begin();
  CHECK_THROWS_AS(s.rows.put(plain(10, 4, "甲\"1\n", "2026-09-01", "2026-09-28")), std::logic_error);
}

EVERY_STORE("publications are written in the store's transactions only, and roll back with them") {
  CHECK_THROWS_AS(s.rows.put(full(8)), std::logic_error);
  CHECK_THROWS_AS(s.rows.clear(), std::logic_error);
  {
    const auto transaction = s.store.begin();
    s.rows.put(full(8));
    CHECK(s.rows.row(8));
  }
  CHECK_FALSE(s.rows.row(8));
}

EVERY_STORE("a list of publications is in order of due day, and each part of a filter narrows") {
  auto published = plain(4, 3, "published", "2026-08-03", "2026-08-28");
  published.state = PublicationState::published;
  auto hers = plain(5, 4, "hers", "2026-09-01", "2026-09-28");
  hers.officer = "李";
  put(s.store, s.rows,
      {plain(3, 3, "c", "2026-09-10", "2026-10-10"), hers, plain(2, 3, "b", "2026-09-01", "2026-09-28"), published});
  const struct {
    const char* what;
    PublicationFilter filter;
    const char* numbers;
  } rows[] = {
      {"all", {}, "published b hers c"},
      {"state", {.state = PublicationState::published}, "published"},
      {"pending", {.state = PublicationState::pending}, "b hers c"},
      {"agency", {.agency = 3}, "published b c"},
      {"officer", {.officer = "李"}, "hers"},
      {"due until", {.due_until = on("2026-09-28")}, "b hers"},
      {"due before", {.due_before = on("2026-09-28")}, ""},
      {"overdue", {.due_before = on("2026-09-29")}, "b hers"},
      {"counted over", {.counted_over = std::pair(on("2026-08-28"), on("2026-09-01"))}, "published b hers"},
      {"counted over later", {.counted_over = std::pair(on("2026-09-29"), on("9999-12-31"))}, "c"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    std::string numbers;
    s.rows.each(row.filter, [&](const PublicationRow& r) { numbers += (numbers.empty() ? "" : " ") + r.number; });
    CHECK(numbers == row.numbers);
  }
}

EVERY_STORE("publications dump alike after a rebuild, whatever the order") {
  const auto one = full(8), two = plain(9, 4, "2", "2026-09-01", "2026-09-28");
  put(s.store, s.rows, {one, two});
  const auto before = dump_of(s.rows);
  const auto transaction = s.store.begin();
  s.rows.clear();
  CHECK(dump_of(s.rows).empty());
  s.rows.put(two);
  s.rows.put(one);
  CHECK(dump_of(s.rows) == before);
}
