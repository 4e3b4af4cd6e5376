#pragma once
#include <string>

#include "engine/base/error.hpp"

namespace qixian::adapters::disk {

/// Refuses to write onto the store or onto what SQLite keeps beside it (-wal, -shm, -journal), by whatever name or link
/// the path leads there, and also where such a companion is not there yet: a file in its place would be taken for it.
/// @param path what a command shall write @param store the path of the store, which need not exist
/// @returns error "output_is_store"
engine::Result<void> spare_store(const std::string& path, const std::string& store);

}  // namespace qixian::adapters::disk
