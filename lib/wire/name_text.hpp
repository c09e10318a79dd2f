#pragma once

#include <string>

struct ldns_struct_rdf;

namespace wire {

/// A domain name as we write it everywhere: lower case, no trailing dot, octets that are no plain text escaped as in a zone
/// file (RFC 1035 section 5.1). The root is "".
std::string name_text(const ldns_struct_rdf& name);

}  // namespace wire
