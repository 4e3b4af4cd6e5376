#pragma once
#include <chrono>
#include <string>
#include <string_view>

namespace qixian::adapters::smtp {

/// RFC 2047: UTF-8 as encoded words of at most 75 characters, folded; plain ASCII stays. Line ends and control
/// characters become blanks, so that no text can begin a header of its own.
std::string encoded_words(std::string_view text);

/// RFC 5322: Tue, 24 Nov 2026 17:30:00 +0800, in the office's time.
std::string date_header(std::chrono::sys_seconds at);

/// Name <address>, the name encoded; the address alone without a name.
std::string mailbox(std::string_view name, std::string_view address);

/// <key@domain of the sender>
std::string message_id(std::string_view key, std::string_view from);

}  // namespace qixian::adapters::smtp
