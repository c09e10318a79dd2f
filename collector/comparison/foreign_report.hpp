#pragma once

#include "measure/result.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What others measured of the same services, and how far we agree with them. Pure: octets in, facts out.
namespace collector::comparison {

/// What a test says, theirs or ours. Tests that say nothing are not compared.
enum class Finding : std::uint8_t { pass, partial, fail };

constexpr std::array<std::string_view, 3> words_of(Finding)
{
    return {"pass", "partial", "fail"};
}

/// One test of theirs on one name.
struct ForeignFinding {
    std::string domain{};
    std::string test{};
    Finding finding = Finding::fail;
    std::string word{};  ///< As they wrote it.
};

/// A part of the file that could not be used, and why. Nothing is dropped without one.
struct Refusal {
    std::string where{};
    std::string reason{};
};

/// From one UTC day to another; "" where nothing says.
struct Days {
    std::string first{};
    std::string last{};
};

/// Widens them to hold a day, or that of a moment, "2025-01-16T08:55:24Z"; what is no day says nothing.
void widen(Days& days, std::string_view moment);

/// A file of theirs.
struct ForeignReport {
    std::vector<ForeignFinding> findings{};
    std::uint32_t silent = 0;  ///< Tests that gave no finding: not tested, not applicable, in error.
    std::vector<Refusal> refused{};
    Days days{};  ///< When they measured, by what their file says.
};

/// How a verdict of ours is read beside theirs.
enum class Reading : std::uint8_t {
    graded,  ///< as it is
    any,     ///< they count what is there in part as there
};

/// A test of theirs and the check of ours that asks the same.
struct Counterpart {
    std::string_view test{};
    std::string_view check{};
    std::string_view
        gate{};  ///< Where this check of ours fails, ours fails, though the other cannot be tested then; "": none.
    Reading reading = Reading::graded;
};

/// A form in which others publish.
struct Format {
    std::string_view word{};
    std::string_view what{};
    measure::Result<ForeignReport> (*read)(std::string_view octets) = nullptr;
    std::span<const Counterpart> counterparts{};
};

std::span<const Format> formats();

/// Fails naming the formats there are.
measure::Result<Format> find_format(std::string_view word);

}  // namespace collector::comparison
