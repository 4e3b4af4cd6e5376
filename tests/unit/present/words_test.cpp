#include "present/language/words.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "support/scratch.hpp"

using namespace qixian::present;

namespace {

constexpr const char* kCatalogue = R"(
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"
msgid "due {0}"
msgstr "到期日 {0}"
msgid "{0} of {1}"
msgstr "{1} 中的 {0}"
msgid "until {0}"
msgstr "至 {0}"
msgid "typed {0}"
msgstr "写作 {0:r}"
msgid "columns {0}"
msgstr "列 {0}"
msgid "fee"
msgstr "信息处理费"
msgid "broken {0}"
msgstr "坏 {0"
msgid "asks {0}"
msgstr "多 {1}"
msgid "{0} day"
msgid_plural "{0} days"
msgstr[0] "{0} 天"
)";

/// A catalogue of its own, so that these tests know every word of it.
struct Catalogue {
  qixian::tests::ScratchFolder scratch;
  const std::filesystem::path folder = scratch / "";

  Catalogue() {
    const auto messages = folder / "zh_CN/LC_MESSAGES";
    std::filesystem::create_directories(messages);
    std::ofstream(folder / "zh.po") << kCatalogue;
    const std::string compile = "msgfmt -o " + (messages / "qixian.mo").string() + " " + (folder / "zh.po").string();
    REQUIRE(std::system(compile.c_str()) == 0);
    setenv("QIXIAN_LOCALEDIR", folder.c_str(), 1);
  }
  ~Catalogue() { unsetenv("QIXIAN_LOCALEDIR"); }
};

std::string from_locale(const char* all, const char* messages, const char* lang) {
  setenv("LC_ALL", all, 1);
  setenv("LC_MESSAGES", messages, 1);
  setenv("LANG", lang, 1);
  auto language = language_of_locale();
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) unsetenv(name);
  return language;
}

}  // namespace

TEST_CASE("Chinese without a Chinese locale on the system") {
  const Catalogue catalogue;
  const Words zh("zh");
  CHECK(zh.language() == "zh");
  CHECK(std::string(zh.tr("due {0}")) == "到期日 {0}");
  CHECK(zh.render({"due {0}", {"2024-01-02"}}) == "到期日 2024-01-02");
  CHECK(zh.render({"{0} of {1}", {"3", "7"}}) == "7 中的 3");
  CHECK(std::string(zh.ntr("{0} day", "{0} days", 1)) == "{0} 天");
  CHECK(Words("en").render({"due {0}", {"2024-01-02"}}) == "due 2024-01-02");
}

TEST_CASE("each speaks its own language, whichever was made last") {
  const Catalogue catalogue;
  const Words zh("zh"), en("en");
  CHECK(zh.render({"due {0}", {"x"}}) == "到期日 x");
  CHECK(en.render({"due {0}", {"x"}}) == "due x");
  CHECK(en.in("zh").render({"due {0}", {"x"}}) == "到期日 x");
  CHECK(en.render({"due {0}", {"x"}}) == "due x");
}

TEST_CASE("a copy holds the catalogue that it was made with") {
  std::optional<Words> copy;
  {
    const Catalogue catalogue;
    const Words zh("zh");
    copy = zh.in("zh");
  }
  CHECK(copy->render({"due {0}", {"x"}}) == "到期日 x");
}

TEST_CASE("what the catalogue does not know stays English") {
  const Catalogue catalogue;
  const Words zh("zh");
  CHECK(zh.render({"unheard of {0}", {"x"}}) == "unheard of x");
  CHECK(std::string(zh.tr("")).empty());
  CHECK(zh.render({}).empty());
  CHECK(std::string(zh.ntr("{0} week", "{0} weeks", 2)) == "{0} weeks");
}

TEST_CASE("a broken translation does not throw") {
  const Catalogue catalogue;
  const Words zh("zh");
  CHECK(zh.render({"broken {0}", {"x"}}) == "broken x");
  CHECK(zh.render({"asks {0}", {"x"}}) == "asks x");
  CHECK(zh.render({"too few {0} {1}", {"x"}}) == "too few {0} {1}");
}

TEST_CASE("braces in an argument are text") { CHECK(Words("en").render({"is {0}", {"{1}"}}) == "is {1}"); }

TEST_CASE("an argument is said by its kind, and never guessed from its text") {
  namespace as = qixian::engine::as;
  const auto day = qixian::rules::civil_day(2024, 1, 2);
  const Catalogue catalogue;
  const Words zh("zh"), en("en");
  CHECK(zh.render({"until {0}", {as::a_code("fee")}}) == "至 信息处理费");
  CHECK(zh.render({"until {0}", {"fee"}}) == "至 fee");
  CHECK(zh.render({"until {0}", {day}}) == "至 2024年1月2日 (周二)");
  CHECK(zh.render({"until {0}", {"2024-01-02"}}) == "至 2024-01-02");
  CHECK(zh.render({"until {0}", {as::an_article("R19 art 33")}}) == "至 《政府信息公开条例》第三十三条");
  CHECK(zh.render({"until {0}", {"R19 art 33"}}) == "至 R19 art 33");
  CHECK(zh.render({"columns {0}", {as::ledger_columns("number, agency")}}) == "列 编号、受理机关");
  CHECK(zh.render({"until {0}", {Text{"due {0}", {day}}}}) == "至 到期日 2024年1月2日 (周二)");
  CHECK(zh.render({"until {0}", {1'000}}) == "至 1000");
  CHECK(zh.render({"typed {0}", {day}}) == "写作 2024-01-02");
  CHECK(zh.render({"typed {0}", {as::a_code("fee")}}) == "写作 fee");

  CHECK(en.render({"until {0}", {as::a_code("fee")}}) == "until fee");
  CHECK(en.render({"until {0}", {day}}) == "until 2024-01-02");
  CHECK(en.render({"columns {0}", {as::ledger_columns("number, agency")}}) == "columns number, agency");
  CHECK(en.render({"until {0}", {Text{"due {0}", {day}}}}) == "until due 2024-01-02");
}

TEST_CASE("a catalogue that is missing or damaged leaves English") {
  const Catalogue catalogue;
  std::ofstream(catalogue.folder / "zh_CN/LC_MESSAGES/qixian.mo") << "not a catalogue";
  CHECK(Words("zh").render({"due {0}", {"x"}}) == "due x");
  std::filesystem::remove_all(catalogue.folder);
  CHECK(Words("zh").render({"due {0}", {"x"}}) == "due x");
}

TEST_CASE("the language of the locale") {
  CHECK(from_locale("", "", "zh_CN.UTF-8") == "zh");
  CHECK(from_locale("", "", "zh_TW") == "zh");
  CHECK(from_locale("", "C", "zh_CN.UTF-8") == "en");
  CHECK(from_locale("zh_CN.UTF-8", "en_US.UTF-8", "C") == "zh");
  CHECK(from_locale("", "", "C.UTF-8") == "en");
  CHECK(from_locale("", "", "") == "en");
}

TEST_CASE("the catalogue of the build is found beside the program") {
  CHECK(Words("zh").render({"{0} left", {"0:05"}}) == "剩余 0:05");
}
