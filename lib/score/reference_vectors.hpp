#pragma once

#include "score/methodology.hpp"

#include <string>
#include <vector>

namespace score {

/// A worked figure as it stands in config/methodologies/reference-vectors.toml, where the words of each kind are explained.
struct VectorCase {
    std::string input{};                ///< For people.
    std::string source{};               ///< Where the expectation comes from: "4.9", or "derived".
    std::string kind{};                 ///< Which part of the arithmetic it tries.
    std::vector<std::string> given{};   ///< Lines of words: a name, then its values.
    std::vector<std::string> expect{};  ///< The same: a name, then what must come out.
    std::string because{};              ///< How a derived expectation is found by hand.
};

/// One number or word of a vector: what is expected and what this program computes, to as many decimals as are expected.
struct Figure {
    std::string name{};
    std::string expected{};
    std::string computed{};
};

struct ReferenceVector {
    std::string input{};
    std::string source{};
    std::string because{};
    std::vector<Figure> figures{};
};

/// Computes a vector by an edition whose checks are called by their numbers in the catalogue ("W-6"): every parameter is the
/// edition's. What it asks that nobody computes comes out as "nothing": it differs.
ReferenceVector compute(const VectorCase& asked, const Methodology& edition);

/// Do all figures of the vector agree, and is there one?
bool agrees(const ReferenceVector& vector);

}  // namespace score
