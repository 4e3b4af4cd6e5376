#include "present/words.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <boost/locale/gnu_gettext.hpp>
#include <cstdlib>
#include <filesystem>
#include <locale>
#include <optional>
#include <vector>

namespace qixian::present {
namespace {

Wording word_of = nullptr, column_of = nullptr;

struct Argument {
  std::string text;
};

}  // namespace
}  // namespace qixian::present

/// {0} as it is, {0:w} by its word, {0:c} by the heading of the column.
template <>
struct fmt::formatter<qixian::present::Argument> : fmt::formatter<std::string_view> {
  char kind = 0;
  constexpr auto parse(format_parse_context& in) {
    const bool said = in.begin() != in.end() && (*in.begin() == 'w' || *in.begin() == 'c');
    if (said) kind = *in.begin();
    return said ? in.begin() + 1 : formatter<std::string_view>::parse(in);
  }
  template <class Out>
  auto format(const qixian::present::Argument& argument, Out& out) const {
    const auto say = kind == 'w' ? qixian::present::word_of : kind == 'c' ? qixian::present::column_of : nullptr;
    return formatter<std::string_view>::format(say ? say(argument.text) : argument.text, out);
  }
};

namespace qixian::present {
namespace {

using Catalogue = boost::locale::message_format<char>;

struct Shown {
  std::string language = "en";
  std::locale owner;  ///< keeps the catalogue alive
  const Catalogue* catalogue = nullptr;
};

Shown& shown() {
  static Shown instance;
  return instance;
}

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string_view language_of_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const auto value = variable(name); !value.empty()) return value.starts_with("zh") ? "zh" : "en";
  return "en";
}

/// Beside the program first, so that a build or a moved installation finds its own catalogue.
std::vector<std::string> catalogue_folders() {
  if (const auto folder = variable("QIXIAN_LOCALEDIR"); !folder.empty()) return {std::string(folder)};
  std::vector<std::string> folders;
  std::error_code ignored;
  if (const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored); !ignored)
    folders.push_back(program.parent_path().parent_path() / "share/locale");
  folders.emplace_back(QIXIAN_LOCALEDIR);
  return folders;
}

/// A damaged catalogue is none: English is better than nothing.
void load_catalogue(Shown& to) try {
  boost::locale::gnu_gettext::messages_info wanted;
  wanted.language = std::string("zh");
  wanted.country = std::string("CN");
  wanted.encoding = std::string("UTF-8");
  wanted.domains.emplace_back("qixian");
  wanted.paths = catalogue_folders();
  to.owner = std::locale(std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(wanted));
  to.catalogue = &std::use_facet<Catalogue>(to.owner);
} catch (const std::exception&) {
  to.catalogue = nullptr;
}

/// Nothing when the pattern is broken or asks for more than there is.
std::optional<std::string> fill(const char* pattern, const std::vector<std::string>& args) try {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const auto& arg : args) store.push_back(Argument{arg});
  return fmt::vformat(pattern, store);
} catch (const fmt::format_error&) {
  return std::nullopt;
}

}  // namespace

void set_language(std::string_view language) {
  if (language.empty()) language = language_of_locale();
  Shown next;
  next.language = language == "zh" ? "zh" : "en";
  if (next.language == "zh") load_catalogue(next);
  shown() = std::move(next);
}

void set_wording(Wording word, Wording column) {
  word_of = word;
  column_of = column;
}

const std::string& language() { return shown().language; }

InLanguage::InLanguage(std::string_view other) : m_before(language()) {
  if (other != m_before) set_language(other);
}

InLanguage::~InLanguage() {
  if (language() != m_before) set_language(m_before);
}

const char* tr(const char* id) {
  const Catalogue* catalogue = shown().catalogue;
  if (!catalogue || *id == '\0') return id;  // the empty id holds the catalogue's own header
  const char* translated = catalogue->get(0, nullptr, id);
  return translated ? translated : id;
}

const char* ntr(const char* one, const char* many, int count) {
  const Catalogue* catalogue = shown().catalogue;
  const char* translated = catalogue ? catalogue->get(0, nullptr, one, count) : nullptr;
  if (translated) return translated;
  return count == 1 ? one : many;
}

std::string render(const engine::Text& text) {
  const char* id = text.id.c_str();
  for (const char* pattern : {tr(id), id})
    if (auto filled = fill(pattern, text.args)) return *std::move(filled);
  return text.id;
}

}  // namespace qixian::present
