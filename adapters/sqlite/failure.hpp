#pragma once
#include <SQLiteCpp/Exception.h>

#include <string>

#include "engine/store/ports/transaction.hpp"

namespace qixian::adapters::sqlite {

// Errors of the environment, as StoreFailure:
//   read_only  not_readable  disk_full  busy  corrupt  moved  cannot_open  io
// Mistakes of the user, as Result errors of open() and backup_to():
//   no_store  no_folder  not_a_store  newer_store  file_exists

/// What SQLite reported, said to a user. Broken promises of the program (a constraint, a misused statement) are
/// std::logic_error and never reach a user as his mistake.
[[noreturn]] void rethrow(const SQLite::Exception& e, const std::string& path);

/// What a call of the system came to, as SQLite would report it: for guarded().
[[noreturn]] void throw_errno(const char* what, int why);

/// A file that is only to be read, and may not be.
[[noreturn]] void throw_unreadable(const std::string& path);

/// The file was deleted or replaced under the open connection.
[[noreturn]] void throw_moved(const std::string& path);

/// Runs `work` with SQLite's exceptions translated.
template <class Work>
decltype(auto) guarded(const std::string& path, Work&& work) {
  try {
    return work();
  } catch (const SQLite::Exception& e) {
    rethrow(e, path);
  }
}

}  // namespace qixian::adapters::sqlite
