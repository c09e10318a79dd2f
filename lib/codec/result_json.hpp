#pragma once

#include "measure/report.hpp"

#include <string>
#include <string_view>

/// The lines of a batch: one JSON object each, `kind` says which. Schema 1; fields are added, never reused.
namespace codec {

/// Writes one line without its newline. Invalid UTF-8 of strangers becomes U+FFFD.
std::string to_json_line(const measure::BatchLine& line);
std::string to_json_line(const measure::BatchHeader& header);

/// Reads one line. The error's `where` is the JSON pointer of what is wrong.
measure::Result<measure::BatchLine> parse_batch_line(std::string_view line);
measure::Result<measure::BatchHeader> parse_batch_header(std::string_view line);

/// The evidence of a result line as JSON text, for the API and the command line.
std::string evidence_text(const measure::Evidence& evidence);

}  // namespace codec
