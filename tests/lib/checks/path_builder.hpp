#pragma once

#include "tests/lib/checks/evidence_builder.hpp"

/// Evidence of paths, translation and identity, to be bent by a test.
namespace path_builder {

/// A request that was answered over a path whose hop takes 1,280 octets, our own link taking 1,500.
measure::PathFetch large_answer(const char* where = evidence_builder::kSix);

/// The same, and nothing came back for 25 s but in small packets.
measure::PathFetch hang(const char* where = evidence_builder::kSix);

/// What a vantage records in each gate behind a hop of this MTU; 0: no hop, packets of 1,500 octets pass.
measure::PathGate gate(std::uint32_t hop = measure::kLeastMtu);

/// Puts it into both gates of the evidence.
void stand_behind(measure::Evidence& evidence, const measure::PathGate& gate);

/// A vantage with a NAT64 that works, and both names of the site visited through it.
void translate(measure::Evidence& evidence);

/// A description as RFC 9511 wants it, and the gaps that are the defaults.
measure::ProbeIdentity identity();

}  // namespace path_builder
