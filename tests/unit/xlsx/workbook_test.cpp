// Workbooks made by hand, a part a text: what others than Excel write, and what nobody should.
#include "adapters/xlsx/workbook.hpp"

#include <doctest/doctest.h>
#include <zip.h>

#include <map>

#include "support/scratch.hpp"

using namespace qixian;
using namespace qixian::adapters::xlsx;

namespace {

using Parts = std::map<std::string, std::string>;

const std::string kRels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relations(const std::string& inside) {
  return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + inside +
         "</Relationships>";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id='" + id + "' Type='" + kRels + "/" + type + "' Target='" + target + "'/>";
}

/// A workbook of one sheet with these rows; a test puts other parts in their place.
Parts book(const std::string& rows) {
  return {{"_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml"))},
          {"xl/workbook.xml",
           "<workbook xmlns:r='" + kRels + "'><sheets><sheet name='台账' r:id='r1'/></sheets></workbook>"},
          {"xl/_rels/workbook.xml.rels", relations(relation("r1", "worksheet", "worksheets/sheet1.xml"))},
          {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}};
}

std::string text(const std::string& place, const std::string& words) {
  return "<c" + (place.empty() ? "" : " r='" + place + "'") + " t='inlineStr'><is><t>" + words + "</t></is></c>";
}

/// Sheet names, then every row of the first sheet as "line:cell|cell", then "!code" if it ended in an error.
std::string read(const Parts& parts) {
  const tests::ScratchFolder folder;
  const auto path = folder / "a.xlsx";
  int error = 0;
  zip_t* file = zip_open(path.c_str(), ZIP_CREATE, &error);
  REQUIRE(file);
  for (const auto& [name, content] : parts)
    zip_file_add(file, name.c_str(), zip_source_buffer(file, content.data(), content.size(), 0), 0);
  REQUIRE(zip_close(file) == 0);
  const auto opened = Workbook::open(path);
  if (!opened) return "!" + opened.error().code;
  std::string out;
  for (const auto& name : opened->sheets()) out += name + ";";
  auto reader = opened->read(0);
  if (!reader) return out + "!" + reader.error().code;
  Row row;
  for (auto more = reader->next(row);; more = reader->next(row)) {
    if (!more) return out + "!" + more.error().code;
    if (!*more) return out;
    out += std::to_string(row.line) + ":";
    for (std::size_t i = 0; i < row.cells.size(); ++i) out += (i ? "|" : "") + std::string(row.cells[i]);
    for (const auto& fault : row.faults) out += "!" + fault.error.code + "@" + address(fault.cell, row.line);
    out += ";";
  }
}

}  // namespace

TEST_CASE("rows and cells stand where they say and else behind the one before") {
  struct Row {
    std::string rows, said;
  };
  const std::string a = text("", "a"), b = text("", "b");
  const Row rows[] = {
      {"", ""},
      {"<row>" + a + b + "</row><row>" + b + "</row>", "1:a|b;2:b;"},
      {"<row r='3'>" + a + "</row><row>" + b + "</row><row r='9'>" + a + "</row>", "3:a;4:b;9:a;"},
      {"<row r='x'>" + a + "</row>", "1:a;"},
      {"<row r='1'/><row r='2'><c r='A2'/></row><row r='3'>" + a + "</row>", "3:a;"},
      {"<row>" + text("C1", "c") + text("", "d") + text("F1", "f") + "</row>", "1:||c|d||f;"},
      {"<row>" + a + text("B1", "b") + "</row>", "1:a|b;"},
      {"<row>" + text("B1", "b") + text("B1", "again") + "</row>", "!damaged_workbook"},
      {"<row>" + text("B1", "b") + text("A1", "a") + "</row>", "!damaged_workbook"},
      {"<row>" + text("XFE1", "a") + "</row>", "!damaged_workbook"},
      {"<row>" + a + "</row><row>" + text("7", "a") + "</row>", "1:a;!damaged_workbook"},
      {"<row>" + text("A1", "a") + "<c r='B1'><f>A1</f></c></row>", "1:a|=A1!formula_without_value@B1;"},
      {"<row>" + a + "<other/>" + b + "</row>", "1:a|b;"},
      // what a longer row left must not stand in a shorter one
      {"<row>" + a + a + a + "</row><row>" + text("C2", "c") + "</row>", "1:a|a|a;2:||c;"},
  };
  for (const auto& row : rows) {
    INFO(row.rows);
    CHECK(read(book(row.rows)) == "台账;" + row.said);
  }
}

TEST_CASE("a day counts from 1904 where the workbook says so in either spelling") {
  const std::string day = "<row><c s='0'><v>41702</v></c></row>";
  for (const auto& [said, wanted] : {std::pair{"", "2014-03-04"},
                                     {"date1904='0'", "2014-03-04"},
                                     {"date1904='false'", "2014-03-04"},
                                     {"date1904='1'", "2018-03-05"},
                                     {"date1904='true'", "2018-03-05"}}) {
    INFO(said);
    auto parts = book(day);
    parts["xl/workbook.xml"] = "<workbook xmlns:r='" + kRels + "'><workbookPr " + said +
                               "/><sheets><sheet name='台账' r:id='r1'/></sheets></workbook>";
    parts["xl/_rels/workbook.xml.rels"] =
        relations(relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "styles", "styles.xml"));
    parts["xl/styles.xml"] = "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>";
    CHECK(read(parts) == "台账;1:" + std::string(wanted) + ";");
  }
}

TEST_CASE("a format of the workbook's own goes before the built-in one of its number") {
  auto parts = book("<row><c s='0'><v>43164</v></c><c s='1'><v>43164</v></c><c s='2'><v>43164</v></c></row>");
  parts["xl/_rels/workbook.xml.rels"] =
      relations(relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "styles", "styles.xml"));
  parts["xl/styles.xml"] =
      "<styleSheet><numFmts><numFmt numFmtId='14' formatCode='0.00'/><numFmt numFmtId='176' formatCode='yyyy/m/d'/>"
      "</numFmts><cellXfs><xf numFmtId='14'/><xf numFmtId='176'/><xf/></cellXfs></styleSheet>";
  CHECK(read(parts) == "台账;1:43164|2018-03-05|43164;");
}

TEST_CASE("a part is found from the folder of the one that names it or from the root") {
  for (const auto& target :
       {"worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "./worksheets/./sheet1.xml",
        "../xl/worksheets/sheet1.xml", "worksheets/../worksheets/sheet1.xml", "../../xl//worksheets/sheet1.xml"}) {
    INFO(target);
    auto parts = book("<row>" + text("", "a") + "</row>");
    parts["xl/_rels/workbook.xml.rels"] = relations(relation("r1", "worksheet", target));
    CHECK(read(parts) == "台账;1:a;");
  }
  auto astray = book("");
  astray["xl/_rels/workbook.xml.rels"] = relations(relation("r1", "worksheet", "sheet1.xml"));
  CHECK(read(astray) == "台账;!damaged_workbook");
}

TEST_CASE("a sheet that is a chart or leads nowhere is none and a workbook has one that is") {
  auto parts = book("<row>" + text("", "a") + "</row>");
  parts["xl/workbook.xml"] = "<workbook xmlns:r='" + kRels +
                             "'><sheets><sheet name='图' r:id='r2'/><sheet name='空' r:id='r9'/>"
                             "<sheet name='台账' r:id='r1'/></sheets></workbook>";
  parts["xl/_rels/workbook.xml.rels"] =
      relations(relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "chartsheet", "chart.xml"));
  CHECK(read(parts) == "台账;1:a;");
  parts["xl/_rels/workbook.xml.rels"] = relations(relation("r2", "chartsheet", "chart.xml"));
  CHECK(read(parts) == "!damaged_workbook");
}

TEST_CASE("a workbook that is cut or no workbook is told as such") {
  const auto with = [](const std::string& part, const std::string& content) {
    auto parts = book("");
    parts[part] = content;
    return read(parts);
  };
  CHECK(with("xl/workbook.xml", "<document/>") == "!not_a_workbook");
  CHECK(with("xl/workbook.xml", "<workbook>") == "!damaged_workbook");
  CHECK(with("xl/workbook.bin", "x") == "!not_a_workbook");
  CHECK(with("_rels/.rels", relations("")) == "!damaged_workbook");
  CHECK(read({{"mimetype", "x"}, {"content.xml", "x"}}) == "!not_a_workbook");
  CHECK(read({{"readme", "x"}}) == "!not_a_workbook");
  const auto row = "<row>" + text("", "a") + "</row>";
  // cut behind a row, inside one, and empty
  CHECK(with("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + row) == "台账;1:a;!damaged_workbook");
  CHECK(with("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c") == "台账;!damaged_workbook");
  CHECK(with("xl/worksheets/sheet1.xml", "") == "台账;!damaged_workbook");
  CHECK(with("xl/worksheets/sheet1.xml", "<!-- <row> --><worksheet>" + row + "</worksheet>") == "台账;1:a;");
}

TEST_CASE("a day with a time of day is the day and no other text is cut at a T") {
  for (const auto& [value, said] :
       {std::pair{"2018-03-05T23:59:59", "2018-03-05"}, {"2018-03-05", "2018-03-05"}, {"18-3-5T0:0", "18-3-5T0:0"}}) {
    INFO(value);
    CHECK(read(book("<row><c t='d'><v>" + std::string(value) + "</v></c></row>")) ==
          "台账;1:" + std::string(said) + ";");
  }
}

TEST_CASE("what XML allows inside a text and what the format does not") {
  const std::string entities = "<!DOCTYPE worksheet [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>";
  const auto sheet = [](const std::string& content) {
    auto parts = book("");
    parts["xl/worksheets/sheet1.xml"] = content;
    return read(parts);
  };
  CHECK(read(book("<row>" + text("", " ") + text("", "<![CDATA[a<b]]>&amp;&#x4e00;<!-- x -->c") + "</row>")) ==
        "台账;1: |a<b&一c;");
  CHECK(read(book("<row>\n " + text("", "a") + "\n</row>")) == "台账;1:a;");
  CHECK(read(book("<row>" + text("", "&none;") + "</row>")) == "台账;!damaged_workbook");
  CHECK(read(book("<row>" + text("", "\xC0\xAF") + "</row>")) == "台账;!damaged_workbook");
  CHECK(read(book("<row></rows>")) == "台账;!damaged_workbook");
  CHECK(sheet(entities + "<worksheet><row>" + text("", "&b;") + "</row></worksheet>") == "台账;!damaged_workbook");
  CHECK(sheet(entities + "<worksheet><row x='&b;'>" + text("", "a") + "</row></worksheet>") ==
        "台账;!damaged_workbook");
  CHECK(sheet("<?xml version='1.0' encoding='UTF-16'?><worksheet><row>" + text("", "甲") + "</row></worksheet>") ==
        "台账;1:甲;");
}
