#pragma once
#include <string>

#include "engine/office/office.hpp"

namespace qixian::desk {

/// Who knocked, as the system knows him.
struct Caller {
  std::string user;         ///< his name on this machine
  bool is_trusted = false;  ///< he may open the store's file: nothing can be kept from him, as at the terminal
};

/// Who that is in this house today: whoever may open its file, or the person who signs in under that name, with his
/// roles, his agency, and those whose substitute he is. @returns not_signed_in
engine::Result<engine::Actor> actor_of(const Caller& caller, const engine::Office& office);

}  // namespace qixian::desk
