// Every block in each format of present/; a word processor's is adapters/docx.
#include "engine/document/document.hpp"

#include <doctest/doctest.h>

#include "present/render/mail_page.hpp"
#include "present/render/page.hpp"
#include "present/render/plain_text.hpp"
#include "support/every_block.hpp"

using namespace qixian;
using namespace qixian::engine::document;
using tests::every_block;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

}  // namespace

TEST_CASE("a sentence's blanks are its own pieces") {
  CHECK(with_blanks("收取【请填写：金额】元").pieces ==
        std::vector<Piece>{{"收取", false}, {"【请填写：金额】", true}, {"元", false}});
  CHECK(with_blanks("【甲】【乙】").pieces == std::vector<Piece>{{"【甲】", true}, {"【乙】", true}});
  CHECK(with_blanks("【没有写完").pieces == std::vector<Piece>{{"【没有写完", true}});
  CHECK(with_blanks("多余】").pieces == std::vector<Piece>{{"多余】", false}});
  CHECK(with_blanks("").empty());
  CHECK(with_blanks("收取【请填写：金额】元").text() == "收取【请填写：金额】元");
}

TEST_CASE("a page says every block, escaped") {
  const auto page = present::html_page(every_block());
  for (const auto* part :
       {"<html lang=\"zh-CN\">",
        "<title>告知书 &lt;2024&gt;</title>",
        "<p class=\"agency\">东篱县水利局文件</p>",
        "东水公复〔2024〕<mark>【请填写：序号】</mark>号",
        "<h1>政府信息公开告知书</h1>",
        "<p>林某：</p>",
        "<p class=\"body\">你于<mark>【请填写：日期】</mark>提交的“渠道 &amp; 闸门”申请收悉。</p>",
        "<section><h2 class=\"today\">一、答复</h2>",
        "<p class=\"centre\">居中</p>",
        "<h2 class=\"overdue\">超期 1 件</h2>",
        "<th class=\"agency\" colspan=\"2\">东篱县水利局 1 件</th>",
        "<td>〔2024〕&lt;1&gt;</td><td class=\"days\">最后一日</td>",
        "<tr class=\"all\"><td>合计</td><td class=\"n\">1</td></tr>",
        "<div class=\"whole\"><h3>附表</h3>\n<table class=\"form\"><colgroup><col style=\"width:12.5%\">"
        "<col style=\"width:37.5%\"><col style=\"width:50%\"></colgroup>\n<thead><tr><th colspan=\"2\">项目</th>",
        "<th class=\"label\" rowspan=\"2\">答复</th><th class=\"label\" style=\"padding-left:2em\">予以公开</th>"
        "<td>3</td></tr>\n<tr><th class=\"label\">A &amp; B</th><td></td></tr>\n</tbody></table>",
        ">水利局 &amp; 站</text>",
        "width=\"300.0\"",
        "<p>1. &lt;清单&gt;</p>",
        "<p>2. <mark>【请填写】</mark></p>",
        "<p class=\"sign\">东篱县水利局<br>2024年3月4日</p>",
        "break-after:page",
        "<p class=\"right\">回执</p>",
        "<footer>由期限系统生成</footer>"}) {
    CAPTURE(std::string(part));
    CHECK(has(page, part));
  }
  CHECK(count(page, "<section") == count(page, "</section>"));
  CHECK(count(page, "<div") == count(page, "</div>"));
}

TEST_CASE("a notice's blanks are not marked on a page, nor its columns set") {
  auto paper = every_block();
  paper.look = Look::notice;
  const auto page = present::html_page(paper);
  CHECK_FALSE(has(page, "<mark>"));
  CHECK_FALSE(has(page, "<col"));
  CHECK(has(page, "【请填写：序号】"));
}

TEST_CASE("a mail says every block with styles of its own, and loads nothing") {
  const auto mail = present::mail_page(every_block());
  for (const auto* part :
       {"<h1 style=\"margin:0 0 12px;font-size:20px;line-height:1.4;color:#1c2126\">告知书 &lt;2024&gt;</h1>",
        "东篱县水利局文件</p>", "【请填写：序号】号</p>", "政府信息公开告知书</p>",
        "提交的“渠道 &amp; 闸门”申请收悉。</p>",
        "background:#b00020;color:#ffffff;font-size:16px;font-weight:bold\">超期 1 件</td>",
        "<td colspan=\"2\" style=\"padding:8px 6px;background:#f2f4f7;font-weight:bold\">东篱县水利局 1 件</td>",
        "word-break:break-all\">〔2024〕&lt;1&gt;</td>", ">A &amp; B</td>", "水利局 &amp; 站 50.0%</p>",
        "1. &lt;清单&gt;</p>", "text-align:right;color:#1c2126\">2024年3月4日</p>", ">由期限系统生成</p>"}) {
    CAPTURE(std::string(part));
    CHECK(has(mail, part));
  }
  CHECK_FALSE(has(mail, "<style"));
  CHECK_FALSE(has(mail, "class="));
  CHECK(count(mail, "<table") == count(mail, "</table>"));
}

TEST_CASE("plain text says every block but the title, which is a mail's subject") {
  CHECK(present::plain_text(every_block()) ==
        "东篱县水利局文件\n东水公复〔2024〕【请填写：序号】号\n\n政府信息公开告知书\n林某：\n"
        "你于【请填写：日期】提交的“渠道 & 闸门”申请收悉。\n\n一、答复\n居中\n\n超期 1 件\n  东篱县水利局 1 件\n"
        "    〔2024〕<1>  最后一日\n    合计  1\n\n附表\n    答复  予以公开  3\n    A & B  \n\n按时办结\n"
        "    水利局 & 站  50.0%\n\n附件：\n  1. <清单>\n  2. 【请填写】\n\n东篱县水利局\n2024年3月4日\n\n回执\n\n"
        "由期限系统生成\n");
}
