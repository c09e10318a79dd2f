#include "tests/lib/checks/security_builder.hpp"

#include "measure/security_reading.hpp"

namespace security_builder {

using evidence_builder::failure;
using measure::Evidence;
using measure::FailureKind;
using measure::Family;
using measure::HttpFetch;
using measure::Locus;
using measure::PortLook;

namespace {

void look_at_ports(const SecurityPlan& plan, Evidence& into)
{
    for (const auto& host : measure::same_operator_hosts(into)) {
        for (const auto& watched : measure::watched_ports(into, host)) {
            for (const auto& address : {host.ipv6, host.ipv4}) {
                PortLook look{.address = address, .port = watched.port, .transport = watched.transport};
                look.failure = failure(FailureKind::refused, Locus::target);
                if (plan.look) {
                    plan.look(look);
                }
                into.ports.push_back(look);
            }
        }
    }
}

void ask_for_paths(const SecurityPlan& plan, Evidence& into)
{
    for (const auto& guarded : measure::guarded_paths(into)) {
        for (const auto& address : {guarded.host.ipv6, guarded.host.ipv4}) {
            HttpFetch fetch{.url = measure::url_of(guarded), .host = guarded.host.name, .address = address, .port = 443};
            fetch.status = 403;
            if (plan.guard) {
                plan.guard(fetch);
            }
            into.security.guarded.push_back(fetch);
        }
    }
}

void hurry(const SecurityPlan& plan, Evidence& into)
{
    const auto hosts = measure::dual_hosts(into);
    if (hosts.empty()) {
        return;
    }
    for (const auto& address : {hosts.front().ipv6, hosts.front().ipv4}) {
        for (int i = 0; i < 10; ++i) {
            HttpFetch fetch{.url = "https://example.test/", .host = "example.test", .address = address, .port = 443};
            fetch.status = 200;
            if (plan.hurry) {
                plan.hurry(fetch, i);
            }
            into.security.hurried.push_back(fetch);
        }
    }
}

}  // namespace

evidence_builder::Plan agreed(const SecurityPlan& plan)
{
    auto site = plan.site;
    site.last = [plan](Evidence& evidence) {
        if (plan.site.last) {
            plan.site.last(evidence);
        }
        evidence.task.target.consent = plan.consent;
        evidence.task.target.guarded_paths = plan.guarded;
        look_at_ports(plan, evidence);
        ask_for_paths(plan, evidence);
        hurry(plan, evidence);
    };
    return site;
}

BendLook port(std::uint16_t number, Family family, BendLook bend)
{
    return [=](PortLook& look) {
        if (look.port == number && look.address.family == family) {
            bend(look);
        }
    };
}

BendLook both(BendLook first, BendLook second)
{
    return [=](PortLook& look) {
        first(look);
        second(look);
    };
}

BendLook opened()
{
    return [](PortLook& look) { look.failure.reset(); };
}

BendLook unanswered()
{
    return [](PortLook& look) { look.failure = failure(FailureKind::timeout); };
}

BendLook harmed()
{
    return [](PortLook& look) { look.failure = failure(FailureKind::resources, Locus::local); };
}

}  // namespace security_builder
