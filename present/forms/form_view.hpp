#pragma once
#include <boost/json/fwd.hpp>

#include "present/forms/form.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

/// A form as a page shows it: {act, title, day, fields: [{name, label, help, kind, required, codes, least, most}]}.
boost::json::object form_json(const Words& words, const Form& form);
/// The JSON Schema (2020-12) of the body by which an act is proposed: what read_act() takes.
boost::json::object form_schema(const Words& words, const Form& form);

}  // namespace qixian::present
