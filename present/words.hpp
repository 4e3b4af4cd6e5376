#pragma once
#include <string>
#include <string_view>

#include "engine/base/error.hpp"

namespace qixian::present {

using engine::N_;
using engine::Text;

/// The language of all that is shown, set once by main before anything is. The catalogue is read by Boost.Locale
/// and not by the C library, whose gettext() wants a generated zh_CN locale: a small Debian has none, and with
/// C.UTF-8 newer versions of glibc ignore LANGUAGE too.
/// @param language "zh", "en", or "" for LC_ALL, LC_MESSAGES, LANG, the first that is set: zh* is zh, all else en
void set_language(std::string_view language);

/// Another language for what goes to others, until the end of the scope.
class InLanguage {
 public:
  explicit InLanguage(std::string_view other);
  ~InLanguage();
  InLanguage(const InLanguage&) = delete;
  InLanguage& operator=(const InLanguage&) = delete;

 private:
  std::string m_before;
};

/// How a code that fills {0:w}, or the name of a ledger's column that fills {0:c}, is said; only a translation asks for
/// it, the English shows the code.
using Wording = std::string (*)(const std::string& code);
void set_wording(Wording word, Wording column);

/// "zh" or "en".
const std::string& language();

/// The translation, or the id where there is none.
const char* tr(const char* id);
/// The same for a number of things; English has two forms, Chinese one. {0} is not filled in.
const char* ntr(const char* one, const char* many, int count);

/// Translated, its {0} filled in. A translation that is broken must not break the program: the English stands in.
std::string render(const engine::Text& text);

}  // namespace qixian::present
