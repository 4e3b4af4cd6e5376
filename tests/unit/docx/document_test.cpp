#include "adapters/docx/document.hpp"

#include <doctest/doctest.h>
#include <zip.h>

#include <pugixml.hpp>

#include "support/every_block.hpp"
#include "support/scratch.hpp"

using namespace qixian;
using namespace qixian::engine::document;
using tests::every_block;

namespace {

const auto day = *rules::parse_day("2024-03-04");

/// What stands in the package's text.
std::string text_part(const Document& document) {
  tests::ScratchFolder folder;
  REQUIRE(adapters::docx::write(document, folder / "a.docx", day));
  int error = 0;
  auto* archive = zip_open((folder / "a.docx").c_str(), ZIP_RDONLY, &error);
  REQUIRE(archive);
  zip_stat_t about;
  REQUIRE(zip_stat(archive, "word/document.xml", 0, &about) == 0);
  std::string text(about.size, '\0');
  auto* file = zip_fopen(archive, "word/document.xml", 0);
  REQUIRE(zip_fread(file, text.data(), text.size()) == static_cast<zip_int64_t>(text.size()));
  zip_fclose(file);
  zip_discard(archive);
  return text;
}

/// The paragraph, or the cell, whose text this is.
std::string around(const pugi::xml_document& xml, const char* node, const std::string& text) {
  for (const auto& found : xml.select_nodes((std::string("//") + node).c_str())) {
    std::string own;
    for (const auto& run : found.node().select_nodes(".//w:t")) own += run.node().text().get();
    if (own != text) continue;
    std::ostringstream out;
    found.node().print(out, "", pugi::format_raw);
    return out.str();
  }
  return "";
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("a word processor's document says every block") {
  pugi::xml_document xml;
  REQUIRE(xml.load_string(text_part(every_block()).c_str()));
  const auto paragraph = [&](const char* text) { return around(xml, "w:p", text); };
  const auto cell = [&](const char* text) { return around(xml, "w:tc", text); };
  CHECK(has(paragraph("东篱县水利局文件"), "<w:rPr><w:color w:val=\"FF0000\"/><w:sz w:val=\"72\"/></w:rPr>"));
  const auto number = paragraph("东水公复〔2024〕【请填写：序号】号");
  CHECK(has(number, "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"6\" w:color=\"FF0000\"/></w:pBdr>"));
  CHECK(has(number, "<w:sz w:val=\"32\"/><w:highlight w:val=\"yellow\"/></w:rPr><w:t xml:space=\"preserve\">【"));
  CHECK(has(paragraph("政府信息公开告知书"), "\"Title\""));
  CHECK(has(paragraph("一、答复"), "\"Heading1\""));
  CHECK(has(paragraph("林某："), "<w:jc w:val=\"left\"/>"));
  CHECK(has(paragraph("居中"), "<w:jc w:val=\"center\"/>"));
  CHECK(has(paragraph("2024年3月4日"), "<w:jc w:val=\"right\"/>"));
  CHECK_FALSE(has(paragraph("你于【请填写：日期】提交的“渠道 & 闸门”申请收悉。"), "<w:jc"));
  for (const auto* text : {"附表", "水利局 & 站 50.0%", "附件：", "1. <清单>", "2. 【请填写】", "由期限系统生成"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(paragraph(text).empty());
  }
  CHECK(xml.select_node("//w:br[@w:type='page']"));
  CHECK(has(cell("项目"), "<w:gridSpan w:val=\"2\"/>"));
  CHECK(has(cell("答复"), "<w:vMerge w:val=\"restart\"/>"));
  CHECK(has(cell("予以公开"), "<w:ind w:left=\"360\"/>"));
  CHECK(has(cell("3"), "<w:jc w:val=\"right\"/>"));
  CHECK(has(cell("最后一日"), "<w:jc w:val=\"left\"/>"));
}

TEST_CASE("a merged cell goes on in each row, so that the rows of a table have the same columns") {
  pugi::xml_document xml;
  REQUIRE(xml.load_string(text_part(every_block()).c_str()));
  for (const auto& table : xml.select_nodes("//w:tbl")) {
    const auto columns = table.node().select_nodes("w:tblGrid/w:gridCol").size();
    for (const auto& row : table.node().select_nodes("w:tr")) {
      std::size_t wide = 0;
      for (const auto& cell : row.node().select_nodes("w:tc"))
        wide += std::max(cell.node().child("w:tcPr").child("w:gridSpan").attribute("w:val").as_uint(), 1u);
      CHECK(wide == columns);
    }
  }
  CHECK(xml.select_nodes("//w:vMerge[@w:val='continue']").size() == 1);
}

TEST_CASE("rows that lack cells, and spans that go beyond the grid, break nothing") {
  Table table{.columns = {{}, {}, {}}};
  table.rows = {{{{"头", Cell::Kind::text, 1, 9}}}, {{{"长", Cell::Kind::text, 9}}}, {}, {{{"甲"}, {"乙"}, {"多"}}}};
  pugi::xml_document xml;
  REQUIRE(xml.load_string(text_part({"t", "zh", Look::official, {table}}).c_str()));
  CHECK(xml.select_nodes("//w:tr").size() == 4);
  CHECK(xml.select_nodes("//w:gridSpan[@w:val='3']").size() == 1);
}

TEST_CASE("the same document and day make the same bytes, and a folder that is not there is told") {
  tests::ScratchFolder folder;
  REQUIRE(adapters::docx::write(every_block(), folder / "a.docx", day));
  REQUIRE(adapters::docx::write(every_block(), folder / "b.docx", day));
  CHECK(tests::content(folder / "a.docx") == tests::content(folder / "b.docx"));
  const auto lost = adapters::docx::write(every_block(), folder / "no/a.docx", day);
  REQUIRE_FALSE(lost);
  CHECK(lost.error().code == "write_failed");
}
