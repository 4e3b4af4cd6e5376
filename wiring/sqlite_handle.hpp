#pragma once
#include <optional>

#include "adapters/sqlite/new_file.hpp"
#include "adapters/sqlite/outbox.hpp"
#include "adapters/sqlite/publications.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
#include "adapters/sqlite/watch.hpp"
#include "wiring/handle.hpp"

namespace qixian::wiring {

/// A connection to a SQLite file, with all that stands on it.
class SqliteHandle final : public Handle {
 public:
  explicit SqliteHandle(std::unique_ptr<adapters::sqlite::SqliteStore> store);
  /// @param path as it was given
  SqliteHandle(std::unique_ptr<adapters::sqlite::SqliteStore> store, adapters::sqlite::NewFile draft, std::string path);

  adapters::sqlite::SqliteStore& sqlite() { return *m_open->store; }
  engine::Store& store() override { return *m_open->store; }
  engine::Outbox& outbox() override { return m_open->outbox; }
  engine::PublicationRows& publication_rows() override { return m_open->publications; }

  std::int64_t mark() const override { return m_open->watch.mark(); }
  bool has_written() const override { return m_open->store->database().getTotalChanges() > 0; }
  std::string kept_copy() const override { return m_open->store->kept_copy(); }

  std::vector<engine::Flaw> inspect() const override { return m_open->store->inspect(); }
  std::int64_t events_in_clear() const override { return m_open->store->events_in_clear(); }

  bool is_draft() const override { return m_draft.has_value(); }
  bool place() override;
  void sync() const override { adapters::sqlite::sync_folder_of(m_path); }

 private:
  /// In the order in which they stand on each other.
  struct Open {
    explicit Open(std::unique_ptr<adapters::sqlite::SqliteStore> opened);
    std::unique_ptr<adapters::sqlite::SqliteStore> store;
    adapters::sqlite::Outbox outbox;
    adapters::sqlite::Publications publications;
    adapters::sqlite::Watch watch;
  };
  std::optional<adapters::sqlite::NewFile> m_draft;  ///< goes away behind the connection to it
  std::string m_path;
  std::unique_ptr<Open> m_open;
};

}  // namespace qixian::wiring
