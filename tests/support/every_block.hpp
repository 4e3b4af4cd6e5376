#pragma once
#include "engine/document/document.hpp"

namespace qixian::tests {

/// A paper (invented) in which each kind of block stands once, with signs that each format escapes its own way.
inline engine::document::Document every_block() {
  using namespace engine::document;
  Table form{.title = "附表", .level = 2, .form = true, .columns = {{1}, {3}, {4}}, .head_rows = 1};
  form.rows = {{{{"项目", Cell::Kind::head, 1, 2}, {"件数", Cell::Kind::head}}},
               {{{"答复", Cell::Kind::label, 2}, {"予以公开", Cell::Kind::label, 1, 1, 1}, {"3", Cell::Kind::figure}}},
               {{{"A & B", Cell::Kind::label}, {"", Cell::Kind::figure}}}};
  Table list{.title = "超期 1 件", .tone = Tone::alarm, .columns = {{0, Column::Breaks::anywhere}, {}}};
  list.rows = {{{{"编号"}, {"天数"}}},
               {{{"东篱县水利局 1 件", Cell::Kind::agency, 1, 2}}},
               {{{"〔2024〕<1>"}, {"最后一日", Cell::Kind::days}}},
               {{{"合计"}, {"1", Cell::Kind::figure}}, true}};
  return {
      "告知书 <2024>",
      "zh",
      Look::official,
      {RedHead{"东篱县水利局文件", with_blanks("东水公复〔2024〕【请填写：序号】号")}, Heading{"政府信息公开告知书", 0},
       Paragraph{"林某：", Setting::left}, Paragraph{with_blanks("你于【请填写：日期】提交的“渠道 & 闸门”申请收悉。")},
       Heading{"一、答复", 1, Tone::warning}, Paragraph{"居中", Setting::centre}, list, form,
       Bars{"按时办结", Tone::calm, {{"水利局 & 站", "50.0%", 0.5}}},
       List{"附件：", {"<清单>", to_write("【请填写】")}}, Seal{{"东篱县水利局", "2024年3月4日"}}, PageBreak{},
       Paragraph{"回执", Setting::right}, Foot{"由期限系统生成"}}};
}

}  // namespace qixian::tests
