#include "present/forms/form.hpp"

#include <algorithm>
#include <array>

namespace qixian::present {

std::string_view code_of(FieldKind kind) {
  static constexpr std::array<std::string_view, 10> words{"text", "own_words", "day",    "yes_no",   "number",
                                                          "fen",  "code",      "agency", "own_list", "item_codes"};
  return words[static_cast<std::size_t>(kind)];
}

Field Field::need() && {
  required = true;
  return std::move(*this);
}

Field Field::as(std::string other_option) && {
  option = std::move(other_option);
  return std::move(*this);
}

Field Field::one_of(std::vector<Choice> codes) && {
  kind = FieldKind::code;
  choices = std::move(codes);
  return std::move(*this);
}

Field Field::typed_as(const char* help_of_option) && {
  typed = {help_of_option, {}};
  return std::move(*this);
}

Field Field::between(int from, int until) && {
  least = from;
  most = until;
  return std::move(*this);
}

Field Field::never_with(std::string_view other) && {
  not_with = other;
  return std::move(*this);
}

Field Field::negated(std::string other_option) && {
  option = std::move(other_option);
  says_no = true;
  return std::move(*this);
}

const Field* Form::field(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

const Form* form_of(std::string_view act) {
  const auto& all = request_forms();
  const auto found = std::ranges::find(all, act, &Form::act);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace qixian::present
