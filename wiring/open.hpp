#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "wiring/house.hpp"

/// The one place where a store is opened. @param url as address.hpp has it. What comes back as an error beside what is
/// named is the technology's own.
namespace qixian::wiring {

/// What a caller wants of the store. Who reads never brings an older store up to date.
enum class For { reading, writing, beginning };

struct Terms {
  For use = For::writing;
  std::optional<std::chrono::milliseconds> busy = {};  ///< how long to wait for another writer; none: some seconds
};

/// For::beginning makes the store at once where there is none.
/// @returns no_such_store_kind, no_store, not_a_store, older_store …  @throws StoreFailure
engine::Result<std::unique_ptr<House>> open(const std::string& url, const Terms& terms = {});

/// A store that is not there is made under another name, and stays there until House::place(): whoever begins it first
/// puts something into it. One that is there is opened for writing.
/// @returns as open(), left_over  @throws StoreFailure
engine::Result<std::unique_ptr<House>> begin(const std::string& url);

/// A store from a backup. @returns its head; no_such_store_kind, store_exists, broken_backup …  @throws StoreFailure
engine::Result<engine::Heads> restore(const std::string& backup, const std::string& url);

}  // namespace qixian::wiring
