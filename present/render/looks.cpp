#include "present/render/looks.hpp"

namespace qixian::present {
namespace {

using engine::document::Look;

// A machine that lacks a typeface takes the next one; all of them have Chinese.
constexpr const char* form = R"(
@page { size: A4; margin: 16mm 15mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 180mm; color: #000; font: 10.5pt/1.5 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Songti SC", serif; }
h1 { margin: 0 0 4mm; font-size: 16pt; line-height: 1.4; text-align: center; font-family: "Noto Sans CJK SC", "Source Han Sans SC", SimHei, sans-serif; }
h2 { margin: 5mm 0 1.5mm; font-size: 12pt; break-after: avoid; font-family: "Noto Sans CJK SC", "Source Han Sans SC", SimHei, sans-serif; }
table.form { width: calc(100% - 0.5mm); border-collapse: collapse; table-layout: fixed; font-size: 9pt; line-height: 1.3; }
table.form thead { display: table-header-group; }
table.form tr { break-inside: avoid; }
table.form th, table.form td { padding: 0.7mm 1mm; border: 0.25mm solid #000; vertical-align: middle; overflow-wrap: anywhere; }
table.form th { font-weight: normal; text-align: center; text-wrap: balance; }
table.form th.label { text-align: left; text-wrap: wrap; }
table.form th.label[rowspan] { text-align: center; }
table.form td { text-align: right; font-variant-numeric: tabular-nums; }
table.form td.unit { text-align: center; }
p { margin: 0 0 2mm; }
.whole { break-inside: avoid; }
.notes { margin-top: 4mm; font-size: 9pt; break-inside: avoid; }
.notes p { margin: 0 0 1mm; padding-left: 2em; text-indent: -2em; }
@media screen { body { padding: 8mm 0; } }
)";

/// On top of a form's: it may hold official tables.
constexpr const char* official = R"(
@page { margin: 30mm 24mm 28mm; @bottom-center { content: "— " counter(page) " —"; font-size: 12pt; } }
body { max-width: 162mm; font: 15pt/1.75 FangSong, STFangsong, "FangSong_GB2312", "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; }
h1 { margin: 4mm 0 10mm; font-size: 22pt; }
h2 { margin: 4mm 0 1mm; font-size: 16pt; font-weight: normal; text-indent: 2em; }
p { margin: 0; orphans: 2; widows: 2; }
.body { text-indent: 2em; text-align: justify; } .right, .sign { text-align: right; } .centre { text-align: center; }
.sign { margin-top: 12mm; break-inside: avoid; }
header { margin-bottom: 8mm; text-align: center; } header .agency { margin-bottom: 8mm; color: #c00000; font-size: 36pt; line-height: 1.2; }
header .number { padding-bottom: 2mm; border-bottom: 0.7mm solid #c00000; }
mark { background: #fff3a3; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
table.form { margin: 2mm 0 5mm; }
table:not(.form) { width: calc(100% - 0.5mm); margin: 2mm 0 5mm; border-collapse: collapse; font-size: 10.5pt; line-height: 1.4; }
:not(.form) > thead { display: table-header-group; } :not(.form) > * > tr { break-inside: avoid; }
:not(.form) > * > tr > * { padding: 0.7mm 1mm; border: 0.25mm solid #000; text-align: left; font-weight: normal; overflow-wrap: anywhere; }
.notes { margin: 0; font-size: inherit; } .notes p { margin: 0; padding: 0; text-indent: 2em; }
h3 { margin: 3mm 0 1mm; font-size: 12pt; font-weight: normal; text-align: center; break-after: avoid; }
)";

constexpr const char* rows = R"(
* { box-sizing: border-box; }
body { margin: 0 auto; color: #000; font: 10.5pt/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", SimHei, sans-serif; }
h1 { margin: 0 0 1mm; font-size: 18pt; line-height: 1.3; } h2 { margin: 6mm 0 2mm; font-size: 13pt; break-after: avoid; }
p { margin: 1mm 0 3mm; }
table { width: 100%; border-collapse: collapse; } thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { padding: 1mm 1.5mm; border: 0.3mm solid #666; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: normal; font-size: 9pt; background: #eee; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
td.n { text-align: right; white-space: nowrap; } tr.all td { font-weight: bold; border-top: 0.6mm solid #000; }
svg { display: block; width: 100%; height: auto; font-size: 11px; } figure { margin: 0 0 4mm; break-inside: auto; }
footer { margin-top: 5mm; font-size: 9pt; color: #333; }
@media screen { body { padding: 8mm; } }
)";

constexpr const char* across = "@page { size: A4 landscape; margin: 12mm; }";

constexpr const char* notice =
    "@page { size: A4; margin: 25mm 24mm 22mm 26mm; } body { max-width: 160mm; padding-right: 0.5mm; font-size: 12pt; "
    "} "
    "h1 { margin: 6mm 0 8mm; text-align: center; } .body { text-indent: 2em; } "
    ".sign { margin-top: 12mm; text-align: right; break-inside: avoid; }";

constexpr const char* wall = R"(
@page { size: A4; margin: 14mm 12mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 186mm; color: #000; font: 11pt/1.45 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", SimHei, sans-serif; }
h1 { margin: 0; font-size: 20pt; line-height: 1.3; }
p { margin: 1mm 0 4mm; }
h2 { margin: 6mm 0 2mm; padding: 1mm 2mm; font-size: 14pt; border-left: 3mm solid #000; break-after: avoid; }
h2.overdue { border-color: #b00020; } h2.today { border-color: #c26a00; } h2.soon { border-color: #1d5fa8; }
table { width: 100%; margin: 0 0 4mm; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
th, td { padding: 1.2mm 2mm; border: 0.3mm solid #555; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: normal; font-size: 9.5pt; } th.agency { font-weight: bold; font-size: 11.5pt; background: #e9e9e9; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
tr { break-inside: avoid; } thead tr { break-after: avoid; } tbody tr:first-child { break-before: avoid; }
td.days { font-weight: bold; }
.none { margin-left: 2mm; } footer { margin-top: 4mm; font-size: 9pt; color: #333; }
@media screen { body { padding: 8mm; } }
)";

}  // namespace

Sheet sheet_of(Look look) {
  switch (look) {
    case Look::official:
      return {std::string(form) + official};
    case Look::form:
      return {form};
    case Look::assessment:
      return {std::string(rows) + across};
    case Look::notice:
      return {std::string(rows) + notice, false, false};
    case Look::wall:
      break;
  }
  return {wall};
}

}  // namespace qixian::present
