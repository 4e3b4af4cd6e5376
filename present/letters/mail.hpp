#pragma once
#include <string>
#include <vector>

namespace qixian::present {

/// A message as it is written once and shown as text and as HTML. Holds plain text: escaping is done here.
struct Letter {
  struct Group {
    std::string title;  ///< an agency; empty: no line of its own
    std::vector<std::vector<std::string>> rows;
  };
  struct Table {
    std::string title, colour;  ///< of its bar: #b00020 and the like
    std::vector<std::string> columns;
    std::vector<Group> groups;
  };
  std::string subject;
  std::vector<std::string> lines;  ///< before the tables
  std::vector<Table> tables;
  std::string foot;  ///< who sends it, and why
};

/// For people who read text, and for robots: two blanks between cells, one row a line.
std::string letter_text(const Letter& letter);

/// For mail clients: tables and inline styles only (they drop style sheets), no picture, nothing loaded from elsewhere.
/// At most 640 pixels wide, as narrow as a phone.
std::string letter_html(const Letter& letter);

}  // namespace qixian::present
