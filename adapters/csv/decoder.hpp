#pragma once
#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct UConverter;

namespace qixian::adapters::csv {

enum class Encoding { Auto, Utf8, Gb18030 };

/// Bytes of a ledger in, blocks of UTF-8 out, in constant memory (about 400 KiB). A byte order mark is taken off.
/// `Auto` stays open while all is ASCII and is settled by the first block that is not: Chinese text that is UTF-8
/// by chance does not fill 64 KiB, so what is not UTF-8 there is GB18030.
class Decoder {
 public:
  enum class Fault { None, BadBytes, ReadFailed };

  Decoder(std::istream& in, Encoding encoding);
  ~Decoder();

  /// Whole characters only; valid until the next call. Empty at the end, and at a fault once all before it was given.
  std::string_view next();
  Fault fault() const { return m_fault; }
  Encoding encoding() const { return m_encoding; }

 private:
  struct Close {
    void operator()(UConverter* converter) const;
  };

  void fill();
  std::string_view from_utf8();
  std::string_view from_gb18030();

  std::istream& m_in;
  Encoding m_encoding;
  Fault m_fault = Fault::None;
  bool m_first = true;
  bool m_last = false;
  std::string m_raw;        ///< the block as read; its head is what the block before cut off
  std::size_t m_size = 0;   ///< bytes of m_raw in use
  std::size_t m_taken = 0;  ///< of these, already given
  std::vector<char16_t> m_wide;
  std::string m_utf8;
  std::unique_ptr<UConverter, Close> m_converter;
};

}  // namespace qixian::adapters::csv
