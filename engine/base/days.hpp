#pragma once
#include "rules/civil_date.hpp"

namespace qixian::rules {
class WorkCalendar;
enum class Certainty;
}  // namespace qixian::rules

/// What the engine's rooms take from rules/ by its short name, once for all of them.
namespace qixian::engine {

using rules::Certainty;
using rules::Day;
using rules::WorkCalendar;

}  // namespace qixian::engine
