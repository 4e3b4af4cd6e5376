#pragma once
#include <boost/json/fwd.hpp>
#include <string>

#include "engine/base/error.hpp"
#include "present/language/words.hpp"

/// What a service answers beside the views of the other rooms.
namespace qixian::present {

namespace json = boost::json;

/// A refusal as RFC 9457 has it, with its code, article and hint. @param instance which request was refused
json::object problem_json(const Words& words, const engine::Error& error, int status, const std::string& instance);
/// The status that a refusal is told under, by its code: 404 for what is not there, 403 for who may not, 409 for what
/// moved on, 503 for a store that can't be used now; else 422: it was understood, and the law or the case forbids it.
int status_of(const engine::Error& error);

}  // namespace qixian::present
