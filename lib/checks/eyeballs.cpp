#include "checks/eyeballs.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Address;
using measure::Duration;
using measure::Evidence;
using measure::Family;
using namespace std::chrono_literals;

/// RFC 8305 section 5: the recommended Connection Attempt Delay.
constexpr Duration kDelay = 250ms;

std::uint16_t best_port(const Evidence& evidence, const std::string& name)
{
    const bool tls = std::any_of(evidence.connects.begin(), evidence.connects.end(), [&](const auto& connect) {
        return connect.host == name && connect.port == 443 && !connect.failure;
    });
    return tls ? 443 : 80;
}

/// From the connection to the first octet of the first answer at this place.
Duration time_after(const Evidence& evidence, const std::string& name, const Address& address, std::uint16_t port)
{
    const auto here = [&](const auto& seen) { return seen.host == name && seen.address == address && seen.port == port; };
    Duration after{};
    const auto handshake = std::find_if(evidence.handshakes.begin(), evidence.handshakes.end(), here);
    after += handshake == evidence.handshakes.end() ? Duration{} : handshake->elapsed;
    const auto fetch = std::find_if(evidence.fetches.begin(), evidence.fetches.end(), here);
    after += fetch == evidence.fetches.end() ? Duration{} : fetch->first_byte;
    return std::max(after, Duration{});
}

std::vector<Attempt> attempts_over(const Evidence& evidence, const std::string& name, Family family, std::uint16_t port)
{
    std::vector<Attempt> attempts;
    for (const auto& connect : evidence.connects) {
        const bool here = connect.host == name && connect.address.family == family && connect.port == port;
        const bool known = std::any_of(attempts.begin(), attempts.end(),
                                       [&](const Attempt& attempt) { return attempt.address == connect.address; });
        if (here && !known) {
            attempts.push_back({.address = connect.address,
                                .connect = std::max(connect.elapsed, Duration{}),
                                .failure = connect.failure,
                                .after = time_after(evidence, name, connect.address, port)});
        }
    }
    return attempts;
}

}  // namespace

std::vector<Attempt> attempts_at(const Evidence& evidence, const std::string& name)
{
    const auto port = best_port(evidence, name);
    const auto over6 = attempts_over(evidence, name, Family::ipv6, port);
    const auto over4 = attempts_over(evidence, name, Family::ipv4, port);
    std::vector<Attempt> attempts;
    for (std::size_t i = 0; i < std::max(over6.size(), over4.size()); ++i) {
        if (i < over6.size()) {
            attempts.push_back(over6[i]);
        }
        if (i < over4.size()) {
            attempts.push_back(over4[i]);
        }
    }
    return attempts;
}

std::optional<Duration> race(const std::vector<Attempt>& attempts)
{
    const Attempt* winner = nullptr;
    Duration won{};
    Duration begin{};
    for (const auto& attempt : attempts) {
        const auto stands = begin + attempt.connect;
        if (winner != nullptr && won <= begin) {
            break;
        }
        if (!attempt.failure && (winner == nullptr || stands < won)) {
            winner = &attempt;
            won = stands;
        }
        begin += attempt.failure ? std::min(attempt.connect, kDelay) : kDelay;
    }
    return winner == nullptr ? std::nullopt : std::optional(won + winner->after);
}

std::optional<Duration> quickest(const std::vector<Attempt>& attempts)
{
    std::optional<Duration> best;
    for (const auto& attempt : attempts) {
        const auto whole = attempt.connect + attempt.after;
        if (!attempt.failure && (!best || whole < *best)) {
            best = whole;
        }
    }
    return best;
}

}  // namespace checks
