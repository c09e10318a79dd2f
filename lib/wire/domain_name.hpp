#pragma once

#include "measure/result.hpp"

#include <string>
#include <string_view>

namespace wire {

/// A domain name in both forms; they are equal for a name of plain ASCII.
struct DomainName {
    std::string ascii;    ///< A-labels, lower case: what is asked and what is kept.
    std::string unicode;  ///< U-labels: what people read.
};

/// The host name in what people type: "https://Bücher.example/" and "bücher.example." are both bücher.example.
///
/// Requirement  RFC 5891 section 4 and UTS 46, non-transitional; RFC 1123 section 2.1 for the labels that come of it;
///              UTS 39 section 5.2, "highly restrictive": a label that mixes scripts as no language does is refused.
/// Fails for a name of one label, for an address, and for A-labels that are the encoding of nothing.
measure::Result<DomainName> read_domain_name(std::string_view text);

}  // namespace wire
