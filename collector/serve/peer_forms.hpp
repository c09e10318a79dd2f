#pragma once

#include "collector/ports/views.hpp"
#include "collector/serve/answer.hpp"

#include <string_view>
#include <vector>

/// The same consensus in the forms of other monitors, for comparison with theirs. Pure.
namespace collector::serve {

/// One service of a target in the terms of the NIST monitor: yes, no, unknown or not_applicable, and its class of colour.
struct ServiceForm {
    std::string_view assigned;
    std::string_view reachable;
    std::string_view operational;
    std::string_view colour;
};

/// Assigned: an IPv6 address is published. Reachable: something answered there, be it with a refusal (we send no pings).
/// Operational: the service passes over IPv6. `rows` is the target's newest consensus; those that count are read.
ServiceForm service_form(measure::Role role, const std::vector<ConsensusRow>& rows);

/// The tests of Internet.nl's batch API that we have an equal of, by its names for them: {"web_ipv6_ns_address": {...}}.
Json internetnl_tests(const std::vector<ConsensusRow>& rows);

}  // namespace collector::serve
