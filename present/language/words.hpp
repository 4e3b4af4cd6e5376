#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/error.hpp"

namespace qixian::present {

using engine::N_;
using engine::Text;
class FrontDoor;

/// A language that is spoken, given to everything that says something. It never changes, any thread may read it, and a
/// copy shares its catalogue: a house that speaks to many has one for each language.
///
/// The catalogue is read by Boost.Locale and not by the C library, whose gettext() speaks for the whole process and
/// wants a generated zh_CN locale: a small Debian has none, and with C.UTF-8 newer versions of glibc ignore LANGUAGE
/// too.
class Words {
 public:
  /// @param language zh, else it is English. Where the catalogue is missing or damaged, Chinese sentences are English
  /// @param door how it shows what a hint speaks of, and outlives the words; none: by codes
  explicit Words(std::string_view language, const FrontDoor* door = nullptr);
  /// This one, or another language.
  Words in(std::string_view language) const { return language == m_language ? *this : Words(language, m_door); }

  const std::string& language() const { return m_language; }  ///< "zh" or "en"
  bool is_chinese() const { return m_language == "zh"; }
  const FrontDoor* door() const { return m_door; }

  /// The translation, or the id where there is none.
  const char* tr(const char* id) const;
  /// The same for a number of things; English has two forms, Chinese one. {0} is not filled in.
  const char* ntr(const char* one, const char* many, int count) const;
  /// Translated, its {0} filled in as their kinds are said (wording.hpp); {0:r} is the bare text. A translation that is
  /// broken must not break the program: the English stands in.
  std::string render(const Text& text) const;

 private:
  struct Catalogue;
  std::string m_language;
  const FrontDoor* m_door;
  std::shared_ptr<const Catalogue> m_catalogue;  ///< none for English
};

/// By LC_ALL, LC_MESSAGES, LANG, the first that is set: zh* is zh, all else en.
std::string language_of_locale();

}  // namespace qixian::present
