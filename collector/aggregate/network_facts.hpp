#pragma once

#include "score/network_score.hpp"

#include <string>

namespace collector::aggregate {

/// The facts of the networks pillar in a country's document of networks (collector/networks/network_document.hpp); nothing but
/// unknowns of one that cannot be read. Pure.
score::NetworkFacts network_facts(const std::string& document);

}  // namespace collector::aggregate
