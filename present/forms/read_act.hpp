#pragma once
#include <string>
#include <string_view>

#include "engine/base/error.hpp"
#include "present/forms/form.hpp"

namespace qixian::present {

/// An act as JSON proposes it: {"on": DAY, "despite": TEXT, "agency": NAME, "fields": {…}}, each of which may be left
/// out where nothing has to be said.
struct ReadAct {
  engine::Fact fact;
  std::optional<rules::Day> on;
  std::string despite;
  std::string agency;  ///< of a receipt: by name, where `fields` has no `agency`
};

/// @returns bad_body for what is no such JSON; unknown_field, bad_value, field_missing with the field in the hint.
/// Which codes there are is the law's to say: an unknown one is refused by the act
engine::Result<ReadAct> read_act(const Form& form, std::string_view body);

}  // namespace qixian::present
