#include "checks/page_host_reading.hpp"

#include "checks/chain_reading.hpp"
#include "checks/conclude.hpp"
#include "measure/special_purpose.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::PageHost;

/// Its own words for what is wrong; a third party's trouble is a third party's, whatever it is in detail.
HostReading missing(const PageHost& host, Cause own_cause, const std::string& why)
{
    const bool third = host.party == measure::Party::third;
    std::string kinds;
    for (const auto kind : host.kinds) {
        kinds += (kinds.empty() ? "" : ", ") + std::string(measure::to_word(kind));
    }
    return {.reach = Reach::missing,
            .cause = third ? Cause::third_party_v4only : own_cause,
            .detail = host.host + " (" + kinds + "): " + why};
}

HostReading read_answering(const measure::Evidence& evidence, const PageHost& host)
{
    const auto chain = read_host_chain(evidence, host.host);
    if (chain.standing == Standing::blocked && chain.block) {
        return missing(host, chain.block->cause, "its name is not found without IPv4, " + block_text(*chain.block));
    }
    return {.reach = Reach::reached};
}

/// It answers over IPv4 alone.
HostReading read_lacking(const PageHost& host)
{
    if (host.ipv6.empty()) {
        return missing(host, Cause::no_aaaa, "no AAAA record");
    }
    if (std::none_of(host.ipv6.begin(), host.ipv6.end(), measure::is_global)) {
        return missing(host, Cause::bad_aaaa, "no ordinary IPv6 address");
    }
    return missing(host, host.over6 ? cause_of(*host.over6) : Cause::timeout,
                   host.over6 ? describe(*host.over6) : "no answer");
}

}  // namespace

HostReading read_page_host(const measure::Evidence& evidence, const PageHost& host)
{
    if (host.status6 > 0) {
        return read_answering(evidence, host);
    }
    if (!host.asked) {
        return {};
    }
    for (const auto& failure : {host.over6, host.over4}) {
        if (failure && is_ours(*failure)) {
            return {.ours = failure};
        }
    }
    if (host.lookup && host.ipv6.empty()) {
        return {.ours = is_ours(*host.lookup) ? host.lookup : std::nullopt};
    }
    return host.status4 > 0 ? read_lacking(host) : HostReading{.reach = Reach::gone};
}

bool is_critical(const PageHost& host)
{
    return std::any_of(host.kinds.begin(), host.kinds.end(), [](auto kind) { return measure::is_critical(kind); });
}

}  // namespace checks
