#include "adapters/xlsx/elements.hpp"

#include <charconv>

namespace qixian::adapters::xlsx {
namespace {

// A text of blanks alone is a text: <t> </t>.
constexpr unsigned kParse = pugi::parse_default | pugi::parse_ws_pcdata_single;

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

}  // namespace qixian::adapters::xlsx
