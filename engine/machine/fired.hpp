#pragma once
#include <string>
#include <string_view>

#include "engine/base/error.hpp"

/// What every machine answers. Each is thrown away after a step: restored by the text code of its state, fired, read.
/// Boost.MSM stays in *_machine.cpp; each fire_* stands beside its own machine.
namespace qixian::engine {

struct Fired {
  enum { ok, refused, not_here } result = ok;
  std::string state;  ///< after the step
  Text why;           ///< of a refusal
  std::string article;
};

/// One row of a transition table, for `workflow`, `actions` and the documents.
struct Row {
  std::string_view source, command, target, action, guard;
};

}  // namespace qixian::engine
