#pragma once

#include "measure/time.hpp"
#include "score/network_score.hpp"

#include <string>

namespace collector::aggregate {

/// What was known of a country's networks, and since when the ledger has it.
struct KnownNetworks {
    score::NetworkFacts facts{};
    measure::Timestamp received{};
};

/// What a document tells the score; `received` is that of its import, which judging wrote into it. Pure.
KnownNetworks known_networks(const std::string& document);

/// The facts of the networks pillar in a country's document of networks (collector/networks/network_document.hpp); nothing but
/// unknowns of one that cannot be read. Pure.
score::NetworkFacts network_facts(const std::string& document);

}  // namespace collector::aggregate
