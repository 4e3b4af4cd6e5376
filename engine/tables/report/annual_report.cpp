#include "engine/tables/report/annual_report.hpp"

#include <date/date.h>

#include <algorithm>

#include "engine/request/request_office.hpp"
#include "rules/report_sentences.hpp"

namespace qixian::engine {
namespace {

using rules::Figure;
using rules::ReportLine;
using rules::SentencePiece;

std::string day_words(Day day) {
  const date::year_month_day ymd(day);
  return std::to_string(static_cast<int>(ymd.year())) + "年" + std::to_string(static_cast<unsigned>(ymd.month())) +
         "月" + std::to_string(static_cast<unsigned>(ymd.day())) + "日";
}

class Draft {
 public:
  Draft(const rules::FilledTable& table, const Period& period, const ReportFacts& facts)
      : m_table(table), m_period(period), m_facts(facts) {}

  std::string sentence(const std::vector<SentencePiece>& pieces) const {
    std::string out;
    for (const auto& piece : pieces)
      out += !piece.value.empty() ? value(piece.value) : piece.words.empty() ? figure(piece.cells) : piece.words;
    return out;
  }

  std::variant<ReportParagraph, ReportTable> block(const ReportLine& line) const {
    if (line.kind == ReportLine::table) return ReportTable{line.table_index};
    if (line.kind == ReportLine::fill) return ReportParagraph{blank_for(sentence(line.pieces)), true};
    return ReportParagraph{sentence(line.pieces)};
  }

 private:
  std::string value(const std::string& name) const {
    if (name == "agency") return m_facts.agency.empty() ? blank_for("机关名称") : m_facts.agency;
    if (name == "from") return day_words(m_period.from);
    if (name == "to") return day_words(m_period.to);
    if (name == "fees") return m_facts.yuan ? std::to_string(*m_facts.yuan) : blank_for("金额");
    if (name == "costs") return m_facts.costs ? m_facts.costs->text() : blank_for("金额");
    if (name == "waived") return m_facts.waived ? m_facts.waived->text() : blank_for("金额");
    return std::to_string(rules::year_of(m_period.from));
  }

  /// A sum with a blank in it is not known: a blank is not a zero (F10).
  std::string figure(const rules::CellSum& sum) const {
    Figure out;
    for (const auto& term : sum.terms) {
      const auto& part = m_table.cells[term.cell];
      if (!part) return blank_for("数字");
      out = term.minus ? out - *part : out + *part;
    }
    return out.text();
  }

  const rules::FilledTable& m_table;
  const Period& m_period;
  const ReportFacts& m_facts;
};

}  // namespace

std::string blank_for(std::string_view what) { return "【请填写：" + std::string(what) + "】"; }

AnnualReport draft_report(const rules::FilledTable& table, const Period& period, const ReportFacts& facts) {
  const auto& sentences = rules::report_sentences(*table.form);
  const Draft draft(table, period, facts);
  const auto* form_of_year = rules::form_of_year(rules::year_of(period.to));
  const auto& of_year = rules::report_sentences(form_of_year ? *form_of_year : *table.form);
  const auto is_of_other_years = [&](const ReportLine& line) {
    return (line.kind == ReportLine::fees || line.kind == ReportLine::costs) && !of_year.has(line.kind);
  };
  AnnualReport out{draft.sentence(sentences.title), draft.sentence(of_year.intro), {}};
  for (const auto& part : sentences.parts) {
    auto& section = out.sections.emplace_back(ReportSection{part.title, {}});
    for (const auto& line : part.lines)
      if (!is_of_other_years(line)) section.blocks.push_back(draft.block(line));
  }
  return out;
}

std::string report_text(const AnnualReport& report) {
  std::string out = report.title + "\n\n" + report.intro + "\n\n";
  for (const auto& section : report.sections) {
    out += section.title + "\n\n";
    for (const auto& block : section.blocks)
      if (const auto* paragraph = std::get_if<ReportParagraph>(&block)) out += paragraph->text + "\n\n";
  }
  return out;
}

Result<std::optional<std::int64_t>> fees_paid(const Office& office, const TableQuery& query) {
  const Records records(office, query);
  std::vector<StreamId> paid;
  office.store().each_event([&](const EventRecord& event) {
    if (event.type == FeePaid::type && (paid.empty() || paid.back() != event.stream)) paid.push_back(event.stream);
  });
  std::ranges::sort(paid);
  paid.erase(std::unique(paid.begin(), paid.end()), paid.end());
  std::int64_t yuan = 0;
  for (const auto stream : paid) {
    const auto loaded = load_request(office, stream);
    if (!loaded) return tl::unexpected(loaded.error());
    if (!records.has(loaded->c.request.agency)) continue;
    for (const auto& wait : loaded->c.waits) {
      if (wait.kind != WaitKind::fee || wait.paid == 0 || !wait.ended_on) continue;
      if (*wait.ended_on < query.period.from || *wait.ended_on > query.period.to) continue;
      if (wait.yuan == 0) return std::optional<std::int64_t>();
      yuan += wait.paid - wait.surplus();
    }
  }
  return std::optional(yuan);
}

}  // namespace qixian::engine
