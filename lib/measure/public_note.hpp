#pragma once

#include "measure/target.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

/// What is said in public about published numbers. It stays: a later note answers an earlier one, none replaces it.
namespace measure {

/// A defect of numbers that were published, or of the text that explained them (scoring.md 4.8).
struct Erratum {
    std::string dated{};    ///< The UTC day it is told.
    CountryCode country{};  ///< "": all of them.
    std::string what{};     ///< What changed.
    std::string numbers{};  ///< Which numbers, by how much.
    std::string why{};
    std::string methodology{};  ///< The edition they were made by; "": any.
};

/// What happens to a disputed verdict. The last three end the case.
enum class CaseStep : std::uint8_t { disputed, recheck_asked, upheld, corrected, withdrawn };

constexpr std::array<std::string_view, 5> words_of(CaseStep)
{
    return {"disputed", "recheck_asked", "upheld", "corrected", "withdrawn"};
}

constexpr bool ends_case(CaseStep step)
{
    return step != CaseStep::disputed && step != CaseStep::recheck_asked;
}

/// One step of the dispute about what one check said of one target.
struct CaseNote {
    std::uint64_t number = 0;  ///< Of the case: the ledger position of its first step, in which it is 0.
    CaseStep step = CaseStep::disputed;
    std::string target{};
    CountryCode country{};
    std::string check{};
    std::string by{};       ///< An organisation, never a person.
    std::string text{};     ///< Why it is disputed; what is answered.
    std::string numbers{};  ///< Which published numbers change; with `corrected`.
    std::string round{};    ///< With `disputed`: the UTC day of the verdict in question...
    std::string outcome{};  ///< ...what it was...
    std::string rule{};     ///< ...and the rule that fired.
};

/// An edition of the methodology that is published beside the one in force for a while, and cast back over what is stored.
struct ParallelMethodology {
    std::string id{};
    std::string sha256{};
    std::string first_day{};  ///< UTC days, inclusive: the stated period. What lies before it is cast back.
    std::string last_day{};
    std::string why{};
    std::string toml{};
};

/// From its day on the edition is in force; the first of a ledger for all that went before, too. It never reaches back: a day
/// before the one on which it came in is read as that one.
struct EditionInForce {
    std::string id{};
    std::string sha256{};
    std::string first_day{};  ///< UTC.
    std::string toml{};
};

using PublicNote = std::variant<Erratum, CaseNote, ParallelMethodology, EditionInForce>;

}  // namespace measure
