#include "wiring/open.hpp"

#include <filesystem>

#include "adapters/sqlite/backup.hpp"
#include "wiring/address.hpp"
#include "wiring/sqlite_handle.hpp"

namespace qixian::wiring {
namespace {

namespace sqlite = adapters::sqlite;
using Opened = engine::Result<std::unique_ptr<Handle>>;
using engine::N_;

sqlite::OpenMode mode_of(For use) {
  return use == For::reading   ? sqlite::OpenMode::reading
         : use == For::writing ? sqlite::OpenMode::must_exist
                               : sqlite::OpenMode::create;
}

Opened open_file(const std::string& path, const Terms& terms) {
  sqlite::Limits limits;
  if (terms.busy) limits.busy = *terms.busy;
  auto store = sqlite::SqliteStore::open(path, mode_of(terms.use), limits);
  if (!store) return tl::unexpected(std::move(store.error()));
  return std::make_unique<SqliteHandle>(std::move(*store));
}

Opened begin_file(const std::string& path) {
  std::error_code unknown;
  if (std::filesystem::status(path, unknown).type() != std::filesystem::file_type::not_found)
    return open_file(path, {For::beginning});
  auto made = sqlite::NewFile::beside(sqlite::led_to(path));
  if (!made && made.error().code == "left_over") return tl::unexpected(std::move(made.error()));
  if (!made) return open_file(path, {For::beginning});  // which says why, or it is there by now
  auto store = sqlite::SqliteStore::open(made->path(), sqlite::OpenMode::create, {.shown = path});
  if (!store) return tl::unexpected(std::move(store.error()));
  return std::make_unique<SqliteHandle>(std::move(*store), std::move(*made), path);
}

/// A technology, under the scheme of its addresses.
struct Technology {
  std::string_view scheme;
  Opened (*open)(const std::string& rest, const Terms& terms);
  Opened (*begin)(const std::string& rest);
  engine::Result<engine::Heads> (*restore)(const std::string& backup, const std::string& rest);
};
constexpr Technology technologies[] = {{"sqlite", open_file, begin_file, sqlite::restore}};

/// The address itself may hold a password: it is not repeated.
engine::Result<const Technology*> technology_of(const Address& address) {
  for (const auto& technology : technologies)
    if (technology.scheme == address.scheme) return &technology;
  return engine::refuse("no_such_store_kind", {N_("this program opens no store of the kind {0}"), {address.scheme}},
                        {N_("give a file, or sqlite:FILE; a file whose name begins like that as ./FILE"), {}});
}

engine::Result<std::unique_ptr<House>> house_of(Opened handle) {
  if (!handle) return tl::unexpected(std::move(handle.error()));
  return std::make_unique<House>(std::move(*handle));
}

}  // namespace

engine::Result<std::unique_ptr<House>> open(const std::string& url, const Terms& terms) {
  const auto address = address_of(url);
  const auto technology = technology_of(address);
  if (!technology) return tl::unexpected(technology.error());
  return house_of((*technology)->open(address.rest, terms));
}

engine::Result<std::unique_ptr<House>> begin(const std::string& url) {
  const auto address = address_of(url);
  const auto technology = technology_of(address);
  if (!technology) return tl::unexpected(technology.error());
  return house_of((*technology)->begin(address.rest));
}

engine::Result<engine::Heads> restore(const std::string& backup, const std::string& url) {
  const auto address = address_of(url);
  const auto technology = technology_of(address);
  if (!technology) return tl::unexpected(technology.error());
  return (*technology)->restore(backup, address.rest);
}

}  // namespace qixian::wiring
