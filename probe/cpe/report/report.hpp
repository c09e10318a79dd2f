#pragma once

#include "probe/cpe/judge/judge.hpp"

#include <map>
#include <string>

/// The same verdicts in every form that somebody reads. All pure.
namespace cpe::report {

/// A page of its own: no script, no link outside, printable.
std::string to_html(const judge::Verdicts& verdicts);

/// JUnit XML: a row is a test case; FAIL a failure, NOT-OBSERVED and N/A skipped.
std::string to_junit(const judge::Verdicts& verdicts);

/// For the terminal.
std::string to_text(const judge::Verdicts& verdicts);

/// The table of requirements, as docs/generated/cpe-requirements.md has it, and for the terminal.
std::string requirements_markdown();
std::string requirements_text();
std::string requirements_json();
std::string explanation(const judge::Row& row);

/// What differs between two verdict vectors, one row a line; empty when nothing does.
std::string compare(const std::map<std::string, std::string>& before, const std::map<std::string, std::string>& now);

/// & < > and quotes as entities: what came off the wire must not become markup.
std::string escaped(std::string_view text);

}  // namespace cpe::report
