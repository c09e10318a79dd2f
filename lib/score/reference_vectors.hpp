#pragma once

#include <string>
#include <vector>

namespace score {

/// One number or word of a vector: what scoring.md 4.9 says and what this program computes.
struct Figure {
    std::string name{};
    std::string expected{};  ///< Numbers with four decimals.
    std::string computed{};
};

/// One row of scoring.md 4.9.
struct ReferenceVector {
    std::string input{};
    std::vector<Figure> figures{};
};

/// Computes every vector that this program's arithmetic covers. Any implementation must match to four decimals.
std::vector<ReferenceVector> reference_vectors();

/// Do all figures of the vector agree?
bool agrees(const ReferenceVector& vector);

}  // namespace score
