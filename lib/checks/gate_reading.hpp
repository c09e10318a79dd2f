#pragma once

#include "measure/vantage.hpp"

#include <cstddef>

/// What the vantage checks and the qualification ask of gate evidence.
namespace checks {

/// How many controls of a protocol were tried over a family, and how many passed.
struct ControlCount {
    std::size_t tried = 0;
    std::size_t passed = 0;
};

ControlCount count_controls(const measure::GateEvidence& gate, measure::ControlProtocol protocol, measure::Family family);

/// Two of three controls must pass (scoring.md 4.3): two thirds, and at least one.
bool enough(const ControlCount& count);

/// Do web and DNS controls prove the family at this moment?
bool web_proved(const measure::GateEvidence& gate, measure::Family family);
bool dns_proved(const measure::GateEvidence& gate, measure::Family family);

/// Do the mail controls answer over the family, and does the probe's name there fit its address?
///
/// Many mail servers refuse a client whose reverse name is missing or another; what they say to it proves nothing (V-4).
bool smtp_proved(const measure::GateEvidence& gate, measure::Family family);

/// Is the EHLO name among the reverse names of the source address?
bool introduces_itself(const measure::GateEvidence& gate, measure::Family family);

/// The gate that proves less: the one after, when it is known, else the one before.
bool proved_throughout(const measure::Vantage& vantage, bool (*proved)(const measure::GateEvidence&, measure::Family),
                       measure::Family family);

}  // namespace checks
