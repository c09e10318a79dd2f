#pragma once

#include <optional>
#include <string>

namespace e2e {

/// What tests/e2e/crash.py gives.
struct GeneratorOptions {
    std::string name;
    std::string collector;
    std::string ca;
    std::string token_file;
    std::string spool;
    std::string issued;  ///< Every payload, before it goes into the spool.
    std::string sealed;  ///< Payloads whose batch is durable: from then on they are owed.
    bool drain = false;  ///< One fresh payload, then everything in the spool, then the end.
};

/// nullopt when an option is missing or unknown; the reason is on standard error.
std::optional<GeneratorOptions> parse_options(int argc, char** argv);

}  // namespace e2e
