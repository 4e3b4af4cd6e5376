#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What is printed or sent, as plain values: who composes it knows no format, and who writes it knows no law. It stands
/// below adapters/ and present/, for both have writers: a word processor's in the one, HTML, mail and text in the
/// other.
namespace qixian::engine::document {

/// Text as it is read; each writer escapes it for itself.
struct Piece {
  std::string text;
  bool to_write = false;  ///< only people can write it: shown as a blank, 【请填写：文号】
  bool operator==(const Piece&) const = default;
};
struct Line {
  std::vector<Piece> pieces;
  Line() = default;
  Line(std::string text) : pieces{{std::move(text), false}} {}  // NOLINT(google-explicit-constructor): most are plain
  Line(const char* text) : Line(std::string(text)) {}           // NOLINT(google-explicit-constructor)
  bool operator==(const Line&) const = default;
  bool empty() const { return text().empty(); }
  std::string text() const;
};
/// What only people can write, and nothing else.
Line to_write(std::string text);
/// A sentence in which each 【…】 is a blank.
Line with_blanks(std::string_view text);

/// How much a heading or the bar of a table warns.
enum class Tone { plain, alarm, warning, calm };
/// As text is, its first line indented (首行缩进); at a side, or between both; or that there is nothing to list.
enum class Setting { text, left, right, centre, nothing };

/// The line in red over an official paper: whose it is, its number, and the red rule below them (GB/T 9704, 版头).
struct RedHead {
  Line agency, number;
};
struct Heading {
  Line text;
  int level = 1;  ///< 0: the paper's own title
  Tone tone = Tone::plain;
};
struct Paragraph {
  Line text;
  Setting set = Setting::text;
};
/// Its items below a line of their own: notes, annexes (附件).
struct List {
  Line lead;  ///< may be empty
  std::vector<Line> items;
};

struct Cell {
  /// A head may stand between rows; an agency's stands over its own rows; days are those that are left.
  enum class Kind { text, head, label, unit, figure, days, agency };
  std::string text;
  Kind kind = Kind::text;
  std::size_t rows = 1, columns = 1;  ///< of the grid, where they are merged
  int indent = 0;                     ///< of a label: steps that the columns left of it don't show
};
struct Row {
  std::vector<Cell> cells;  ///< from left to right; a place that is merged with one above is left out
  bool all = false;         ///< the row of all together
};
struct Column {
  enum class Breaks { words, anywhere, never };
  int width = 0;  ///< to those of the others; 0: as the text wants
  Breaks breaks = Breaks::words;
};
struct Table {
  std::string title = {};  ///< may be empty
  int level = 1;           ///< of the title, as a heading
  Tone tone = Tone::plain;
  bool form = false;  ///< an official one: a ruled grid, on one page where it fits
  std::vector<Column> columns = {};
  std::size_t head_rows = 1;  ///< the first so many, again on each page
  std::vector<Row> rows = {};
};
/// An official table of so many rows stands on one page: a longer one has to go over its end, a shorter one rather
/// begins on the next.
inline constexpr std::size_t rows_of_a_page = 36;

/// Lengths side by side.
struct Bars {
  struct Bar {
    std::string name, value;
    double length = 0;  ///< of the longest that there can be, 0 to 1
  };
  std::string title;
  Tone tone = Tone::plain;
  std::vector<Bar> bars;
};
/// Who signs it and when, with the place for the seal; kept together.
struct Seal {
  std::vector<Line> lines;
};
struct PageBreak {};
/// In small print at the end: who made it.
struct Foot {
  Line text;
};

using Block = std::variant<RedHead, Heading, Paragraph, List, Table, Bars, Seal, PageBreak, Foot>;

/// What it is set like. A word processor's writer sets all of them as official papers are (GB/T 9704).
enum class Look { official, form, assessment, notice, wall };

struct Document {
  std::string title;            ///< of the file, the page, the mail
  std::string language = "en";  ///< or "zh"
  Look look = Look::official;
  std::vector<Block> blocks = {};
};

}  // namespace qixian::engine::document
