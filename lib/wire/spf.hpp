#pragma once

#include "measure/mail.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace wire {

/// Does the text of a TXT record begin as an SPF record does (RFC 7208 section 4.5)?
bool is_spf(std::string_view text);

/// Reads the SPF record of a domain from the texts of its TXT records.
///
/// Wire format  RFC 7208 section 4.6.1. No macro is expanded and no name is looked up.
///
/// A record that RFC 7208 calls a permerror comes with its `problem`; so do two records (section 4.5). Pure; never throws.
measure::SpfRecord parse_spf(std::string domain, const std::vector<std::string>& texts);

}  // namespace wire
