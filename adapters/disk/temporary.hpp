#pragma once
#include <string>
#include <string_view>

namespace qixian::adapters::disk {

/// A file that nobody else can read, .qixian-new-PID-…, and that goes with this, whatever stands under its name then.
/// A killed process leaves it behind; clear_left_over() takes it away.
class Temporary {
 public:
  /// Made in the folder. Where it can't be, error() is the errno and the rest is of no use.
  explicit Temporary(const std::string& folder);
  Temporary(Temporary&& other) noexcept;
  Temporary& operator=(Temporary&&) = delete;
  ~Temporary();

  int error() const { return m_error; }
  int file() const { return m_file; }
  const std::string& path() const { return m_path; }
  /// Its name is no longer its own to take away: it has been renamed.
  void keep() { m_path.clear(); }

 private:
  std::string m_path;
  int m_file = -1;
  int m_error = 0;
};

/// Takes away what killed processes left in the folder under names that begin so and then with their number: files, and
/// folders with what is in them. One whose process lives, or that is still locked, stays for a day.
void clear_left_over(const std::string& folder, std::string_view prefix);

}  // namespace qixian::adapters::disk
