#pragma once
#include "present/language/words.hpp"

/// What the service says of itself, on standard error. Case numbers and keys, never a name, an address or a secret.
namespace qixian::serve::log {

/// For the journal each line begins with its level, <4> and the like (sd-daemon(3)), and has no time: the journal has
/// its own. Elsewhere a line has its time in UTC.
void begin();

void info(const present::Words& words, const engine::Text& text);
void warn(const present::Words& words, const engine::Text& text);
void error(const present::Words& words, const engine::Text& text);
/// What failed and what to do about it.
void fail(const present::Words& words, const engine::Error& error);

}  // namespace qixian::serve::log
