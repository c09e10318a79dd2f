#include "tests/lib/checks/path_builder.hpp"
#include "tests/lib/checks/random_evidence.hpp"

namespace random_evidence {

measure::PathFetch Draw::any_path_fetch()
{
    auto fetch = one_in(2) ? path_builder::hang() : path_builder::large_answer();
    fetch.address = any_address(any_family());
    fetch.connected = !one_in(4);
    fetch.elapsed = std::chrono::seconds(below(30));
    fetch.body_octets = below(3000);
    fetch.small_arrives = one_in(2);
    fetch.packets.announced_mss = one_in(4) ? 1220 : 1440;
    fetch.packets.largest_sendable = static_cast<std::uint32_t>(1200 + below(301));
    if (one_in(4)) {
        fetch.failure = any_failure();
    }
    return fetch;
}

/// More often than not the vantage stands behind a hop that it proved.
void Draw::add_path_gate(measure::GateEvidence& gate)
{
    gate.path = path_builder::gate(one_in(4) ? 0 : measure::kLeastMtu);
    if (one_in(8)) {
        gate.path->upward = {any_path_fetch()};
        gate.path->downward = {any_path_fetch()};
    }
    gate.translation = measure::Translation{.resolver = any_address(measure::Family::ipv6)};
    if (one_in(8)) {
        gate.translation->failure = any_failure();
    }
    gate.identity = path_builder::identity();
    if (one_in(4)) {
        gate.identity->description.reset();
    }
}

void Draw::add_path(measure::Evidence& evidence)
{
    for (auto left = below(4); left > 0; --left) {
        evidence.path.fetches.push_back(any_path_fetch());
        measure::EchoProbe echo{.address = any_address(measure::Family::ipv6)};
        if (one_in(2)) {
            echo.failure = any_failure();
        }
        evidence.path.echoes.push_back(echo);
        measure::TranslatedVisit visit{.host = any_host()};
        visit.hops.resize(below(4));
        for (auto& hop : visit.hops) {
            hop = any_fetch();
        }
        evidence.translated.push_back(visit);
    }
}

}  // namespace random_evidence
