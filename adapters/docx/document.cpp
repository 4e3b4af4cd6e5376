#include "adapters/docx/document.hpp"

#include <fmt/format.h>

#include <pugixml.hpp>
#include <sstream>

#include "adapters/docx/package.hpp"
#include "adapters/docx/parts.hpp"
#include "adapters/docx/table.hpp"

namespace qixian::adapters::docx {
namespace {

namespace document = engine::document;
using document::Line;
using document::Setting;
using pugi::xml_node;

constexpr const char* word_space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* relation_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A block after the other into the document's body.
class BlockWriter {
 public:
  explicit BlockWriter(xml_node body) : m_body(body) {}

  void operator()(const document::RedHead& head) {
    const auto add = [&](const Line& line, const char* size, bool ruled) {
      auto node = paragraph(nullptr);
      auto format = node.append_child("w:pPr");
      if (ruled) {
        auto rule = with(format.append_child("w:pBdr"), "w:bottom", "w:val", "single");
        for (const auto& [name, value] : {std::pair{"w:sz", "18"}, {"w:space", "6"}, {"w:color", "FF0000"}})
          rule.append_attribute(name) = value;
      }
      auto space = with(format, "w:spacing", "w:line", "240");
      space.append_attribute("w:lineRule") = "auto";
      stand(format, "center");
      for (const auto& piece : line.pieces) {
        auto run = add_text(node, piece.text, piece.to_write);
        auto look = run.child("w:rPr") ? run.child("w:rPr") : run.prepend_child("w:rPr");
        look.prepend_child("w:sz").append_attribute("w:val") = size;
        if (!ruled) look.prepend_child("w:color").append_attribute("w:val") = "FF0000";
      }
    };
    add(head.agency, "72", false);
    add(head.number, "32", true);
  }

  void operator()(const document::Heading& heading) {
    add(paragraph(heading.level == 0 ? "Title" : "Heading1"), heading.text);
  }

  void operator()(const document::Paragraph& text) { add(text.text, text.set); }

  void operator()(const document::List& list) {
    if (!list.lead.empty()) add(list.lead, Setting::text);
    int n = 0;
    for (const auto& item : list.items) {
      auto line = item;
      line.pieces.insert(line.pieces.begin(), {fmt::format("{}. ", ++n), false});
      add(line, Setting::text);
    }
  }

  void operator()(const document::Table& table) {
    if (!table.title.empty()) add(table.title, Setting::text);
    add_table(m_body, table);
  }

  void operator()(const document::Bars& bars) {
    (*this)(document::Heading{bars.title});
    for (const auto& bar : bars.bars) add(bar.name + " " + bar.value, Setting::text);
  }

  void operator()(const document::Seal& seal) {
    for (const auto& line : seal.lines) add(line, Setting::right);
  }

  void operator()(const document::PageBreak&) {
    with(paragraph(nullptr).append_child("w:r"), "w:br", "w:type", "page");
  }

  void operator()(const document::Foot& foot) { add(foot.text, Setting::left); }

 private:
  xml_node paragraph(const char* style) {
    auto node = m_body.append_child("w:p");
    if (style) with(node.append_child("w:pPr"), "w:pStyle", "w:val", style);
    return node;
  }

  static void stand(xml_node format, const char* side) {
    with(format, "w:ind", "w:firstLineChars", "0").append_attribute("w:firstLine") = "0";
    with(format, "w:jc", "w:val", side);
  }

  static void add(xml_node node, const Line& line) {
    for (const auto& piece : line.pieces) add_text(node, piece.text, piece.to_write);
  }

  void add(const Line& line, Setting set) {
    auto node = paragraph(nullptr);
    if (set != Setting::text)
      stand(node.append_child("w:pPr"), set == Setting::right ? "right" : set == Setting::centre ? "center" : "left");
    add(node, line);
  }

  xml_node m_body;
};

/// The paper that it is printed on; stands last in the body.
void add_section(xml_node body) {
  auto section = body.append_child("w:sectPr");
  with(section, "w:footerReference", "w:type", "default").append_attribute("r:id") = "rId2";
  with(section, "w:pgSz", "w:w", std::to_string(page_width)).append_attribute("w:h") = page_height;
  auto margins = with(section, "w:pgMar", "w:top", "1701");
  for (const auto& [side, size] :
       {std::pair{"w:right", side_margin}, std::pair{"w:bottom", 1588}, std::pair{"w:left", side_margin},
        std::pair{"w:header", 851}, std::pair{"w:footer", 992}, std::pair{"w:gutter", 0}})
    margins.append_attribute(side) = size;
}

std::string text_part(const document::Document& document) {
  pugi::xml_document xml;
  auto declaration = xml.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
  auto root = with(xml, "w:document", "xmlns:w", word_space);
  root.append_attribute("xmlns:r") = relation_space;
  auto body = root.append_child("w:body");
  BlockWriter writer(body);
  for (const auto& block : document.blocks) std::visit(writer, block);
  add_section(body);
  std::ostringstream text;
  xml.save(text, "", pugi::format_raw);
  return text.str();
}

}  // namespace

engine::Result<void> write(const document::Document& document, const std::string& path, rules::Day created) {
  std::vector<std::pair<std::string, std::string>> parts;
  for (const auto& part : parts_before()) parts.emplace_back(part.name, part.text);
  parts.emplace_back("word/document.xml", text_part(document));
  for (const auto& part : parts_after()) parts.emplace_back(part.name, part.text);
  return write_package(path, parts, created);
}

}  // namespace qixian::adapters::docx
