#pragma once
#include <algorithm>
#include <stdexcept>

#include "engine/store/publication_rows.hpp"
#include "tests/support/memory_store.hpp"

namespace qixian::tests {

/// The double of the publications' projection, in the double of the store.
class MemoryPublications : public engine::PublicationRows {
 public:
  explicit MemoryPublications(MemoryStore& store) : m_store(store) {}

  void put(const engine::PublicationRow& row) override {
    const auto other = of(row.agency, row.number);
    if (other && other->id != row.id) throw std::logic_error("store: two items of one number");
    change([row](Table& all) { all[row.id] = row; });
  }
  std::optional<engine::PublicationRow> row(std::int64_t stream) const override {
    const auto all = table();
    const auto found = all->find(stream);
    return found == all->end() ? std::nullopt : std::optional(found->second);
  }
  std::optional<engine::PublicationRow> of(std::int64_t agency, std::string_view number) const override {
    const auto all = table();
    for (const auto& [id, row] : *all)
      if (row.agency == agency && row.number == number) return row;
    return std::nullopt;
  }
  std::vector<engine::PublicationRow> numbered(std::string_view number) const override {
    std::vector<engine::PublicationRow> found;
    const auto all = table();
    for (const auto& [id, row] : *all)
      if (row.number == number) found.push_back(row);
    std::ranges::sort(found, {}, &engine::PublicationRow::agency);
    return found;
  }
  std::vector<engine::PublicationRow> rows_after(const engine::PublicationFilter& f,
                                                 const std::optional<engine::ListPlace>& after,
                                                 std::size_t limit) const override {
    const auto order_of = [](const auto& r) { return std::tuple(std::optional(r.due), r.agency, r.number); };
    std::vector<engine::PublicationRow> found;
    const auto all = table();
    for (const auto& [id, r] : *all) {
      if (after &&
          std::tuple(std::optional(r.due), r.agency, r.number) <= std::tuple(after->due, after->agency, after->number))
        continue;
      const bool pending = r.state == engine::PublicationState::pending;
      if ((!f.state || r.state == *f.state) && (!f.agency || r.agency == *f.agency) &&
          (f.officer.empty() || r.officer == f.officer) && (!f.due_until || (pending && r.due <= *f.due_until)) &&
          (!f.due_before || (pending && r.due < *f.due_before)) &&
          (!f.counted_over || (r.due >= f.counted_over->first && r.made_on <= f.counted_over->second)))
        found.push_back(r);
    }
    std::ranges::sort(found, {}, order_of);
    if (found.size() > limit) found.resize(limit);
    return found;
  }
  engine::Snapshot one_view() const override { return m_store.one_view(); }
  void clear() override {
    change([](Table& all) { all.clear(); });
  }
  engine::DumpPage lines(const engine::DumpPlace& from, std::size_t limit) const override {
    engine::DumpPage page;
    const auto all = table();
    for (const auto& [id, r] : *all) {
      if (id <= from.after) continue;
      if (page.lines.size() >= limit) break;
      page.next = {0, id};
      std::string text = "publication " + std::to_string(id) + " " + std::to_string(r.agency);
      for (const auto& part : {r.number, rules::text_of(r.state), r.law, r.category, r.officer, r.title_key,
                               rules::iso(r.made_on), rules::iso(r.due), r.closed_on ? rules::iso(*r.closed_on) : "-",
                               r.review, r.place, r.article, r.ground_key, r.flags})
        text += " \"" + part + "\"";
      page.lines.push_back(text + (r.provisional ? " p" : "") + (r.late ? " l" : "") + " " +
                           std::to_string(r.last_seq));
    }
    return page;
  }

 private:
  using Table = std::map<std::int64_t, engine::PublicationRow>;
  std::shared_ptr<const Table> table() const { return m_store.table<Table>("publications"); }
  void change(const std::function<void(Table&)>& how) { m_store.change_table<Table>("publications", how); }
  MemoryStore& m_store;
};

}  // namespace qixian::tests
