#include "wiring/sqlite_handle.hpp"

#include <utility>

namespace qixian::wiring {

namespace sqlite = adapters::sqlite;

SqliteHandle::Open::Open(std::unique_ptr<sqlite::SqliteStore> opened)
    : store(std::move(opened)), outbox(*store), publications(*store), watch(*store) {}

SqliteHandle::SqliteHandle(std::unique_ptr<sqlite::SqliteStore> store)
    : m_open(std::make_unique<Open>(std::move(store))) {}

SqliteHandle::SqliteHandle(std::unique_ptr<sqlite::SqliteStore> store, sqlite::NewFile draft, std::string path)
    : m_draft(std::move(draft)), m_path(std::move(path)), m_open(std::make_unique<Open>(std::move(store))) {}

bool SqliteHandle::place() {
  m_open->store->settle();
  m_open.reset();  // no connection may be open to a file that is put in its place
  return m_draft.value().place();
}

}  // namespace qixian::wiring
