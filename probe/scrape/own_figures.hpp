#pragma once

#include "http/limits.hpp"
#include "measure/time.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace probe::scrape {

/// What became of a request for /probe.
enum class Answered : std::uint8_t { success, failure, wrong, forbidden, busy, late, unfit, failed };

constexpr std::array<std::string_view, 8> words_of(Answered)
{
    return {"success", "failure", "wrong", "forbidden", "busy", "late", "unfit", "failed"};
}

/// What the probe knows of itself at one moment.
struct OwnFigures {
    std::string version;

    /// The last look at the gate; nullopt before the first.
    struct Gate {
        bool open = false;
        std::string reason;
        measure::Timestamp at;
    };
    std::optional<Gate> gate;

    std::size_t measured = 0;  ///< Targets of the round.
    std::size_t waiting = 0;

    std::size_t spool_batches = 0;
    std::uint64_t spool_octets = 0;
    std::uint64_t spool_limit = 0;
    std::size_t spool_quarantined = 0;
    std::map<std::string, std::uint64_t> spool_given_up;  ///< By tombstone reason.

    std::map<std::string, std::uint64_t> deliveries;  ///< Attempts by disposition.
    std::optional<measure::Timestamp> delivered;      ///< The last that the collector confirmed.

    std::array<std::uint64_t, words_of(Answered{}).size()> scrapes{};
    std::uint64_t measurements = 0;
    std::size_t under_way = 0;
    std::uint64_t gate_looks = 0;
    http::Counts listener;
};

/// The page of /metrics: sextant_probe_*, labels from closed lists alone. Pure.
std::string own_metrics(const OwnFigures& figures);

}  // namespace probe::scrape
