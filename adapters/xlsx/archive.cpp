#include "adapters/xlsx/archive.hpp"

#include <zip.h>

#include <fstream>

namespace qixian::adapters::xlsx {
namespace {

using engine::N_;
using engine::refuse;

constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // the container of .xls and of encrypted .xlsx

constexpr const char* kSaveAsXlsx = N_("open it in Excel, WPS or LibreOffice and save it as .xlsx");

engine::Error encrypted(const std::string& path) {
  return {"encrypted_workbook",
          {N_("{0} is protected with a password"), {path}},
          {N_("open it, take the password off and save it again"), {}}};
}

/// The directory of the container names the stream in UTF-16. It may stand anywhere in the file.
bool names_encrypted_package(std::istream& in) {
  std::string wanted;
  for (const char c : std::string_view("EncryptedPackage")) (wanted += c) += '\0';
  std::string block, tail;
  for (block.resize(64 * 1024); in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0;) {
    tail.append(block, 0, static_cast<std::size_t>(in.gcount()));
    if (tail.find(wanted) != std::string::npos) return true;
    if (tail.size() > wanted.size()) tail.erase(0, tail.size() - wanted.size());
  }
  return false;
}

/// What a file is that is not to be opened as a zip, by its first bytes.
engine::Result<void> check_kind(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return refuse("no_file", {N_("can't read {0}"), {path}}, {N_("check the path"), {}});
  std::string head(8, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  if (head.empty()) return refuse("empty_file", {N_("{0} is empty"), {path}}, {N_("copy it again"), {}});
  if (head == kOle) {
    in.clear();
    if (names_encrypted_package(in)) return tl::unexpected(encrypted(path));
    return refuse("old_workbook", {N_("{0} is a workbook of the old format (.xls)"), {path}}, {kSaveAsXlsx, {}});
  }
  if (!head.starts_with("PK"))
    return refuse(
        "not_a_workbook", {N_("{0} is no workbook (.xlsx)"), {path}},
        {N_("if it is CSV, name it .csv; else open it in Excel, WPS or LibreOffice and save it as .xlsx"), {}});
  return {};
}

}  // namespace

engine::Error damaged(std::string where) {
  return {"damaged_workbook",
          {N_("the workbook is cut or damaged: {0}"), {std::move(where)}},
          {N_("copy it again, or open it in Excel, WPS or LibreOffice and save it anew"), {}}};
}

Part::Part(zip_file* file, std::string name, std::uint64_t size)
    : m_file(file), m_name(std::move(name)), m_size(size) {}

void Part::Close::operator()(zip_file* file) const { zip_fclose(file); }

engine::Result<std::size_t> Part::read(char* to, std::size_t room) {
  const auto got = zip_fread(m_file.get(), to, room);
  if (got < 0) return tl::unexpected(damaged(m_name));
  m_read += static_cast<std::uint64_t>(got);
  if (m_read > m_size) return tl::unexpected(damaged(m_name));
  return static_cast<std::size_t>(got);
}

void Archive::Close::operator()(zip* archive) const { zip_discard(archive); }

engine::Result<Archive> Archive::open(const std::string& path) {
  if (auto kind = check_kind(path); !kind) return tl::unexpected(kind.error());
  zip* opened = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
  if (!opened) return tl::unexpected(damaged(path));
  Archive archive(opened, path);
  if (archive.has("mimetype") && archive.has("content.xml"))
    return refuse("not_a_workbook", {N_("{0} is an OpenDocument file"), {path}}, {kSaveAsXlsx, {}});
  if (archive.has("xl/workbook.bin"))
    return refuse("not_a_workbook", {N_("{0} is a binary workbook (.xlsb)"), {path}}, {kSaveAsXlsx, {}});
  if (!archive.has("_rels/.rels"))
    return refuse("not_a_workbook", {N_("{0} is a zip file, but no workbook"), {path}}, {kSaveAsXlsx, {}});
  return archive;
}

bool Archive::has(const std::string& name) const {
  return zip_name_locate(m_zip.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

engine::Result<Part> Archive::part(const std::string& name) const {
  const auto index = zip_name_locate(m_zip.get(), name.c_str(), ZIP_FL_NOCASE);
  zip_stat_t stat;
  if (index < 0 || zip_stat_index(m_zip.get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0 ||
      !(stat.valid & ZIP_STAT_SIZE) || !(stat.valid & ZIP_STAT_COMP_SIZE))
    return tl::unexpected(damaged(name));
  if (stat.size > kMaxPart || (stat.size > kFreeSize && stat.size / kMaxRatio > stat.comp_size))
    return refuse("workbook_too_large",
                  {N_("the workbook unpacks to more than a ledger can be: {0}, {1} MiB"), {name, stat.size >> 20}},
                  {N_("copy the rows that matter into a new workbook"), {}});
  if (stat.encryption_method != ZIP_EM_NONE) return tl::unexpected(encrypted(m_path));
  zip_file* file = zip_fopen_index(m_zip.get(), static_cast<zip_uint64_t>(index), 0);
  if (!file) return tl::unexpected(damaged(name));
  return Part(file, name, stat.size);
}

engine::Result<std::string> Archive::whole(const std::string& name) const {
  auto opened = part(name);
  if (!opened) return tl::unexpected(opened.error());
  if (opened->size() > kMaxWhole)
    return refuse("workbook_too_large",
                  {N_("the workbook unpacks to more than a ledger can be: {0}, {1} MiB"), {name, opened->size() >> 20}},
                  {N_("copy the rows that matter into a new workbook"), {}});
  std::string text(static_cast<std::size_t>(opened->size()), '\0');
  std::size_t size = 0;
  // One more call than the bytes need: the checksum is looked at behind the last.
  for (char beyond = 0;;) {
    const bool full = size == text.size();
    const auto got = opened->read(full ? &beyond : text.data() + size, full ? 1 : text.size() - size);
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
    size += *got;
  }
  text.resize(size);
  return text;
}

}  // namespace qixian::adapters::xlsx
