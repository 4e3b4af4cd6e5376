#pragma once
#include <sys/types.h>

#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "engine/base/error.hpp"

namespace qixian::adapters::disk {

/// The one way in which a command writes a file. It is written beside the name that was asked for, brought to the disk
/// and renamed: what stood there is whole until the new one is, and stays where the writing fails. Standard output, a
/// device and a pipe are written to as they are.
///
/// All that commands write tells of people, so it is for its owner alone (0600), whatever the umask; for the group of
/// the store too (0660) where the store is. A file that is replaced keeps rights that are narrower than these.
class OutputFile {
 public:
  enum class For { stream, library };  ///< a library wants a path, and seeks in it

  /// @param path empty: standard output @param store what must not be written onto
  /// @returns errors "output_is_store", "no_file", "write_failed"
  static engine::Result<OutputFile> open(const std::string& path, const std::string& store, For by = For::stream);
  OutputFile(OutputFile&&) noexcept;
  ~OutputFile();

  std::ostream& stream();
  const std::string& path() const;  ///< where a library writes; never the name that was asked for
  /// Nothing stands under the name before. @returns error "write_failed"
  engine::Result<void> finish();
  /// What a library could not tell.
  engine::Error failure() const;

 private:
  struct State;
  explicit OutputFile(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace qixian::adapters::disk
