#pragma once
#include <CLI/CLI.hpp>

/// CLI11's own words, in the user's language. English keeps what CLI11 prints.
namespace qixian::cli {

/// Before the first subcommand is added: they inherit the formatter and the help option.
void translate_help(CLI::App& app);
/// Prints the help or the error that ended the parsing. @returns the exit code
int tell_parse_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace qixian::cli
