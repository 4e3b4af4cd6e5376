#include "adapters/csv/decoder.hpp"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <cstring>
#include <istream>

namespace qixian::adapters::csv {
namespace {

constexpr std::size_t kBlock = 64 * 1024;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// How far a block is UTF-8.
struct Scan {
  std::size_t valid = 0;  ///< bytes before the first that is not
  std::size_t wide = 0;   ///< characters of three bytes and more among them
  bool ascii = true;      ///< all of these
};

/// The length of the run of ASCII at the head, eight bytes at a time: most of a ledger is dates and codes.
std::size_t ascii_run(const char* text, std::size_t size) {
  std::size_t at = 0;
  for (std::uint64_t word; at + sizeof word <= size; at += sizeof word) {
    std::memcpy(&word, text + at, sizeof word);
    if (word & 0x8080808080808080u) break;
  }
  while (at < size && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // ICU's macro narrows
Scan scan_utf8(std::string_view text) {
  Scan scan;
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0;;) {
    at += static_cast<std::int32_t>(ascii_run(text.data() + at, static_cast<std::size_t>(size - at)));
    scan.valid = static_cast<std::size_t>(at);
    if (at == size) return scan;
    UChar32 character = 0;
    U8_NEXT(text.data(), at, size, character);
    if (character < 0) return scan;
    scan.ascii = false;
    if (character >= 0x800) ++scan.wide;
  }
}
#pragma GCC diagnostic pop

/// Whether `tail` can be the head of a character whose rest stands in the next block.
bool is_cut_character(std::string_view tail) {
  const auto lead = static_cast<std::uint8_t>(tail.front());
  if (!U8_IS_LEAD(lead) || tail.size() > static_cast<std::size_t>(U8_COUNT_TRAIL_BYTES(lead))) return false;
  for (const char byte : tail.substr(1))
    if (!U8_IS_TRAIL(byte)) return false;
  return true;
}

Encoding settle(std::string_view block, bool last) {
  if (block.starts_with(kByteOrderMark)) return Encoding::Utf8;
  const Scan scan = scan_utf8(block);
  const bool cut = scan.valid < block.size() && !last && is_cut_character(block.substr(scan.valid));
  if (scan.valid == block.size() || cut) return scan.ascii ? Encoding::Auto : Encoding::Utf8;
  // GB18030 reads as a few characters of UTF-8 by chance, never as many: this is UTF-8 with a damaged byte, and
  // taking it for GB18030 would import gibberish.
  constexpr std::size_t kBeyondChance = 8;
  return scan.wide >= kBeyondChance ? Encoding::Utf8 : Encoding::Gb18030;
}

}  // namespace

void Decoder::Close::operator()(UConverter* converter) const { ucnv_close(converter); }

Decoder::Decoder(std::istream& in, Encoding encoding) : m_in(in), m_encoding(encoding), m_raw(kBlock, '\0') {}
Decoder::~Decoder() = default;

void Decoder::fill() {
  m_size -= m_taken;
  std::memmove(m_raw.data(), m_raw.data() + m_taken, m_size);
  m_taken = 0;
  m_in.read(m_raw.data() + m_size, static_cast<std::streamsize>(kBlock - m_size));
  m_size += static_cast<std::size_t>(m_in.gcount());
  m_last = !m_in;
  if (m_in.bad()) m_fault = Fault::ReadFailed;
}

std::string_view Decoder::next() {
  if (m_fault != Fault::None || m_last) return {};
  fill();
  const std::string_view raw(m_raw.data(), m_size);
  if (m_encoding == Encoding::Auto || (m_first && raw.starts_with(kByteOrderMark))) m_encoding = settle(raw, m_last);
  std::string_view block = m_encoding == Encoding::Gb18030 ? from_gb18030() : from_utf8();
  if (m_first && block.starts_with(kByteOrderMark)) block.remove_prefix(kByteOrderMark.size());
  m_first = false;
  return block;
}

std::string_view Decoder::from_utf8() {
  const std::string_view raw(m_raw.data(), m_size);
  m_taken = scan_utf8(raw).valid;
  if (m_taken < m_size && (m_last || !is_cut_character(raw.substr(m_taken)))) m_fault = Fault::BadBytes;
  return raw.substr(0, m_taken);
}

std::string_view Decoder::from_gb18030() {
  UErrorCode status = U_ZERO_ERROR;
  if (!m_converter) {
    m_converter.reset(ucnv_open("GB18030", &status));
    ucnv_setToUCallBack(m_converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    // A byte makes at most one unit, so the room is never short and a pair is never split between two blocks.
    m_wide.resize(kBlock + 8);
    m_utf8.resize(3 * m_wide.size());
  }
  const char* source = m_raw.data();
  char16_t* target = m_wide.data();
  if (U_SUCCESS(status))
    ucnv_toUnicode(m_converter.get(), &target, m_wide.data() + m_wide.size(), &source, m_raw.data() + m_size, nullptr,
                   m_last, &status);
  m_taken = m_size;  // the converter keeps what the block cut off
  if (U_FAILURE(status)) m_fault = Fault::BadBytes;
  status = U_ZERO_ERROR;
  std::int32_t size = 0;
  u_strToUTF8(m_utf8.data(), static_cast<std::int32_t>(m_utf8.size()), &size, m_wide.data(),
              static_cast<std::int32_t>(target - m_wide.data()), &status);
  if (U_FAILURE(status)) m_fault = Fault::BadBytes;
  return {m_utf8.data(), U_SUCCESS(status) ? static_cast<std::size_t>(size) : 0};
}

}  // namespace qixian::adapters::csv
