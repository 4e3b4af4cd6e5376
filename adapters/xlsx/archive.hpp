#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "engine/base/error.hpp"

struct zip;
struct zip_file;

namespace qixian::adapters::xlsx {

/// "damaged_workbook"; the hint is to copy it again or to save it anew. @param where the part, or the place in it
engine::Error damaged(std::string where);

/// A part of the package, read in blocks.
class Part {
 public:
  Part(zip_file* file, std::string name, std::uint64_t size);

  /// @returns how many bytes, 0 at the end; error "damaged_workbook" (a wrong checksum is seen at the end)
  engine::Result<std::size_t> read(char* to, std::size_t room);
  const std::string& name() const { return m_name; }
  std::uint64_t size() const { return m_size; }  ///< bytes unpacked
  std::uint64_t position() const { return m_read; }

 private:
  struct Close {
    void operator()(zip_file* file) const;
  };
  std::unique_ptr<zip_file, Close> m_file;
  std::string m_name;
  std::uint64_t m_size;
  std::uint64_t m_read = 0;
};

/// The zip package that a workbook is. Nothing of it is unpacked before it is read.
class Archive {
 public:
  static constexpr std::uint64_t kMaxWhole = 32u << 20;  ///< bytes of a part that is read as a whole
  static constexpr std::uint64_t kMaxPart = 4ull
                                            << 30;  ///< bytes of one that is read as a stream: a full sheet has 2 GiB
  static constexpr std::uint64_t kFreeSize = 64u << 20;  ///< up to here a part may be packed as tightly as it likes;
  static constexpr std::uint64_t kMaxRatio = 200;        ///< beyond, no sheet of people's data comes near this

  /// @returns errors "no_file", "empty_file", "not_a_workbook", "old_workbook" (.xls), "encrypted_workbook",
  /// "damaged_workbook" (a zip that was cut)
  static engine::Result<Archive> open(const std::string& path);

  bool has(const std::string& name) const;
  /// @returns errors "damaged_workbook", "encrypted_workbook", "workbook_too_large" (a zip bomb)
  engine::Result<Part> part(const std::string& name) const;
  engine::Result<std::string> whole(const std::string& name) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  Archive(zip* archive, std::string path) : m_zip(archive), m_path(std::move(path)) {}
  std::unique_ptr<zip, Close> m_zip;
  std::string m_path;
};

}  // namespace qixian::adapters::xlsx
