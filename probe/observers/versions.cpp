#include "probe/observers/versions.hpp"

#include "measure/reading.hpp"
#include "measure/target.hpp"
#include "probe/observers/together.hpp"

#include <algorithm>
#include <set>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Address;
using measure::Evidence;
using measure::FailureKind;
using measure::Family;
using measure::QuicProbe;

namespace {

constexpr std::uint16_t kPort = 443;

/// UDP loses packets; three in a row are no accident.
constexpr int kMoreTries = 2;

/// One name and the address of each family that is asked.
struct Place {
    std::string name;
    Address ipv4;
    Address ipv6;
};

std::optional<Address> where_tls_stood(const Evidence& evidence, const std::string& name, Family family)
{
    const auto found = std::find_if(evidence.handshakes.begin(), evidence.handshakes.end(), [&](const auto& handshake) {
        return handshake.host == name && handshake.address.family == family && handshake.port == kPort && !handshake.failure;
    });
    return found == evidence.handshakes.end() ? std::nullopt : std::optional(found->address);
}

/// Names that share both addresses are one place.
std::vector<Place> places(const Evidence& evidence)
{
    std::vector<Place> found;
    std::set<std::pair<Address, Address>> known;
    for (const auto& name : measure::web_names(evidence.task.target)) {
        const auto ipv4 = where_tls_stood(evidence, name, Family::ipv4);
        const auto ipv6 = where_tls_stood(evidence, name, Family::ipv6);
        if (ipv4 && ipv6 && known.emplace(*ipv4, *ipv6).second) {
            found.push_back({.name = name, .ipv4 = *ipv4, .ipv6 = *ipv6});
        }
    }
    return found;
}

asio::awaitable<void> offer_http2(Edge& edge, std::string name, Address address, Evidence& into)
{
    HttpRequest request{.url = "https://" + name + "/", .host = name, .address = address, .port = kPort};
    request.ask = Ask::handshake;
    const auto seen = co_await edge.http.get(request);
    if (seen.handshake) {
        into.content.offers.push_back(*seen.handshake);
    }
}

asio::awaitable<QuicProbe> ask_quic(Edge& edge, std::string name, Address address)
{
    auto seen = co_await edge.quic.versions(address, kPort);
    QuicProbe probe{.host = name, .address = address, .port = kPort};
    probe.started = seen.started;
    probe.elapsed = seen.elapsed;
    probe.failure = std::move(seen.failure);
    probe.versions = std::move(seen.versions);
    co_return probe;
}

asio::awaitable<void> ask_quic_into(Edge& edge, std::string name, Address address, QuicProbe& into)
{
    into = co_await ask_quic(edge, name, address);
}

bool is_silent(const QuicProbe& probe)
{
    return probe.failure && probe.failure->kind == FailureKind::timeout;
}

asio::awaitable<void> ask_quic_over_both(Edge& edge, Place place, Evidence& into)
{
    std::vector<QuicProbe> seen(2);
    std::vector<Step> steps;
    steps.emplace_back([&] { return ask_quic_into(edge, place.name, place.ipv6, seen[0]); });
    steps.emplace_back([&] { return ask_quic_into(edge, place.name, place.ipv4, seen[1]); });
    co_await together(std::move(steps));
    for (std::size_t one = 0; one < seen.size(); ++one) {
        const bool other_answers = !seen[1 - one].failure;
        for (int again = 0; again < kMoreTries && other_answers && is_silent(seen[one]); ++again) {
            seen[one] = co_await ask_quic(edge, place.name, seen[one].address);
        }
    }
    into.content.quic.insert(into.content.quic.end(), seen.begin(), seen.end());
}

}  // namespace

asio::awaitable<void> observe_versions(Edge& edge, Evidence& into)
{
    std::vector<Step> steps;
    for (const auto& place : places(into)) {
        steps.emplace_back([&edge, &into, place] { return ask_quic_over_both(edge, place, into); });
        for (const auto& address : {place.ipv6, place.ipv4}) {
            steps.emplace_back([&edge, &into, place, address] { return offer_http2(edge, place.name, address, into); });
        }
    }
    co_await together(std::move(steps));
}

}  // namespace probe::observers
