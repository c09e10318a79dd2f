#include "checks/web_reading.hpp"

#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "measure/special_purpose.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Evidence;
using measure::Family;
using measure::HttpFetch;

/// A page longer than we read is a page: our cap is no fault of the site.
bool is_whole(const HttpFetch& fetch)
{
    return !fetch.failure || fetch.failure->kind == measure::FailureKind::too_large;
}

bool is_good(const HttpFetch& fetch)
{
    const bool has_content = fetch.body_octets > 0 || fetch.status >= 300 || fetch.status == 204;
    return is_whole(fetch) && fetch.status > 0 && fetch.status < 400 && has_content;
}

/// The host a chain began at: the host of its hop 0.
bool began_at(const Evidence& evidence, const HttpFetch& last, std::string_view name)
{
    return std::any_of(evidence.fetches.begin(), evidence.fetches.end(), [&](const HttpFetch& fetch) {
        return fetch.chain == last.chain && fetch.hop == 0 && fetch.host == name;
    });
}

/// A better chain end tells more: content before a status, a status before a failure.
int rank(const HttpFetch& fetch)
{
    return is_good(fetch) ? 2 : fetch.failure ? 0 : 1;
}

/// The first failure of each step at this name, and the first that was ours.
struct Stops {
    std::optional<measure::Failure> first;
    std::optional<measure::Failure> ours;

    void take(const std::optional<measure::Failure>& failure)
    {
        first = first ? first : failure;
        ours = ours || !failure || !is_ours(*failure) ? ours : failure;
    }
};

/// The handshake tells more than the connection, port 443 more than port 80.
Stops stops_at(const Evidence& evidence, std::string_view name, Family family)
{
    Stops stops;
    const auto here = [&](const auto& seen) { return seen.host == name && seen.address.family == family; };
    for (const auto& handshake : evidence.handshakes) {
        if (here(handshake)) {
            stops.take(handshake.failure);
        }
    }
    for (const int port : {443, 80}) {
        for (const auto& connect : evidence.connects) {
            if (here(connect) && connect.port == port) {
                stops.take(connect.failure);
            }
        }
    }
    return stops;
}

}  // namespace

PortSet open_ports(const Evidence& evidence, std::string_view name, Family family)
{
    PortSet open;
    for (const auto& connect : evidence.connects) {
        if (connect.host == name && connect.address.family == family && !connect.failure) {
            open.insert(connect.port);
        }
    }
    return open;
}

std::optional<measure::Failure> own_trouble(const Evidence& evidence, std::string_view name)
{
    std::optional<measure::Failure> found;
    const auto take = [&](const auto& observations) {
        for (const auto& seen : observations) {
            const bool ours = seen.host == name && seen.failure && is_ours(*seen.failure);
            found = ours && !found ? seen.failure : found;
        }
    };
    take(evidence.connects);
    take(evidence.handshakes);
    take(evidence.fetches);
    return found;
}

std::optional<measure::Verdict> ipv4_unseen(const measure::Rule& rule, const Evidence& evidence)
{
    for (const auto& name : measure::web_names(evidence.task.target)) {
        if (const auto trouble = own_trouble(evidence, name)) {
            return conclude_local(rule, *trouble);
        }
        if (!was_answered(evidence, measure::Purpose::address, name, measure::rr::kA)) {
            return conclude_unanswered(rule, evidence, measure::Purpose::address);
        }
    }
    return std::nullopt;
}

NameAnswer answer_of(const Evidence& evidence, std::string_view name, Family family)
{
    NameAnswer answer;
    const auto addresses = measure::published(evidence, name, family);
    answer.asked = std::any_of(addresses.begin(), addresses.end(), measure::is_global);
    auto stops = stops_at(evidence, name, family);
    const HttpFetch* best = nullptr;
    for (const auto* fetch : measure::final_fetches(evidence, family)) {
        if (!began_at(evidence, *fetch, name)) {
            continue;
        }
        stops.take(fetch->failure);
        best = best == nullptr || rank(*fetch) > rank(*best) ? fetch : best;
    }
    if (best != nullptr) {
        answer.good = is_good(*best);
        answer.status = best->status;
    }
    answer.failure = best != nullptr ? best->failure : stops.first;
    if (!answer.good && stops.ours) {
        answer.failure = stops.ours;  // Where we could not look there may have been a good answer.
    }
    return answer;
}

std::vector<std::string> names_with(const Evidence& evidence, Family family)
{
    std::vector<std::string> names;
    for (const auto& name : measure::web_names(evidence.task.target)) {
        const auto addresses = measure::published(evidence, name, family);
        if (std::any_of(addresses.begin(), addresses.end(), measure::is_global)) {
            names.push_back(name);
        }
    }
    return names;
}

std::vector<measure::Address> routable(const Evidence& evidence, Family family)
{
    auto addresses = measure::published(evidence, family);
    std::erase_if(addresses, [](const measure::Address& address) { return !measure::is_global(address); });
    return addresses;
}

std::vector<const measure::TlsHandshake*> handshakes_of(const Evidence& evidence, Family family)
{
    const auto names = measure::web_names(evidence.task.target);
    std::vector<const measure::TlsHandshake*> found;
    for (const auto& handshake : evidence.handshakes) {
        const bool own = std::find(names.begin(), names.end(), handshake.host) != names.end();
        if (own && handshake.address.family == family) {
            found.push_back(&handshake);
        }
    }
    return found;
}

bool any_name_good(const Evidence& evidence, Family family)
{
    const auto names = measure::web_names(evidence.task.target);
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return answer_of(evidence, name, family).good; });
}

}  // namespace checks
