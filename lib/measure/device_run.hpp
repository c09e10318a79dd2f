#pragma once

#include "measure/time.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What the CPE laboratory says of a home router: travels from `sextant-cpe submit` to a collector.
namespace measure {

/// A home router as it is sold and runs. Another firmware is another device.
struct Device {
    std::string maker;
    std::string model;
    std::string firmware;

    auto operator<=>(const Device&) const = default;
};

/// The words of the CPE catalogue.
enum class RowVerdict : std::uint8_t { pass, fail, warn, info, not_observed, not_applicable };

constexpr std::array<std::string_view, 6> words_of(RowVerdict)
{
    return {"PASS", "FAIL", "WARN", "INFO", "NOT-OBSERVED", "N/A"};
}

enum class RowLevel : std::uint8_t { must, should, info };

constexpr std::array<std::string_view, 3> words_of(RowLevel)
{
    return {"MUST", "SHOULD", "info"};
}

/// Does a finding put those at risk who live behind the router?
enum class Exposure : std::uint8_t {
    none,     ///< The row asks nothing that could.
    guarded,  ///< It does, and nothing was found.
    open,     ///< Something was: not to be told before it can be mended.
};

constexpr std::array<std::string_view, 3> words_of(Exposure)
{
    return {"none", "guarded", "open"};
}

/// One requirement and what a run found of it.
struct RowFinding {
    std::string row;       ///< As the catalogue numbers it: "W-2a".
    std::string document;  ///< Document and section.
    RowLevel level = RowLevel::must;
    RowVerdict verdict = RowVerdict::not_observed;
    std::string reason;
    std::vector<std::uint32_t> packets;  ///< Of the capture, from 1.
    Exposure exposure = Exposure::none;
};

/// What a host behind a router needs before anything else counts (scoring.md 4.5, CPE).
enum class GatePart : std::uint8_t { address, router, resolver, tcp, udp, icmp };

constexpr std::array<std::string_view, 6> words_of(GatePart)
{
    return {"address", "router", "resolver", "tcp", "udp", "icmp"};
}

enum class GateState : std::uint8_t { holds, fails, unknown };

constexpr std::array<std::string_view, 3> words_of(GateState)
{
    return {"holds", "fails", "unknown"};
}

struct GateFinding {
    GatePart part = GatePart::address;
    GateState state = GateState::unknown;
    std::string reason;
};

/// One run of the laboratory, judged.
struct DeviceRun {
    Device device;
    std::string profile;
    std::string laboratory;
    std::string software;  ///< Version of the program that judged.
    Timestamp began;
    double minutes = 0;
    std::uint64_t packets = 0;
    std::string frames_sha256;  ///< Of port, direction, time and octets of every frame: the run's identity.
    bool rejudged = false;      ///< Meant to take the place of an earlier judgement of the same frames.
    std::vector<GateFinding> gate;
    std::vector<RowFinding> rows;
};

}  // namespace measure
