#include "present/language/config_fault.hpp"

#include "present/language/words.hpp"

namespace qixian::present {

std::string fault_place(const std::string& file, const adapters::config::Fault& fault) {
  return fault.line == 0 ? file : file + ":" + std::to_string(fault.line) + ":" + std::to_string(fault.column);
}

engine::Text fault_text(const Words& words, const std::string& file, const adapters::config::Fault& fault) {
  const auto hint = fault.hint.id.empty() ? "" : " → " + words.render(fault.hint);
  return {"{0}", {fault_place(file, fault) + ": " + words.render(fault.message) + hint}};
}

}  // namespace qixian::present
