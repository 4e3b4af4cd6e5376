#pragma once
#include <boost/json/fwd.hpp>
#include <span>
#include <string_view>

#include "present/language/words.hpp"

namespace qixian::present {

/// A route as the document of the API tells it.
struct Operation {
  std::string_view method;   ///< get, post
  std::string_view pattern;  ///< /api/v1/cases/{case}
  std::string_view summary;  ///< an id of the catalogue
  std::string_view query;    ///< names of what the query may hold, with blanks between
  std::string_view output;   ///< the schema of its answer (schemas.json)
  bool takes_act = false;    ///< by {act}: one operation for each form
};

/// The API as OpenAPI 3.1 has it: what a program reads to know the routes, and a browser's types come from.
boost::json::object openapi_json(const Words& words, std::span<const Operation> operations, std::string_view version);

}  // namespace qixian::present
