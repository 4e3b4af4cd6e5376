#pragma once
#include "cli/views.hpp"

namespace qixian::cli {

/// running, overdue, published_in_time, published_late, withheld: on a day.
std::string_view status_on(const engine::PublicationRow& row, Day today);
std::string status_text(const engine::PublicationRow& row, Day today);
json::object to_json(const engine::PublicationRow& row, const engine::PublicationOffice& publications);
/// "2026-12-01 (provisional …), 3 working days left"
std::string due_text(const engine::PublicationRow& row, const engine::Office& office);

// ---- `publish`, its lists and its ledger
void add_publish_lists(Command& publish, Context& context);
void add_publish_ledger(Command& publish, Context& context);

}  // namespace qixian::cli
