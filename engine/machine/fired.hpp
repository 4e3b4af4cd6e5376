#pragma once
#include <string>
#include <string_view>

#include "engine/base/error.hpp"

/// What every machine answers. Each is thrown away after a step: restored by the code of its state, fired, read.
/// Boost.MSM stays in *_machine.cpp; each fire_* stands beside its own machine.
namespace qixian::engine {

struct Firing {
  enum Result { ok, refused, not_here };
};

/// @tparam S the machine's states
template <class S>
struct FiredTo {
  Firing::Result result = Firing::ok;
  S state{};  ///< after the step
  Text why;   ///< of a refusal
  std::string article;
};

/// One row of a transition table, for `workflow`, `actions` and the documents.
struct Row {
  std::string_view source, command, target, action, guard;
};

}  // namespace qixian::engine
