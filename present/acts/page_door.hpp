#pragma once
#include "present/language/front_door.hpp"

namespace qixian::present {

/// What a hint speaks of as a page shows it: a field by its label, a place by its title, an act by its word.
class PageDoor : public FrontDoor {
 public:
  std::string field(const Words& words, const engine::Argument& field) const override;
  std::string view(const Words& words, const engine::Argument& view) const override;
  std::string act(const Words& words, const engine::Argument& act) const override;
};

}  // namespace qixian::present
