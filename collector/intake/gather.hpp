#pragma once

#include "collector/intake/format.hpp"
#include "measure/target.hpp"

namespace collector::intake {

/// What a list does not say itself.
struct Wishes {
    measure::CountryCode country;
    std::string title;   ///< "": the list's own, else the country's code.
    std::string dated;   ///< ISO date; the version too.
    std::string source;  ///< For people: which list.
    std::string sector = "other";
    measure::Tier tier = measure::Tier::agency;
    std::vector<measure::Role> roles{measure::Role::web, measure::Role::dns};
    std::vector<std::string> under;  ///< Only names equal to or below one of these; none: all.
    bool apart = false;              ///< Every host a target of its own, not a host of its registrable domain.
};

/// A list as a frame, and what became of each of its lines.
struct Gathered {
    measure::Frame frame;
    std::vector<Refusal> refused;  ///< By line.
    std::size_t hosts = 0;         ///< Names that became hosts of a target.
    std::size_t duplicates = 0;    ///< Lines that named what was known.
    std::size_t left_out = 0;      ///< Lines that were not asked for: category, --under.
};

/// Entries into targets: names to A-labels, hosts to the registrable domain of the public suffix list, the same name once. A
/// target has at most 16 further hosts. Pure.
Gathered gather(const Entries& entries, const Wishes& wishes);

/// Octets of a list into a frame. Fails when the file is not of the format.
measure::Result<Gathered> gather_list(std::string_view octets, const Format& format, const Wishes& wishes);

}  // namespace collector::intake
