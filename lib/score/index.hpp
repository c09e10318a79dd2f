#pragma once

#include "score/component.hpp"
#include "score/methodology.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace score {

/// What a number may be called in public.
enum class Status : std::uint8_t { published, provisional, insufficient_data };

constexpr std::array<std::string_view, 3> words_of(Status)
{
    return {"published", "provisional", "insufficient_data"};
}

/// A pillar as it enters the index; no value: it is missing.
struct IndexPillar {
    const PillarRules* rules = nullptr;
    Bounded score{};
};

/// The index with its companions (4.6).
struct Index {
    Bounded arithmetic{};               ///< A: renormalised over what exists; bounds with the missing pillars at 0 and 1.
    std::optional<double> geometric{};  ///< G, over what exists.
    const PillarRules* weakest = nullptr;
    bool unbalanced = false;
    double weight_present = 0;  ///< Share of pillar weight that exists.
    Status status = Status::insufficient_data;
    std::vector<std::string> reasons{};  ///< Why it is not simply published; for people.
};

/// Joins the pillars. Never imputes: what is missing widens the interval.
Index score_index(std::span<const IndexPillar> pillars, const Methodology& methodology);

}  // namespace score
