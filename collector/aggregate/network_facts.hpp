#pragma once

#include "measure/time.hpp"
#include "score/methodology.hpp"
#include "score/network_score.hpp"

#include <string>
#include <vector>

namespace collector::aggregate {

/// What was known of a country's networks on a day, and since when the ledger has it.
struct KnownNetworks {
    score::NetworkFacts facts{};
    /// What tells something and is too old to count: "users apnic", "delegated ripencc", "routes", "vrps".
    std::vector<std::string> expired{};
    measure::Timestamp received{};
};

/// Is this the pillar that is made of what is known of networks, and of no targets?
bool is_of_networks(const score::PillarRules& pillar);

/// Does what is of one day still count on another? Not once it is older than `expiry_days`, nor while it lies ahead by more than a
/// day: clocks and time zones differ by that much. What is no day does not count. Pure.
bool counts_on(measure::Day day, const std::string& dated, const score::NetworkRules& rules);

/// What a country's document of networks (collector/networks/network_document.hpp) tells the score of a day; nothing but unknowns of
/// one that cannot be read. A figure of what is announced counts while routes, files and, for ROA, payloads do.
/// `received` is that of its import, which judging wrote into it. Pure.
KnownNetworks known_networks(const std::string& document, measure::Day day, const score::NetworkRules& rules);

}  // namespace collector::aggregate
