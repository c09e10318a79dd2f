#pragma once

#include "measure/failure.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wire {

/// Message ids are 0 to 2^31 - 1 (RFC 3412 section 6.2).
constexpr std::uint32_t kMostSnmpNumber = 0x7fffffff;

/// The question which engine is there (RFC 3414 section 4, step 1): a GetRequest of SNMPv3 without user, key, community or
/// variables. Whatever speaks SNMPv3 must report its engine; no secret is guessed.
///
///   SNMPv3Message (RFC 3412 section 6):
///     SEQUENCE { msgVersion INTEGER = 3,
///                msgGlobalData SEQUENCE { msgID, msgMaxSize, msgFlags OCTET STRING, msgSecurityModel = 3 },
///                msgSecurityParameters OCTET STRING { SEQUENCE { engine "", boots 0, time 0, user "", "", "" } },
///                msgData SEQUENCE { contextEngineID "", contextName "", GetRequest-PDU } }
std::string snmp_question(std::uint32_t number);

/// Why these octets are no answer to snmp_question(number); nothing when they are one. Pure; never throws.
///
/// Reads BER with definite lengths (RFC 3417 section 8) as far as the message id: that proves who speaks.
std::optional<measure::Failure> refuse_snmp(std::string_view octets, std::uint32_t number);

}  // namespace wire
