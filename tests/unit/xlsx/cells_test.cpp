#include "adapters/xlsx/cells.hpp"

#include <doctest/doctest.h>

#include "adapters/xlsx/elements.hpp"
#include "adapters/xlsx/workbook.hpp"

using namespace qixian::adapters::xlsx;
using qixian::rules::iso;

TEST_CASE("which formats show a day") {
  struct {
    std::string_view format;
    bool day;
  } const table[] = {
      {"yyyy-mm-dd", true},
      {"yyyy\"年\"m\"月\"d\"日\";@", true},
      {"[$-804]yyyy/m/d\\ h:mm", true},
      {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", true},
      {"m\"月\"d\"日\"", true},
      {"mmm", true},
      {"General", false},
      {"@", false},
      {"0.00", false},
      {"#,##0;[Red]-#,##0", false},
      {"0.00E+00", false},
      {"h:mm:ss", false},
      {"[h]:mm", false},
      {"mm:ss.0", false},
      {"0\"d\"", false},
      {"0\\d", false},
      {"0;yyyy", false},
      {"\"year", false},
      {"", false},
  };
  for (const auto& [format, day] : table) {
    CAPTURE(format);
    CHECK(shows_day(format) == day);
  }
}

TEST_CASE("which built-in formats show a day, those of a Chinese Excel with them") {
  std::string days;
  for (int id = 0; id <= 60; ++id)
    if (shows_day(id)) days += std::to_string(id) + " ";
  CHECK(days == "14 15 16 17 22 27 28 29 30 31 36 50 51 52 53 54 57 58 ");
}

TEST_CASE("serial numbers of days") {
  struct {
    double serial;
    bool since_1904;
    const char* day;  ///< null for none
  } const table[] = {
      // The first days and the 29 February 1900 that never was: ECMA-376 part 1, 18.17.4.1
      {1, false, "1900-01-01"},
      {59, false, "1900-02-28"},
      {60, false, nullptr},
      {60.5, false, nullptr},
      {61, false, "1900-03-01"},
      {39448, false, "2008-01-01"},
      {43164, false, "2018-03-05"},
      {43164.999, false, "2018-03-05"},
      {2958465, false, "9999-12-31"},
      {2958466, false, nullptr},
      {0, false, nullptr},
      {-1, false, nullptr},
      {0, true, "1904-01-01"},
      {41702, true, "2018-03-05"},
      {2957003, true, "9999-12-31"},
      {2957004, true, nullptr},
      {-0.5, true, nullptr},
  };
  for (const auto& [serial, since_1904, day] : table) {
    CAPTURE(serial);
    CAPTURE(since_1904);
    const auto found = day_of_serial(serial, since_1904);
    CHECK((found ? iso(*found) : "none") == (day ? day : "none"));
  }
}

TEST_CASE("addresses") {
  struct {
    std::size_t column;
    std::string_view address;
  } const table[] = {{0, "A1"}, {25, "Z1"}, {26, "AA1"}, {51, "AZ1"}, {701, "ZZ1"}, {702, "AAA1"}, {16383, "XFD1"}};
  for (const auto& [column, text] : table) {
    CAPTURE(text);
    CHECK(address(column, 1) == text);
    CHECK(column_of(text) == column);
  }
  for (const auto wrong : {"", "1", "XFE1", "AAAAAAAAAAAAAAAAAAAAAAA1", "a1"}) {
    CAPTURE(wrong);
    CHECK(!column_of(wrong));
  }
}

TEST_CASE("what a cell says") {
  Vocabulary words;
  words.add_style(false);
  words.add_style(true);
  CHECK(words.add_text("当面"));
  CHECK(words.add_text(""));
  struct {
    std::string_view xml, text;
  } const table[] = {
      {"<c/>", ""},
      {"<c><v>15</v></c>", "15"},
      {"<c><v>15.0</v></c>", "15"},
      {"<c><v>0.10000000000000001</v></c>", "0.1"},
      {"<c><v>2.0180001E7</v></c>", "20180001"},
      {"<c><v>-3</v></c>", "-3"},
      {"<c><v>1e400</v></c>", "1e400"},
      {"<c><v>nan</v></c>", "nan"},
      {"<c s='1'><v>43164</v></c>", "2018-03-05"},
      {"<c s='1'><v>-7</v></c>", "-7"},
      {"<c s='9'><v>43164</v></c>", "43164"},
      {"<c t='s'><v>0</v></c>", "当面"},
      {"<c t='s'><v>1</v></c>", ""},
      {"<c t='s' s='1'><v>2</v></c>", "!damaged_workbook"},
      {"<c t='s'><v>x</v></c>", "!damaged_workbook"},
      {"<c t='b'><v>1</v></c>", "TRUE"},
      {"<c t='b'><v>0</v></c>", "FALSE"},
      {"<c t='str'><f>A1</f><v>a_x000D_b</v></c>", "a\rb"},
      {"<c t='str'><f>A1</f><v></v></c>", ""},
      {"<c><f>A1</f><v>7</v></c>", "7"},
      {"<c><f>A1</f></c>", "!formula_without_value"},
      {"<c t='e'><f>A1</f><v>#N/A</v></c>", "!error_value"},
      {"<c t='d'><v>2018-03-05T00:00:00</v></c>", "2018-03-05"},
      {"<c t='inlineStr'><is><t> </t></is></c>", " "},
      {"<c t='inlineStr'><is><t><![CDATA[a<b]]></t></is></c>", "a<b"},
      {"<c t='inlineStr'><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>yi</t></rPh></is></c>", "甲乙"},
      {"<c t='inlineStr'><is><t>_x4e00_ _xD83D_ _x12_ _x</t></is></c>", "一 _xD83D_ _x12_ _x"},
  };
  for (const auto& [xml, text] : table) {
    CAPTURE(xml);
    pugi::xml_document document;
    REQUIRE(document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single));
    std::string said;
    const auto read = words.read(document.first_child(), said);
    CHECK((read ? said : "!" + read.error().code) == text);
  }
}
