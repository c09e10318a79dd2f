#include "probe/gate/gate.hpp"

#include "measure/pref64.hpp"
#include "measure/reading.hpp"
#include "probe/gate/clock_offsets.hpp"
#include "probe/gate/iterate.hpp"
#include "probe/gate/mail_control.hpp"
#include "probe/gate/national_resolvers.hpp"
#include "probe/gate/path_mtu.hpp"
#include "probe/gate/translation.hpp"
#include "probe/gate/web_control.hpp"
#include "probe/observers/identity.hpp"
#include "probe/observers/lookup.hpp"
#include "probe/observers/together.hpp"

#include <algorithm>
#include <tuple>

namespace probe::gate {

namespace asio = boost::asio;
using measure::ControlProtocol;
using measure::ControlResult;
using measure::Family;
using measure::GateEvidence;

namespace {

constexpr Family kFamilies[] = {Family::ipv4, Family::ipv6};

/// The kernel is asked with a root server's address: one that every route to the internet must cover.
std::optional<measure::Address> source_of(const Edge& edge, const Controls& controls, Family family)
{
    for (const auto& root : controls.roots) {
        if (root.family == family) {
            return edge.net.source_for(root);
        }
    }
    return std::nullopt;
}

asio::awaitable<void> try_zone(Edge& edge, const Controls& controls, std::string zone, Family family, GateEvidence& into)
{
    const auto begun = edge.clock.ticks();
    const auto failure = co_await iterate_to(edge, controls.roots, family, zone);
    into.controls.push_back({.control = zone,
                             .protocol = ControlProtocol::dns,
                             .family = family,
                             .passed = !failure,
                             .elapsed = edge.clock.ticks() - begun,
                             .failure = failure});
}

/// RFC 7050 section 3: ipv4only.arpa has no AAAA record, unless a DNS64 on the way makes one.
asio::awaitable<void> look_for_nat64(Edge& edge, const observers::Setting& setting, GateEvidence& into)
{
    const measure::Question question{.name = measure::kIpv4OnlyName, .type = measure::rr::kAaaa};
    measure::Evidence asked;
    for (const auto path : kFamilies) {
        const bool replied = co_await observers::resolve_over(edge, setting, path, measure::Purpose::gate, question, asked);
        if (replied) {
            const auto& reply = *asked.lookups.back().reply;
            const bool made = !measure::addresses_in(reply, question.name, Family::ipv6).empty();
            into.nat64_seen = into.nat64_seen.value_or(false) || made;
        }
    }
}

void add_controls(Edge& edge, const observers::Setting& setting, const Controls& controls, GateEvidence& into,
                  std::vector<observers::Step>& steps)
{
    for (const auto family : kFamilies) {
        for (const auto& control : controls.web) {
            steps.emplace_back([&, control, family] { return try_web(edge, setting, control, family, into); });
        }
        for (const auto& zone : controls.zones) {
            steps.emplace_back([&, zone, family] { return try_zone(edge, controls, zone, family, into); });
        }
    }
}

asio::awaitable<void> identify(Edge& edge, const observers::Setting& setting, GateEvidence& into)
{
    into.identity = co_await observers::observe_identity(edge, setting, into.source_ipv6);
}

void sort_controls(GateEvidence& gate)
{
    std::sort(gate.controls.begin(), gate.controls.end(), [](const ControlResult& a, const ControlResult& b) {
        return std::tie(a.protocol, a.family, a.control) < std::tie(b.protocol, b.family, b.control);
    });
}

}  // namespace

asio::awaitable<GateEvidence> observe_gate(Edge& edge, const observers::Setting& setting, const Controls& controls,
                                           bool with_mail)
{
    GateEvidence gate{.at = edge.clock.now()};
    gate.source_ipv4 = source_of(edge, controls, Family::ipv4);
    gate.source_ipv6 = source_of(edge, controls, Family::ipv6);
    std::vector<observers::Step> steps;
    add_controls(edge, setting, controls, gate, steps);
    steps.emplace_back([&] { return look_for_nat64(edge, setting, gate); });
    steps.emplace_back([&] { return observe_clock(edge, setting, controls.time_servers, gate); });
    steps.emplace_back([&] { return observe_path_mtu(edge, setting, controls.web, gate); });
    steps.emplace_back([&] { return observe_translation(edge, setting, controls.web, gate); });
    steps.emplace_back([&] { return identify(edge, setting, gate); });
    steps.emplace_back([&] { return observe_national(edge, controls, gate); });
    if (with_mail) {
        steps.emplace_back([&] { return observe_mail_gate(edge, setting, controls.mail, gate); });
    }
    co_await observers::together(std::move(steps));
    sort_controls(gate);
    co_return gate;
}

}  // namespace probe::gate
