#pragma once
#include "engine/document/document.hpp"
#include "engine/reminding/reminding.hpp"
#include "present/language/words.hpp"

namespace qixian::present {

/// A kind of deadline by its name: 答复期限, reply.
std::string deadline_name(const Words& words, std::string_view kind);

/// What a message says, in the language that is set: of whom, by when, and what follows. A digest has its own page
/// (due_pages.hpp).
engine::document::Document reminder_letter(const Words& words, const engine::Delivery& delivery);

}  // namespace qixian::present
