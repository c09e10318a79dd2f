#pragma once

#include "probe/agent/measure_batch.hpp"
#include "tests/fakes/fake_edge.hpp"

namespace fakes {

/// A world in which the controls work over IPv6 until `dies_after` exchanges with them.
struct GatedWorld : FakeEdge {
    GatedWorld()
    {
        dns.answer = [](const probe::DnsRequest& request) { return answer_dns(request); };
        http.answer = [this](const probe::HttpRequest& request) {
            const bool control = request.host.starts_with("control");
            controls_asked += control && request.address.family == measure::Family::ipv6 ? 1 : 0;
            const bool dead = control && request.address.family == measure::Family::ipv6 && controls_asked > dies_after;
            return dead ? no_connection(request, measure::FailureKind::timeout) : page(request, 200);
        };
    }

    static probe::DnsExchange answer_dns(const probe::DnsRequest& request)
    {
        switch (request.question.type) {
            case measure::rr::kSoa: return reply({record(request.question.name, measure::rr::kSoa, "soa")});
            case measure::rr::kA: return reply({record(request.question.name, measure::rr::kA, "5.0.0.1")});
            case measure::rr::kAaaa:
                return reply(request.question.name == "ipv4only.arpa"
                                 ? std::vector<measure::Record>()
                                 : std::vector{record(request.question.name, measure::rr::kAaaa, "2a00:1::1")});
            default: return reply({});
        }
    }

    probe::agent::Vantage vantage() const
    {
        probe::agent::Vantage it;
        it.setting.resolvers = {address("2a00:2::53")};
        it.controls.roots = {address("2a00:a::53"), address("5.0.0.53")};
        it.controls.zones = {"control.test"};
        it.controls.web = {{.url = "https://control.test/", .body = "hello"}};
        it.controls.time_servers = {"5.0.0.123", "2a00:1::123"};
        return it;
    }

    /// The same world with another way to its pages.
    probe::Edge edge_with(probe::Http& pages)
    {
        return {.clock = clock,
                .dns = dns,
                .http = pages,
                .time = time,
                .net = net,
                .smtp = smtp,
                .validator = validator,
                .quic = quic,
                .icmp = icmp,
                .ports = ports};
    }

    int controls_asked = 0;
    int dies_after = 1000;
};

inline std::vector<measure::Task> tasks(int count)
{
    std::vector<measure::Task> list;
    for (int i = 0; i < count; ++i) {
        list.push_back({.target = {.domain = "t" + std::to_string(i) + ".example.test", .roles = {measure::Role::web}}});
    }
    return list;
}

}  // namespace fakes
