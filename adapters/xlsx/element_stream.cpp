#include "adapters/xlsx/element_stream.hpp"

#include <expat.h>

#include "adapters/xlsx/elements.hpp"

namespace qixian::adapters::xlsx {

void ElementStream::Free::operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }

struct ElementStream::Calls {
  static ElementStream& of(void* stream) { return *static_cast<ElementStream*>(stream); }
  static void begin(void* stream, const char* name, const char** attributes) { of(stream).begin(name, attributes); }
  static void end(void* stream, const char*) { of(stream).end(); }
  static void text(void* stream, const char* text, int length) {
    auto& s = of(stream);
    if (s.m_inner) s.m_text.append(text, static_cast<std::size_t>(length));
  }
  // The format has no document type (ECMA-376 part 2): the entities that one defines are how XML grows without end, in
  // an attribute as in a text.
  static void doctype(void* stream, const char*, const char*, const char*, int) {
    of(stream).stop(damaged(of(stream).m_part.name()));
  }
};

// The encoding is given, so that none that a file declares is believed: the format knows UTF-8 alone.
ElementStream::ElementStream(Part part, std::string_view name)
    : m_part(std::move(part)), m_name(name), m_parser(XML_ParserCreate("UTF-8")) {
  XML_SetElementHandler(m_parser.get(), Calls::begin, Calls::end);
  XML_SetCharacterDataHandler(m_parser.get(), Calls::text);
  XML_SetStartDoctypeDeclHandler(m_parser.get(), Calls::doctype);
}

void ElementStream::stop(engine::Error error) {
  m_fault = std::move(error);
  XML_StopParser(m_parser.get(), XML_FALSE);
}

bool ElementStream::is_too_long() const {
  return XML_GetCurrentByteIndex(m_parser.get()) - m_from > static_cast<std::int64_t>(kMaxElement);
}

void ElementStream::begin(const char* name, const char** attributes) {
  if (m_fault) return;
  if (++m_depth > kMaxDepth) {
    return stop(
        {"workbook_too_deep",
         {engine::N_("the workbook nests more than {0} elements in one another: {1}"), {kMaxDepth, m_part.name()}},
         {engine::N_("no spreadsheet writes that: open it in Excel, WPS or LibreOffice and save it anew"), {}}});
  }
  if (!m_inner) {
    if (local_name(name) != m_name) return;
    m_from = XML_GetCurrentByteIndex(m_parser.get());
    m_inner = m_document;
  } else if (is_too_long()) {
    return stop(damaged(m_part.name()));
  }
  add_text();
  m_inner = m_inner.append_child(name);
  for (; *attributes; attributes += 2) m_inner.append_attribute(attributes[0]).set_value(attributes[1]);
}

/// A text of blanks alone is a text, <t> </t>, and none beside elements.
void ElementStream::add_text() {
  const bool blank = m_text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (!m_text.empty() && !blank) m_inner.append_child(pugi::node_pcdata).set_value(m_text.c_str());
  m_text.clear();
}

void ElementStream::end() {
  if (m_fault) return;
  --m_depth;
  if (!m_inner) return;
  if (m_inner.first_child()) {
    add_text();
  } else if (!m_text.empty()) {
    m_inner.append_child(pugi::node_pcdata).set_value(m_text.c_str());
    m_text.clear();
  }
  m_inner = m_inner.parent();
  if (m_inner != m_document) return;
  m_inner = {};
  m_halted = true;
  XML_StopParser(m_parser.get(), XML_TRUE);
}

engine::Result<bool> ElementStream::parse() {
  constexpr int block = 64 * 1024;
  auto* const parser = m_parser.get();
  XML_SetUserData(parser, this);  // each time, for a stream may be moved between two elements
  for (;;) {
    XML_Status done = XML_STATUS_ERROR;
    if (m_halted) {
      m_halted = false;
      done = XML_ResumeParser(parser);
    } else if (void* const room = XML_GetBuffer(parser, block)) {
      const auto got = m_part.read(static_cast<char*>(room), block);
      if (!got) return tl::unexpected(got.error());
      m_given += *got;
      done = XML_ParseBuffer(parser, static_cast<int>(*got), *got == 0);
    }
    if (m_fault) return tl::unexpected(*m_fault);
    if (done == XML_STATUS_SUSPENDED) return true;
    if (done == XML_STATUS_ERROR) return tl::unexpected(damaged(m_part.name()));
    XML_ParsingStatus status;
    XML_GetParsingStatus(parser, &status);
    if (status.parsing == XML_FINISHED) return false;
    // A tag or a text that never ends.
    const auto seen = static_cast<std::uint64_t>(XML_GetCurrentByteIndex(parser));
    if (m_given - seen > kMaxElement || (m_inner && is_too_long())) return tl::unexpected(damaged(m_part.name()));
  }
}

engine::Result<pugi::xml_node> ElementStream::next() {
  m_document.reset();
  const auto more = parse();
  if (!more) return tl::unexpected(more.error());
  return *more ? m_document.first_child() : pugi::xml_node{};
}

}  // namespace qixian::adapters::xlsx
