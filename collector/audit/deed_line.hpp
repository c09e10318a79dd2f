#pragma once

#include "collector/ports/audit_trail.hpp"

#include <string>
#include <string_view>

namespace collector::audit {

/// The hash before the first deed.
constexpr std::string_view kNoHash = "0000000000000000000000000000000000000000000000000000000000000000";

/// A deed as one line of JSON without its end, naming the SHA-256 of the line before. Deterministic.
std::string deed_line(const Deed& deed, std::string_view previous_sha256);

/// A line read back, with the hash that it names.
struct ReadLine {
    Deed deed;
    std::string previous_sha256;
};

measure::Result<ReadLine> read_line(std::string_view line);

}  // namespace collector::audit
