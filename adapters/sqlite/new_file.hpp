#pragma once
#include <string>
#include <string_view>

#include "engine/base/error.hpp"

namespace qixian::adapters::sqlite {

/// A file in the making, under a hidden name beside the one that it shall have: `.NAME.new-XXXXXX`. It is put in its
/// place when it is whole and can't replace another there, so that nobody ever sees half a store, and two who begin one
/// at once get one. What is not put in its place goes away with it; what a killed maker left goes away when the next
/// one begins. Its lock tells a living maker from a dead one. Turned down: making it under its own name and taking it
/// away again, which takes away what others put into it.
class NewFile {
 public:
  /// With the rights that new_file_rights() gives, whatever the umask.
  /// @returns no_folder, file_exists (the target), left_over (a companion of it)  @throws StoreFailure
  static engine::Result<NewFile> beside(const std::string& target);
  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(NewFile&&) = delete;
  ~NewFile();

  const std::string& path() const { return m_path; }
  /// Brings it to the disk and puts it in its place. No connection to it may be open.
  /// @returns false where a file stands there by now: nothing was changed  @throws StoreFailure
  bool place();

 private:
  NewFile(std::string target, std::string path, int lock);
  std::string m_target, m_path;
  int m_lock = -1;
};

/// What a name leads to through links, where that is yet to be made: SQLite keeps -wal and -shm beside it.
std::string led_to(const std::string& path);

/// @returns file_exists
tl::unexpected<engine::Error> file_exists(const std::string& path);

/// Once more to the disk: that the file stands in its folder. @throws StoreFailure
void sync_folder_of(const std::string& path);

/// 0600; 0660 in a folder that a group may write to and not everybody. SQLite gives -wal and -shm the rights of the
/// file.
int new_file_rights(const std::string& target);

/// The files that SQLite keeps beside a store, by what is put behind its name.
inline constexpr std::string_view companions[] = {"-wal", "-shm", "-journal"};

/// A companion without its store: it may hold acts that were acknowledged, and would be lost, or taken for the new
/// store's own. @returns left_over, which names the files
engine::Result<void> has_no_companion(const std::string& target);

}  // namespace qixian::adapters::sqlite
