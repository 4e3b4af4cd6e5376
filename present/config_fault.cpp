#include "present/config_fault.hpp"

#include "present/words.hpp"

namespace qixian::present {

std::string fault_place(const std::string& file, const adapters::config::Fault& fault) {
  return fault.line == 0 ? file : file + ":" + std::to_string(fault.line) + ":" + std::to_string(fault.column);
}

engine::Text fault_text(const std::string& file, const adapters::config::Fault& fault) {
  const auto hint = fault.hint.id.empty() ? "" : " → " + render(fault.hint);
  return {"{0}", {fault_place(file, fault) + ": " + render(fault.message) + hint}};
}

}  // namespace qixian::present
