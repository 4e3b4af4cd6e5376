#pragma once
#include <cstddef>
#include <vector>

namespace qixian::engine {

/// What a walk takes at a time: enough that a page's own cost is not felt, little enough to stand in memory.
inline constexpr std::size_t page_rows = 1000;

/// Calls `visit` with each row, page after page, each found by the key of the last row before it. Between two pages no
/// query is open, so that a visitor may ask what it likes of a connection that answers one question at a time.
/// Turned down: a visitor that is called while the query is read (it holds such a connection, and whoever waits in it
/// holds it for good); pages by their number (each counts through those before it, and a row that goes away moves all).
/// @param fetch the rows behind `last` (null: from the first on), at most `limit`
template <class Row, class Fetch, class Visit>
void for_each_page(const Fetch& fetch, const Visit& visit) {
  std::vector<Row> page;
  do {
    page = fetch(page.empty() ? nullptr : &page.back(), page_rows);
    for (const Row& row : page) visit(row);
  } while (page.size() == page_rows);
}

}  // namespace qixian::engine
