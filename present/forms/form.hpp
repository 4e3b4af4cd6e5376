#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/request/case/event.hpp"

/// What each act asks for: the one description of its fields. From it come the options of the command line, the bodies
/// that the service reads and their schema, and the fields of a page.
namespace qixian::present {

/// What stands in a field: a text that names nobody; words of somebody's own, which may, and are kept apart; a civil
/// day; yes or no; a whole number; a sum in fen (a terminal takes yuan); one of some codes; an agency by its id;
/// several of own words; the outcome of single items.
enum class FieldKind { text, own_words, day, yes_no, number, fen, code, agency, own_list, item_codes };
std::string_view code_of(FieldKind kind);

using FieldValue = std::variant<bool, std::int64_t, rules::Day, std::string, std::vector<std::string>,
                                std::vector<engine::ItemAnswer>>;

struct Choice {
  std::string_view code;
  const char* help = nullptr;  ///< an id of the catalogue, where a code has words of its own here; a flag at a terminal
};

struct Field {
  std::string_view name;  ///< of the fact and in JSON: approved_by
  std::string option;     ///< at a terminal, without its dashes: approved-by; in capitals: a word by itself
  FieldKind kind = FieldKind::text;
  engine::Text help = {};   ///< an id of the catalogue with what fills it; empty: its codes say enough
  engine::Text typed = {};  ///< its help at a terminal, where that has to say more: how it is typed
  bool required = false;
  bool says_no = false;              ///< the option says that it is not so: --unreasonable
  std::vector<Choice> choices = {};  ///< of a code: all that there are
  int least = 0, most = 0;           ///< of a number; both 0: any
  std::string_view not_with = {};    ///< the field that may not stand beside it
  /// Puts a value of the field's kind into a fact of the form's.
  void (*put)(engine::Fact& fact, FieldValue value) = nullptr;

  Field need() &&;
  Field as(std::string other_option) &&;
  Field one_of(std::vector<Choice> codes) &&;
  Field typed_as(const char* help_of_option) &&;
  Field between(int from, int until) &&;
  Field never_with(std::string_view other) &&;
  Field negated(std::string other_option) &&;
};

struct Form {
  std::string act;     ///< extend, reconsideration.file, review.mark
  engine::Text help;   ///< what it records
  engine::Fact blank;  ///< the fact before anything is filled in
  std::vector<Field> fields;
  /// What the day of the act is; none: it has no day of its own.
  const char* day_help = engine::N_("the day it happened; else today");

  const Field* field(std::string_view name) const;
  std::string verb() const { return engine::verb_of(blank); }
};

/// Of every act of a request, in the order of its life; `receive` first, whose agency is given beside it.
const std::vector<Form>& request_forms();
/// Null for what is no act of a request.
const Form* form_of(std::string_view act);

}  // namespace qixian::present
