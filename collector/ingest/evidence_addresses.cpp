#include "collector/ingest/evidence_addresses.hpp"

#include <set>

namespace collector::ingest {
namespace {

using Addresses = std::set<measure::Address>;

void add(Addresses& all, const std::vector<measure::Record>& records)
{
    for (const auto& record : records) {
        if (record.type != measure::rr::kA && record.type != measure::rr::kAaaa) {
            continue;
        }
        if (const auto address = measure::parse_address(record.data)) {
            all.insert(*address);
        }
    }
}

void add(Addresses& all, const measure::GateEvidence& gate)
{
    for (const auto& source : {gate.source_ipv4, gate.source_ipv6}) {
        if (source) {
            all.insert(*source);
        }
    }
}

void add(Addresses& all, const measure::Vantage& vantage)
{
    add(all, vantage.before);
    if (vantage.after) {
        add(all, *vantage.after);
    }
}

void add(Addresses& all, const measure::DnsLookup& lookup)
{
    all.insert(lookup.server);
    if (lookup.reply) {
        add(all, lookup.reply->answers);
        add(all, lookup.reply->authority);
        add(all, lookup.reply->additional);
    }
}

void add(Addresses& all, const measure::TaskResult& result)
{
    const auto& evidence = result.evidence;
    add(all, evidence.vantage);
    for (const auto& lookup : evidence.lookups) {
        add(all, lookup);
    }
    for (const auto& connect : evidence.connects) {
        all.insert(connect.address);
    }
    for (const auto& handshake : evidence.handshakes) {
        all.insert(handshake.address);
    }
    for (const auto& fetch : evidence.fetches) {
        all.insert(fetch.address);
    }
    for (const auto& session : evidence.mail.sessions) {
        all.insert(session.address);
    }
    for (const auto& host : evidence.content.hosts) {
        all.insert(host.ipv4.begin(), host.ipv4.end());
        all.insert(host.ipv6.begin(), host.ipv6.end());
    }
}

void add(Addresses& all, const measure::VantageReport& report)
{
    add(all, report.vantage);
}

}  // namespace

std::vector<measure::Address> addresses_in(const std::vector<measure::BatchLine>& lines)
{
    Addresses all;
    for (const auto& line : lines) {
        std::visit([&](const auto& it) { add(all, it); }, line);
    }
    return {all.begin(), all.end()};
}

}  // namespace collector::ingest
