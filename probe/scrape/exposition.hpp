#pragma once

#include "probe/scrape/conclusion.hpp"
#include "probe/scrape/desk.hpp"

#include <string>

namespace probe::scrape {

/// What is told about one scrape beside its result.
struct Telling {
    measure::Duration waited{};  ///< By this scrape.
    measure::Duration age{};     ///< Of the result.
};

/// The answer of /probe in the text exposition format 0.0.4: the series prometheus-blackbox-exporter users know (probe_*),
/// and ours (sextant_probe_*). Pure.
///
/// Labels have closed lists of values but for the target's own names and their slots: an address is in one info series
/// alone, so that a service which changes addresses daily does not make new series of everything else.
std::string exposition(const Question& question, const Finding& finding, const Telling& telling);

}  // namespace probe::scrape
