#pragma once
#include <filesystem>

#include "engine/reminding/channel.hpp"

namespace qixian::adapters::files {

/// Each message a file KEY.txt, and KEY.html beside it where it has one. A file is there whole or not at all (written
/// under another name, brought to the disk, renamed); the same key is the same file, so what is sent twice is there
/// once. The receipt is the path of the .txt.
class FilesChannel final : public engine::Channel {
 public:
  /// @param folder made with the first message
  FilesChannel(std::filesystem::path folder, engine::Now now);
  engine::Sent send(const engine::Message& message) override;

 private:
  std::filesystem::path m_folder;
  engine::Now m_now;
};

/// The key as a name: readable, no slash, no control character, no dot in front, at most 200 bytes.
std::string file_name(std::string_view key);

}  // namespace qixian::adapters::files
