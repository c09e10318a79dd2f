#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace collector::serve {

/// Strong entity tag (RFC 9110 section 8.8.3) of every answer made from the views at `version`.
/// `edition` tells apart builds and index files, whose answers differ at the same version; `coding`, "" for the plain
/// octets, tells apart the representations of one answer (section 8.8.3.3).
std::string make_entity_tag(std::uint64_t version, std::string_view edition, std::string_view coding);

/// Does an If-None-Match field name this tag? RFC 9110 section 13.1.2: weak comparison, lists, "*".
bool names_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace collector::serve
