#pragma once
#include "adapters/sqlite/sqlite_store.hpp"
#include "engine/store/publication_rows.hpp"

namespace qixian::adapters::sqlite {

/// Table publication_row of a store, on the store's own connection: in its transactions, and no longer than it lives.
class Publications : public engine::PublicationRows {
 public:
  explicit Publications(const SqliteStore& store);
  ~Publications() override;

  void put(const engine::PublicationRow& row) override;
  std::optional<engine::PublicationRow> row(std::int64_t stream) const override;
  std::optional<engine::PublicationRow> of(std::int64_t agency, std::string_view number) const override;
  std::vector<engine::PublicationRow> numbered(std::string_view number) const override;
  std::vector<engine::PublicationRow> rows_after(const engine::PublicationFilter& filter,
                                                 const std::optional<engine::ListPlace>& after,
                                                 std::size_t limit) const override;
  void clear() override;
  engine::DumpPage lines(const engine::DumpPlace& from, std::size_t limit) const override;
  engine::Snapshot one_view() const override { return m_store.one_view(); }

 private:
  void must_write() const;

  const SqliteStore& m_store;
  SQLite::Database& m_db;
  std::string m_path;
};

/// The query of a page, for the test that looks at its plan.
std::string publication_query(const engine::PublicationFilter& filter,
                              const std::optional<engine::ListPlace>& after = {});

}  // namespace qixian::adapters::sqlite
