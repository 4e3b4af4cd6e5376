#pragma once
#include "present/language/front_door.hpp"

namespace qixian::cli {

/// What a hint speaks of as it is typed: a field as an option, a place and an act as a command.
class TerminalDoor : public present::FrontDoor {
 public:
  std::string field(const present::Words& words, const engine::Argument& field) const override;
  std::string view(const present::Words& words, const engine::Argument& view) const override;
  std::string act(const present::Words& words, const engine::Argument& act) const override;
};

}  // namespace qixian::cli
