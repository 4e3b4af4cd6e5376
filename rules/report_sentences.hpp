#pragma once
#include <string>
#include <vector>

#include "rules/report_words.hpp"

namespace qixian::rules {

/// A piece of a sentence: words, or a figure made of cells, or one of the words agency, year, from, to, fees, costs,
/// waived.
struct SentencePiece {
  std::string words;
  CellSum cells;
  std::string value;  ///< agency …; empty for words and cells
};

/// What a part of the report holds, in its order.
struct ReportLine {
  enum Kind { text, fill, table, fees, costs } kind = text;
  std::vector<SentencePiece> pieces;  ///< of text, fees and costs; of fill what people are to write
  std::size_t table_index = 0;        ///< of a table: into Form::tables
};

struct ReportPart {
  std::string title;
  std::vector<ReportLine> lines;
};

/// The draft of the annual report on a form: data/report_sentences.csv. Its lines, without quotes:
///   title,FORMS,SENTENCE      intro,FORMS,SENTENCE      part,FORMS,NUMBER,TITLE
///   text,FORMS,PART,SENTENCE  more,FORMS,PART,SENTENCE (goes on in the paragraph above)
///   fill,FORMS,PART,WHAT PEOPLE ARE TO WRITE            table,FORMS,PART,TABLE
///   fees,FORMS,PART,SENTENCE (R19 art 42)               costs,FORMS,PART,SENTENCE (R07 art 27, 28)
/// In a sentence {ROW}, {ROW@COLUMN}, with + and - between them, is a figure; {agency}, {year}, {from}, {to},
/// {fees}, {costs}, {waived} are what they say. data/report_words.csv has to understand each sentence: a test holds the
/// two together.
struct ReportSentences {
  std::vector<SentencePiece> title, intro;
  std::vector<ReportPart> parts;
  bool has(ReportLine::Kind kind) const;
};

/// @throws std::logic_error for a data file that is broken
const ReportSentences& report_sentences(const Form& form);

}  // namespace qixian::rules
