#include "present/language/words.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <boost/locale/gnu_gettext.hpp>
#include <cstdlib>
#include <filesystem>
#include <locale>
#include <optional>
#include <vector>

#include "present/language/wording.hpp"

namespace {

struct Blank {
  const qixian::present::Words* words;
  const qixian::engine::Argument* filling;
};

}  // namespace

/// {0} as its kind is said, {0:r} raw: a day as in a file, a code as it is typed.
template <>
struct fmt::formatter<Blank> : fmt::formatter<std::string_view> {
  bool raw = false;
  constexpr auto parse(format_parse_context& in) {
    raw = in.begin() != in.end() && *in.begin() == 'r';
    return raw ? in.begin() + 1 : formatter<std::string_view>::parse(in);
  }
  template <class Out>
  auto format(const Blank& blank, Out& out) const {
    return formatter<std::string_view>::format(
        raw ? blank.filling->text : qixian::present::argument_text(*blank.words, *blank.filling), out);
  }
};

namespace qixian::present {
namespace {

using Messages = boost::locale::message_format<char>;

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
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

/// Nothing when the pattern is broken or asks for more than there is.
std::optional<std::string> fill(const Words& words, const char* pattern,
                                const std::vector<engine::Argument>& args) try {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const auto& arg : args) store.push_back(Blank{&words, &arg});
  return fmt::vformat(pattern, store);
} catch (const fmt::format_error&) {
  return std::nullopt;
}

}  // namespace

struct Words::Catalogue {
  explicit Catalogue(std::locale from) : owner(std::move(from)), messages(std::use_facet<Messages>(owner)) {}
  /// None where it is missing or damaged: English is better than nothing.
  static std::shared_ptr<const Catalogue> load() try {
    boost::locale::gnu_gettext::messages_info wanted;
    wanted.language = std::string("zh");
    wanted.country = std::string("CN");
    wanted.encoding = std::string("UTF-8");
    wanted.domains.emplace_back("qixian");
    wanted.paths = catalogue_folders();
    return std::make_shared<const Catalogue>(
        std::locale(std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(wanted)));
  } catch (const std::exception&) {
    return nullptr;
  }

  std::locale owner;  ///< keeps the messages alive
  const Messages& messages;
};

Words::Words(std::string_view language, const FrontDoor* door)
    : m_language(language == "zh" ? "zh" : "en"),
      m_door(door),
      m_catalogue(language == "zh" ? Catalogue::load() : nullptr) {}

const char* Words::tr(const char* id) const {
  if (!m_catalogue || *id == '\0') return id;  // the empty id holds the catalogue's own header
  const char* translated = m_catalogue->messages.get(0, nullptr, id);
  return translated ? translated : id;
}

const char* Words::ntr(const char* one, const char* many, int count) const {
  const char* translated = m_catalogue ? m_catalogue->messages.get(0, nullptr, one, count) : nullptr;
  if (translated) return translated;
  return count == 1 ? one : many;
}

std::string Words::render(const Text& text) const {
  const char* id = text.id.c_str();
  for (const char* pattern : {tr(id), id})
    if (auto filled = fill(*this, pattern, text.args)) return *std::move(filled);
  return text.id;
}

std::string language_of_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const auto value = variable(name); !value.empty()) return value.starts_with("zh") ? "zh" : "en";
  return "en";
}

}  // namespace qixian::present
