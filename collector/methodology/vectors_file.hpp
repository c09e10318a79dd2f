#pragma once

#include "measure/result.hpp"
#include "score/reference_vectors.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace collector {

/// config/methodologies/reference-vectors.toml as it was when the program was built.
extern const std::string_view kReferenceVectors;

/// config/methodologies/irs-1.toml as it was then.
extern const std::string_view kShippedEdition;

/// Worked figures to compare with, or every error of their file: then `errors` is not empty.
struct VectorsFile {
    std::vector<score::VectorCase> vectors;
    std::vector<measure::Error> errors;
};

VectorsFile read_vectors_text(std::string_view toml, const std::string& name);

}  // namespace collector
