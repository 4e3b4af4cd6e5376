#pragma once
#include <memory>
#include <string>

#include "adapters/sqlite/sqlite_store.hpp"
#include "tests/support/new_event.hpp"
#include "tests/support/scratch.hpp"

namespace qixian::tests {

inline std::unique_ptr<adapters::sqlite::SqliteStore> open_store(const std::string& path,
                                                                 adapters::sqlite::Limits limits = {}) {
  return adapters::sqlite::SqliteStore::open(path, adapters::sqlite::OpenMode::create, limits).value();
}

/// A store in a file, and a hand at the file.
struct SqliteHarness {
  ScratchFolder folder;
  std::unique_ptr<adapters::sqlite::SqliteStore> opened = open_store(folder / "store.db");
  engine::Store& store = *opened;
  void sql(const std::string& text) { opened->database().exec(text); }
};

}  // namespace qixian::tests
