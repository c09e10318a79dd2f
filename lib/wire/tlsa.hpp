#pragma once

#include "measure/mail.hpp"

#include <optional>
#include <string_view>

namespace wire {

/// Reads the RDATA of a TLSA record: usage, selector and matching type, an octet each, then the data (RFC 6698 section 2.1).
/// nullopt when it is too short to be one. Pure; never throws.
std::optional<measure::TlsaRecord> read_tlsa(std::string_view rdata);

}  // namespace wire
