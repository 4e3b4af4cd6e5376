#include "adapters/xlsx/elements.hpp"

#include <charconv>

namespace qixian::adapters::xlsx {
namespace {

// A text of blanks alone is a text: <t> </t>.
constexpr unsigned kParse = pugi::parse_default | pugi::parse_ws_pcdata_single;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

void append_character(std::string& to, unsigned code) {
  if (code < 0x80) {
    to += static_cast<char>(code);
  } else if (code < 0x800) {
    to += static_cast<char>(0xC0 | (code >> 6));
    to += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    to += static_cast<char>(0xE0 | (code >> 12));
    to += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    to += static_cast<char>(0x80 | (code & 0x3F));
  }
}

}  // namespace

void append_unescaped(std::string& to, std::string_view text) {
  for (std::size_t from = 0; from < text.size();) {
    const auto at = text.find("_x", from);
    to += text.substr(from, at == text.npos ? text.npos : at - from);
    if (at == text.npos) return;
    unsigned code = 0;
    const auto* begin = text.data() + at + 2;
    const bool room = at + 7 <= text.size() && text[at + 6] == '_';
    const bool hex = room && std::from_chars(begin, begin + 4, code, 16).ptr == begin + 4;
    const bool half_of_pair = code >= 0xD800 && code < 0xE000;
    if (hex && !half_of_pair)
      append_character(to, code);
    else
      to += text.substr(at, hex ? 7 : 2);
    from = at + (hex ? 7 : 2);
  }
}

std::string_view local_name(std::string_view name) {
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_of(pugi::xml_node parent, std::string_view name) {
  for (const auto child : parent.children())
    if (local_name(child.name()) == name) return child;
  return {};
}

std::string_view attribute_of(pugi::xml_node node, std::string_view name) {
  for (const auto attribute : node.attributes())
    if (local_name(attribute.name()) == name) return attribute.value();
  return {};
}

namespace {

void append_pieces(pugi::xml_node text, std::string& to) {
  for (const auto piece : text.children()) append_unescaped(to, piece.value());
}

}  // namespace

void append_text(pugi::xml_node item, std::string& to) {
  for (const auto child : item.children()) {
    const auto name = local_name(child.name());
    if (name == "t") append_pieces(child, to);
    // A run holds its text and nothing that could hold a run.
    if (name != "r") continue;
    for (const auto inner : child.children())
      if (local_name(inner.name()) == "t") append_pieces(inner, to);
  }
}

engine::Result<void> load(pugi::xml_document& document, const Archive& archive, const std::string& part) {
  const auto text = archive.whole(part);
  if (!text) return tl::unexpected(text.error());
  if (!document.load_buffer(text->data(), text->size(), kParse)) return tl::unexpected(damaged(part));
  return {};
}

ElementStream::ElementStream(Part part, std::string_view name) : m_part(std::move(part)), m_name(name) {}

/// More bytes at the end of m_buffer; what is done with is dropped at its head. @returns false at the end of the part
engine::Result<bool> ElementStream::fill() {
  constexpr std::size_t block = 64 * 1024;
  const auto done = std::min(m_at, m_keep);
  m_buffer.erase(0, done);
  m_at -= done;
  if (m_keep != std::string::npos) m_keep -= done;
  const auto size = m_buffer.size();
  if (size > kMaxElement) return tl::unexpected(damaged(m_part.name()));
  m_buffer.resize(size + block);
  const auto got = m_part.read(m_buffer.data() + size, block);
  if (!got) return tl::unexpected(got.error());
  m_buffer.resize(size + *got);
  return *got > 0;
}

/// Where the text stands, `behind` bytes behind m_at or later; npos when it does not come any more.
engine::Result<std::size_t> ElementStream::find(std::string_view text, std::size_t behind) {
  for (std::size_t seen = behind;;) {
    if (const auto at = m_buffer.find(text, m_at + seen); at != std::string::npos) return at;
    const auto size = m_buffer.size() - m_at;
    if (size >= text.size()) seen = std::max(behind, size - text.size() + 1);
    const auto more = fill();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return std::string::npos;
  }
}

/// Behind the > that ends the tag at m_at; one inside of quotes does not.
engine::Result<std::size_t> ElementStream::end_of_tag() {
  char quote = 0;
  for (std::size_t seen = 1;; ++seen) {
    while (m_at + seen >= m_buffer.size()) {
      const auto more = fill();
      if (!more) return tl::unexpected(more.error());
      if (!*more) return std::string::npos;
    }
    const char c = m_buffer[m_at + seen];
    if (quote) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return m_at + seen + 1;
    }
  }
}

/// The next tag, with m_at behind it. @returns false at the end
engine::Result<bool> ElementStream::next_tag(Tag& tag) {
  for (;;) {
    const auto begin = find("<", 0);
    if (!begin) return tl::unexpected(begin.error());
    if (*begin == std::string::npos) return false;
    m_at = *begin;
    std::string_view close;
    while (m_buffer.size() - m_at < 9) {
      const auto more = fill();
      if (!more) return tl::unexpected(more.error());
      if (!*more) break;
    }
    const auto head = std::string_view(m_buffer).substr(m_at, 9);
    if (head.starts_with("<!--")) close = "-->";
    if (head.starts_with("<![CDATA[")) close = "]]>";
    if (head.starts_with("<?")) close = "?>";
    const auto end = close.empty() ? end_of_tag() : find(close, 2);
    if (!end) return tl::unexpected(end.error());
    if (*end == std::string::npos) return tl::unexpected(damaged(m_part.name()));
    const auto text = std::string_view(m_buffer).substr(m_at, *end - m_at);
    tag.begin = m_at;
    m_at = *end + close.size();
    if (!close.empty() || text.starts_with("<!")) continue;
    tag.closes = text[1] == '/' || text[text.size() - 2] == '/';
    tag.opens = text[1] != '/';
    const auto from = tag.opens ? 1u : 2u;
    std::size_t to = from;
    while (to < text.size() && !is_blank(text[to]) && text[to] != '>' && text[to] != '/') ++to;
    tag.name = local_name(text.substr(from, to - from));
    return true;
  }
}

engine::Result<pugi::xml_node> ElementStream::element(std::size_t size) {
  const auto parsed = m_document.load_buffer_inplace(m_buffer.data() + m_keep, size, kParse, pugi::encoding_utf8);
  m_keep = std::string::npos;
  if (!parsed) return tl::unexpected(damaged(m_part.name()));
  return m_document.first_child();
}

engine::Error ElementStream::too_deep() const {
  return {"workbook_too_deep",
          {engine::N_("the workbook nests more than {0} elements in one another: {1}"),
           {std::to_string(kMaxDepth), m_part.name()}},
          {engine::N_("no spreadsheet writes that: open it in Excel, WPS or LibreOffice and save it anew"), {}},
          {},
          {},
          {}};
}

engine::Result<pugi::xml_node> ElementStream::next() {
  Tag tag;
  for (;;) {
    const auto more = next_tag(tag);
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    if (!tag.opens && m_depth == 0) return tl::unexpected(damaged(m_part.name()));
    m_began = true;
    if (tag.opens && tag.name == m_name && m_keep == std::string::npos) m_keep = tag.begin;
    m_depth += tag.opens;
    if (m_depth > kMaxDepth) return tl::unexpected(too_deep());
    m_depth -= tag.closes;
    if (tag.closes && tag.name == m_name && m_keep != std::string::npos) return element(m_at - m_keep);
  }
  if (!m_began || m_depth > 0) return tl::unexpected(damaged(m_part.name()));
  return pugi::xml_node{};
}

}  // namespace qixian::adapters::xlsx
