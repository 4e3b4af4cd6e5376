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
  void each(const engine::PublicationFilter& filter,
            const std::function<void(const engine::PublicationRow&)>& visit) const override;
  void clear() override;
  void dump(const std::function<void(std::string_view)>& line) const override;

 private:
  void must_write() const;

  SQLite::Database& m_db;
  std::string m_path;
};

/// The query that each() runs for a filter, for the test that looks at its plan.
std::string publication_query(const engine::PublicationFilter& filter);

}  // namespace qixian::adapters::sqlite
