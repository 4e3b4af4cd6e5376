#pragma once
#include "present/language/words.hpp"

namespace qixian::present {

/// Where somebody stands who is told what to do next: at a terminal a field is an option and a place a command, on a
/// page a field has a label and a place a title.
class FrontDoor {
 public:
  virtual ~FrontDoor() = default;
  /// @param field of an act, with the value that it should have, or several of which any will do
  virtual std::string field(const Words& words, const engine::Argument& field) const = 0;
  /// @param view where something is read, and whose
  virtual std::string view(const Words& words, const engine::Argument& view) const = 0;
  /// @param act a verb, with what it is given
  virtual std::string act(const Words& words, const engine::Argument& act) const = 0;
};

}  // namespace qixian::present
