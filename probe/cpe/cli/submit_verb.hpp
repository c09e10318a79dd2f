#pragma once

#include <filesystem>
#include <string>

namespace cpe::cli {

/// What `sextant-cpe submit` was told.
struct SubmitOptions {
    std::filesystem::path folder;
    std::string collector;
    std::filesystem::path token_file;
    std::filesystem::path ca;
    bool without_capture = false;
    bool rejudged = false;
    bool json = false;
    int tries = 5;
};

/// Judges a directory and brings the verdicts to a collector. The same run again has no effect, so it may be repeated at will.
int submit_run(const SubmitOptions& options);

}  // namespace cpe::cli
