#include "tests/lib/checks/evidence_builder.hpp"

/// The single ways in which a plan can differ from the good site.
namespace evidence_builder {

using measure::DnsLookup;
using measure::FailureKind;
using measure::Locus;

measure::Address address(std::string_view literal)
{
    return measure::parse_address(literal).value();
}

measure::Failure failure(FailureKind kind, Locus locus)
{
    return {.kind = kind, .locus = locus};
}

BendWeb at(Where where, BendWeb bend)
{
    return [where = std::move(where), bend = std::move(bend)](Exchange& exchange) {
        const auto& connect = exchange.connect;
        const bool family = !where.family || connect.address.family == *where.family;
        const bool port = where.port == 0 || connect.port == where.port;
        const bool place = where.address.empty() || connect.address == address(where.address);
        if (family && port && place && (where.host.empty() || connect.host == where.host)) {
            bend(exchange);
        }
    };
}

BendWeb over4(BendWeb bend)
{
    return at({.family = measure::Family::ipv4}, std::move(bend));
}

BendWeb over6(BendWeb bend)
{
    return at({.family = measure::Family::ipv6}, std::move(bend));
}

BendWeb both(BendWeb first, BendWeb second)
{
    return [first = std::move(first), second = std::move(second)](Exchange& exchange) {
        first(exchange);
        second(exchange);
    };
}

BendWeb stopped(FailureKind kind, Locus locus)
{
    return [=](Exchange& exchange) { exchange.connect.failure = failure(kind, locus); };
}

BendWeb handshake_stopped(FailureKind kind, Locus locus)
{
    return [=](Exchange& exchange) { exchange.handshake.failure = failure(kind, locus); };
}

BendWeb fetch_stopped(FailureKind kind, Locus locus)
{
    return [=](Exchange& exchange) {
        exchange.fetch.failure = failure(kind, locus);
        exchange.fetch.status = 0;
        exchange.fetch.body_octets = 0;
    };
}

BendWeb status(int code)
{
    return [=](Exchange& exchange) {
        exchange.fetch.status = code;
        exchange.fetch.location.clear();
    };
}

BendWeb wrong_name()
{
    return [](Exchange& exchange) {
        exchange.handshake.name_matches = false;
        exchange.handshake.certificate->spki_sha256 = "cc";
        exchange.handshake.certificate->names = {"shared-hosting.test"};
    };
}

BendLookup where(Asked asked, BendLookup bend)
{
    return [asked = std::move(asked), bend = std::move(bend)](DnsLookup& lookup) {
        const bool purpose = !asked.purpose || lookup.purpose == *asked.purpose;
        const bool type = asked.type == 0 || lookup.question.type == asked.type;
        const bool name = asked.name.empty() || lookup.question.name == asked.name;
        const bool server = asked.server_name.empty() || lookup.server_name == asked.server_name;
        const bool path = !asked.path || lookup.server.family == *asked.path;
        const bool transport = !asked.transport || lookup.transport == *asked.transport;
        if (purpose && type && name && server && path && transport) {
            bend(lookup);
        }
    };
}

BendLookup both(BendLookup first, BendLookup second)
{
    return [first = std::move(first), second = std::move(second)](DnsLookup& lookup) {
        first(lookup);
        second(lookup);
    };
}

BendLookup lost(FailureKind kind, Locus locus)
{
    return [=](DnsLookup& lookup) {
        lookup.reply.reset();
        lookup.failure = failure(kind, locus);
    };
}

BendLookup answered_with(std::uint16_t rcode)
{
    return [=](DnsLookup& lookup) {
        lookup.reply = measure::DnsMessage{.rcode = rcode};
        lookup.failure.reset();
    };
}

BendLookup without_records()
{
    return [](DnsLookup& lookup) { lookup.reply->answers.clear(); };
}

BendLookup lame()
{
    return [](DnsLookup& lookup) {
        lookup.reply = measure::DnsMessage{.authority = {{"", measure::rr::kNs, 300, "a.root.test"}}};
    };
}

BendLookup truncated()
{
    return [](DnsLookup& lookup) {
        lookup.reply->truncated = true;
        lookup.reply->answers.clear();
    };
}

BendLookup giving(std::vector<std::string> data)
{
    return [data = std::move(data)](DnsLookup& lookup) {
        lookup.reply->answers.clear();
        for (const auto& one : data) {
            lookup.reply->answers.push_back({lookup.question.name, lookup.question.type, 300, one});
        }
    };
}

}  // namespace evidence_builder
