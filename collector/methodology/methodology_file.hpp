#pragma once

#include "measure/result.hpp"
#include "score/methodology.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace collector {

/// A parameter file (config/methodologies/*.toml), or every error of it: then `errors` is not empty.
struct MethodologyFile {
    score::Methodology rules;
    std::string toml;  ///< As read: published beside the scores.
    std::vector<measure::Error> errors;
};

MethodologyFile read_methodology_text(std::string_view toml, const std::string& name);
MethodologyFile read_methodology_file(const std::filesystem::path& file);

}  // namespace collector
