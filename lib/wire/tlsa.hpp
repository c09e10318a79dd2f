#pragma once

#include "measure/mail.hpp"

#include <optional>
#include <string_view>

namespace wire {

/// Reads a TLSA record from its presentation form, "3 1 1 0123..." (RFC 6698 section 2.2). nullopt when it is none.
std::optional<measure::TlsaRecord> parse_tlsa(std::string_view text);

}  // namespace wire
