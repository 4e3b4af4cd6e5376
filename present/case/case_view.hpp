#pragma once
#include <string>

#include "engine/office/office.hpp"
#include "engine/request/remedies/remedies.hpp"
#include "present/language/words.hpp"

/// What is said of one case beside its words and days.
namespace qixian::present {

/// "2026-12-01 (provisional …), 3 working days left"; that the clock stands still.
std::string due_text(const Words& words, const engine::CaseRow& row, const engine::Office& office);
/// What a receipt waits for.
std::string awaited_text(const Words& words, const engine::RequestReceived& request);

// ---- a window: a day beside the reply limit that somebody waits for
std::string window_label(const Words& words, const engine::Window& window);
std::string window_text(const Words& words, const engine::Window& window, const engine::RequestReceived& request);
/// That a supplement or a payment which did not come may be let lapse: from the first working day after its day.
std::string lapse_text(const Words& words, const engine::Window& window, const engine::Case& c,
                       const engine::Office& office);

/// Where the confidentiality review stands, what it found, and whose turn it is.
std::string review_text(const Words& words, const engine::Review& review);

}  // namespace qixian::present
