#pragma once
#include <CLI/CLI.hpp>

#include "cli/context.hpp"

/// CLI11's own words, in the user's language. English keeps what CLI11 prints.
namespace qixian::cli {

/// Before the first subcommand is added: they inherit the formatter and the help option.
void translate_help(const Words& words, CLI::App& app);
/// Prints the help or the error that ended the parsing, as JSON where that was asked for. @returns the exit code
int tell_parse_error(const CLI::App& app, const CLI::ParseError& error, Context& context);

}  // namespace qixian::cli
