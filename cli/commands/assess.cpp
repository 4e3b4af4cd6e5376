#include <boost/json.hpp>
#include <filesystem>

#include "cli/agency_choice.hpp"
#include "cli/document_file.hpp"
#include "cli/row_sink.hpp"
#include "cli/views.hpp"
#include "present/letters/put_right.hpp"
#include "present/pages/assess_rows.hpp"
#include "present/supervision/assess_json.hpp"

namespace qixian::cli {
namespace {

using engine::Assessed;
using engine::Assessment;

struct Input {
  std::optional<Day> from, to;
  std::string agency, format, output, notices;
  int within = 10;
};

void print_text(const Words& words, const Assessment& a) {
  std::vector<Column> columns;
  for (const auto& c : assess_columns(words))
    columns.push_back({c.head, c.number ? Align::Right : Align::Left, c.number, c.spare});
  Table table(std::move(columns));
  for (const auto& agency : a.agencies) table.add(assess_cells(words, agency));
  table.add(assess_cells(words, together(words, a)));
  print(table);
}

void write_rows(Context& x, const Assessment& a, TableFormat format, const std::string& path) {
  std::vector<std::string> headings;
  std::set<std::string> numbers;
  for (const auto& c : assess_columns(x.words)) {
    headings.push_back(c.head);
    if (c.number) numbers.insert(c.head);
  }
  const auto sink = open_sink(x, path, format, x.words.tr(N_("assessment")), headings, numbers);
  if (!sink) return x.fail(sink.error());
  const auto put = [&](const std::vector<std::string>& cells) {
    (*sink)->row(std::vector<std::string_view>(cells.begin(), cells.end()));
  };
  for (const auto& agency : a.agencies) put(assess_cells(x.words, agency));
  put(assess_cells(x.words, together(x.words, a)));
  if (auto end = (*sink)->finish(); !end) x.fail(end.error());
}

/// An agency's name as the name of a file.
std::string file_name(std::string name) {
  for (auto& c : name)
    if (c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20) c = '_';
  return name;
}

void write_notices(Context& x, const Assessment& a, const Input& in) {
  const auto& office = *x.office();
  const auto until = office.calendar().add(x.today(), in.within);
  const std::string ending = in.format == "docx" ? ".docx" : ".html";
  std::error_code failed;
  std::filesystem::create_directories(in.notices, failed);
  int made = 0;
  for (const auto& agency : a.agencies) {
    const auto faults = engine::faults_of(office, a, agency.agency);
    if (!faults) return x.fail(faults.error());
    const auto count = static_cast<int>(faults->cases.size() + faults->reports.size());
    if (count == 0) continue;
    const auto name = name_of(x.words, agency);
    const auto path = (std::filesystem::path(in.notices) / (file_name(name) + ending)).string();
    const auto notice = put_right(x.words, name, a.period, *faults, until, x.today());
    const bool written = ending == ".docx" ? write_docx(x, notice, path) : write_html(x, notice, path);
    if (!written) return;
    ++made;
    if (!x.json)
      std::cout << path << ": " << x.words.render({x.words.ntr(N_("{0} fault"), N_("{0} faults"), count), {count}})
                << '\n';
  }
  if (x.json) return x.print(notices_json(made, until));
  if (made == 0) std::cout << x.words.tr(N_("nothing to put right")) << '\n';
}

bool is_notice_format(const std::string& format) { return format.empty() || format == "html" || format == "docx"; }

/// A notice is a letter, the assessment none.
bool fits(Context& x, const Input& in) {
  if (in.notices.empty() ? in.format != "docx" : is_notice_format(in.format)) return true;
  const Error error{"wrong_format",
                    {N_("the format {0} doesn't go with this"), {in.format}},
                    {N_("a notice is html or docx, the assessment text, csv, xlsx, json or html"), {}},
                    "",
                    "assess",
                    ""};
  x.fail(error);
  x.exit_code = usage;
  return false;
}

std::optional<engine::Period> period_of(Context& x, const Input& in) {
  if (*in.from <= *in.to) return engine::Period{*in.from, *in.to};
  x.fail({"no_period", {N_("{0} is after {1}"), {*in.from, *in.to}}, {N_("check both dates"), {}}, "", "assess", ""});
  x.exit_code = usage;
  return std::nullopt;
}

void run(Context& x, const Input& in) {
  if (!fits(x, in)) return;
  const auto period = period_of(x, in);
  auto* office = period ? x.office() : nullptr;
  if (!office) return;
  engine::StreamId root = 0;
  if (!in.agency.empty()) {
    const auto named = agency_named(x, in.agency, "assess");
    if (!named) return;
    root = *named;
  }
  const auto a = engine::assess(*office, *period, root);
  if (!a) return x.fail(a.error());
  if (!in.notices.empty()) return write_notices(x, *a, in);
  if (x.json || in.format == "json") return x.print(to_json(*a));
  if (in.format == "html") return void(write_html(x, assess_page(x.words, *a, in.agency), in.output));
  if (in.format == "csv" || in.format == "xlsx")
    return write_rows(x, *a, table_format(in.format, in.output), in.output);
  if (a->agencies.empty()) return x.say({N_("nothing was counted in this period"), {}});
  print_text(x.words, *a);
}

}  // namespace

void add_assess(Command& app, Context& x) {
  auto* c = app.add_subcommand(
      "assess",
      x.words.tr(N_("the supervisor's assessment of a period: in time, days used, flags, corrections, by agency")));
  auto in = std::make_shared<Input>();
  day_option(x.words, *c, "--from", in->from, x.words.tr(N_("its first day")))->required();
  day_option(x.words, *c, "--to", in->to, x.words.tr(N_("its last day")))->required();
  c->add_option("--agency", in->agency, x.words.tr(N_("an agency and all below it")));
  c->add_option("--format", in->format, "text|csv|xlsx|json|html; html|docx")
      ->one_of({"text", "csv", "xlsx", "json", "html", "docx"});
  c->add_option("-o,--output", in->output, x.words.tr(N_("to a file; else to standard output")))->type_name("FILE");
  c->add_option("--notices", in->notices,
                x.words.tr(N_("write each agency's notice to put right into this folder instead")))
      ->type_name("FOLDER");
  c->add_option("--within", in->within, x.words.tr(N_("working days that the notice gives; else 10")))->between(1, 250);
  on_call(*c, x, [&x, in] { run(x, *in); });
}

}  // namespace qixian::cli
