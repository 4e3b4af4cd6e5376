#pragma once
#include "engine/tables/official_table.hpp"
#include "support/small_office.hpp"

namespace qixian::test {

inline const rules::Form& form() { return *rules::find_form("2021"); }
inline constexpr const char *before_last = "2025-01-31T00:00:00.000Z", *last_entry = "2025-02-01T01:00:00.000Z";

/// An invented county and its year 2024: two bodies with cases, one with nothing, one that is silent, one to come.
struct County : SmallOffice {
  StreamId county, a, b, nil, silent, to_come;
  std::int64_t seq_of_four = 0;  ///< the log's end before the fifth case

  County() : SmallOffice("2025-02-10") {
    clock.now = "2025-01-15T01:00:00.000Z";
    county = agency("东篱县"), a = agency("甲局", county), b = agency("乙局", a);
    nil = agency("丙所", county), silent = agency("丁所", county), to_come = agency("戊所", county, "2025-02-01");
    live(a, "1", "receive in_person 2023-12-20; answer disclosed 2024-01-10");
    live(a, "2",
         "receive in_person 2024-03-01; answer refused.internal 2024-03-20 article=16 ground=internal reason=why; "
         "file 2024-04-01; close corrected 2024-05-06",
         "company");
    live(a, "3", "receive in_person 2024-12-20");
    live(b, "4", "receive in_person 2024-05-06 items=2; answer 2024-05-20 items=1:disclosed/2:unable.must_create");
    seq_of_four = store.head().seq;
    clock.now = last_entry;
    live(b, "5", "receive in_person 2024-06-03; answer disclosed 2024-06-20");
  }
  void file(StreamId agency, int year, std::vector<ReturnFigure> figures, const std::string& on = "2025-01-20") {
    REQUIRE(file_return(office, {agency, year, "2021", figures.empty(), std::move(figures)}, day(on), "li"));
  }
  TableQuery query(StreamId root = 0) const {
    TableQuery q;
    q.form = &form();
    q.period = {day("2024-01-01"), day("2024-12-31")};
    q.root = root;
    return q;
  }
};

/// New, carried in, disclosed, partial, internal, closed, carried out: "4 1 2 1 1 4 1".
inline std::string counts_of(const OfficialTable& t) {
  std::string out;
  for (const char* row : {"1", "2", "3.1", "3.2", "3.3.5", "3.7", "4"})
    out += (out.empty() ? "" : " ") + t.table.at(row, "总计").value().text();
  return out;
}

inline std::string notes_of(const OfficialTable& t) {
  std::string out;
  for (const auto& note : t.notes) {
    std::string text = note.id;
    for (const auto& arg : note.args) text += " | " + arg.text;
    out += text + "\n";
  }
  return out;
}

inline std::string standings_of(const OfficialTable& t) {
  std::string out;
  for (const auto& body : t.bodies) out += (out.empty() ? "" : " ") + body.name + ":" + body.standing;
  return out;
}

inline std::string cell(const OfficialTable& t, const char* row, const char* column) {
  const auto figure = t.table.at(row, column);
  return figure ? figure->text() : "-";
}

}  // namespace qixian::test
