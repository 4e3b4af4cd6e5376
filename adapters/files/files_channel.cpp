#include "adapters/files/files_channel.hpp"

#include <date/date.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <vector>

#include "rules/civil_date.hpp"

namespace qixian::adapters::files {
namespace {

using engine::Message;
using engine::Sent;

[[noreturn]] void fail() { throw std::system_error(errno, std::generic_category()); }

constexpr std::string_view new_prefix = ".new-";

/// What a killed process left half written. Names are those of threads, which no lock tells apart over machines: a
/// message takes no hour to write.
void clear_left_over(const std::filesystem::path& folder) {
  std::error_code failed;
  const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours{1};
  std::vector<std::filesystem::path> left;
  for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    std::error_code gone;
    if (at->path().filename().string().starts_with(new_prefix) && at->last_write_time(gone) < old && !gone)
      left.push_back(at->path());
  }
  for (const auto& path : left) std::filesystem::remove(path, failed);
}

class File {
 public:
  explicit File(int descriptor) : m_descriptor(descriptor) {
    if (m_descriptor < 0) fail();
  }
  ~File() { ::close(m_descriptor); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int get() const { return m_descriptor; }

 private:
  int m_descriptor;
};

void write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail();
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// A file without a name, which a killed process takes with it; nothing where the folder knows no such files (NFS,
/// CIFS) or the name is taken.
bool put_nameless(const std::filesystem::path& path, std::string_view text) {
  const int opened = ::open(path.parent_path().c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
  if (opened < 0) return false;
  const File file(opened);
  write_all(file.get(), text);
  if (::fsync(file.get()) != 0) fail();
  const auto self = fmt::format("/proc/self/fd/{}", file.get());
  return ::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0;
}

void put(const std::filesystem::path& path, std::string_view text) {
  if (put_nameless(path, text)) return;
  // Of the thread, not of the process: the service has several messages on their way at once.
  const auto temporary = fmt::format("{}/{}{}", path.parent_path().string(), new_prefix, ::gettid());
  try {
    const File file(::open(temporary.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600));
    write_all(file.get(), text);
    if (::fsync(file.get()) != 0) fail();
    if (::rename(temporary.c_str(), path.c_str()) != 0) fail();
  } catch (...) {
    ::unlink(temporary.c_str());
    throw;
  }
}

void sync_folder(const std::filesystem::path& folder) {
  const File opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (::fsync(opened.get()) != 0) fail();
}

std::string sha256(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  EVP_Digest(text.data(), text.size(), bytes.data(), &size, EVP_sha256(), nullptr);
  std::string out;
  for (unsigned i = 0; i < size; ++i) out += fmt::format("{:02x}", bytes[i]);
  return out;
}

std::string text_of(const Message& message, std::chrono::sys_seconds at) {
  const auto local = at + std::chrono::hours{8};
  const auto day = date::floor<date::days>(local);
  const date::hh_mm_ss time(local - day);
  return fmt::format("{}\n{} {:02}:{:02} → {}{}{}\n\n{}{}", message.subject, rules::iso(day), time.hours().count(),
                     time.minutes().count(), message.recipient, message.address.empty() ? "" : " ", message.address,
                     message.text, message.text.ends_with('\n') ? "" : "\n");
}

}  // namespace

std::string file_name(std::string_view key) {
  std::string out;
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > ' ' && byte != 0x7f && c != '/' && c != '\\' && c != '%' && c != ':' && c != '*' &&
                       c != '?' && c != '"' && c != '<' && c != '>' && c != '|' && !(out.empty() && c == '.');
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  if (out.empty()) return "%";
  if (out.size() <= 200) return out;
  std::size_t end = 120;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
  return out.substr(0, end) + "~" + sha256(key);
}

FilesChannel::FilesChannel(std::filesystem::path folder, engine::Now now)
    : m_folder(std::move(folder)), m_now(std::move(now)) {}

Sent FilesChannel::send(const Message& message) try {
  std::filesystem::create_directories(m_folder);
  const auto name = file_name(message.key);
  const auto text = m_folder / (name + ".txt");
  if (!std::filesystem::exists(text)) {
    clear_left_over(m_folder);
    // The .txt comes last: where it stands, all of the message stands.
    if (!message.html.empty()) put(m_folder / (name + ".html"), message.html);
    put(text, text_of(message, m_now()));
  }
  sync_folder(m_folder);
  return {Sent::ok, "", {}, text.string()};
} catch (const std::system_error& e) {  // filesystem_error is one: a full disk, no rights, no folder
  return {Sent::retry, fmt::format("disk {}", e.code().value()), {}, {}};
}

}  // namespace qixian::adapters::files
