#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "adapters/xlsx/workbook.hpp"
#include "adapters/xlsx/writer.hpp"
#include "support/scratch.hpp"

using namespace qixian;
using namespace qixian::adapters::xlsx;

namespace {

/// Texts with all that a workbook has to hold in another way, in the mix.
rc::Gen<std::string> any_text() {
  const std::vector<std::string> pieces{"征", "😀", "a",  "1",  "_x0041_", "_",    "x",          "&",   "<",
                                        "\"", " ", "\n", "\r", "\t",      "\x01", "2018-03-05", "=1+1"};
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)), [](const auto& parts) {
    std::string text;
    for (const auto& part : parts) text += part;
    return text;
  });
}

}  // namespace

TEST_CASE("what is written is read again, whatever the texts are") {
  const tests::ScratchFolder folder;
  const auto path = folder / "a.xlsx";
  CHECK(rc::check([&] {
    const auto count = *rc::gen::inRange<std::size_t>(0, 12);
    const auto table = *rc::gen::container<std::vector<std::vector<std::string>>>(
        count, rc::gen::container<std::vector<std::string>>(4, any_text()));
    Writer writer(path, {"台账", "选项", ""},
                  {{"编号"}, {"日期", Kind::day}, {"数", Kind::number}, {"方式", Kind::text, {"当面", "网络"}}},
                  rules::Day{});
    std::vector<std::vector<std::string>> wanted;  // a row of empty cells is none
    for (const auto& row : table) {
      writer.row(std::vector<std::string_view>(row.begin(), row.end()));
      auto cells = row;
      while (!cells.empty() && cells.back().empty()) cells.pop_back();
      if (!cells.empty()) wanted.push_back(cells);
    }
    RC_ASSERT(writer.finish().has_value());
    const auto book = Workbook::open(path);
    RC_ASSERT(book.has_value());
    RC_ASSERT(book->sheets() == (std::vector<std::string>{"台账", "选项"}));
    auto reader = book->read(0);
    RC_ASSERT(reader.has_value());
    Row row;
    RC_ASSERT(reader->next(row).value());
    std::vector<std::vector<std::string>> found;
    while (reader->next(row).value()) found.emplace_back(row.cells.begin(), row.cells.end());
    RC_ASSERT(found == wanted);
  }));
}
