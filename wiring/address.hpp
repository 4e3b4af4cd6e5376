#pragma once
#include <string>
#include <string_view>

namespace qixian::wiring {

/// Where a store is, as a user gives it: `sqlite:FILE`, or FILE alone. A word of two letters or more before a colon
/// says the technology; a file whose own name begins so is given as ./FILE.
struct Address {
  std::string scheme = "sqlite";
  std::string rest;
};
Address address_of(std::string_view url);

/// The file that is the store; empty for a store that is none.
std::string file_of(std::string_view url);

}  // namespace qixian::wiring
