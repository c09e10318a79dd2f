#pragma once

#include "measure/failure.hpp"
#include "measure/identity.hpp"

#include <string_view>

namespace wire {

/// Reads a probe description file as it is served at /.well-known/probing.txt.
///
/// Wire format  RFC 9511 section 2.2, RFC 9116 section 4: lines of `Field: value`, `#` begins a comment, names in any case.
///              Contact, Canonical and Description may be told; other fields are passed over.
///
/// `malformed` when no line introduces anybody: a web server's own page for names it does not know is no description.
/// Pure; never throws.
tl::expected<measure::ProbeDescription, measure::Failure> parse_probing_file(std::string_view text);

}  // namespace wire
