#pragma once
#include <string>

#include "engine/store/ports.hpp"

namespace qixian::tests {

using rules::Day;

inline Day on(const char* text) { return rules::parse_day(text).value(); }

inline engine::NewEvent event(std::string type, std::string data = "{}", const char* day = "2026-11-23") {
  return {std::move(type), on(day), "2026-11-23T10:00:00.000Z", "李", std::move(data)};
}

}  // namespace qixian::tests
