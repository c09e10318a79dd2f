#include "probe/cpe/judge/dialogs.hpp"
#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>
#include <set>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
using namespace frames::dhcp6;

constexpr auto kAnswer = 2s;

/// The router's announcement that was solicited in service.
std::optional<Advert> advert_in_service(const Scene& scene)
{
    const auto* asked = scene.sent("steady", "solicit");
    const auto heard = asked != nullptr ? scene.adverts(Port::lan, after(asked->time, 4s)) : std::vector<Advert>();
    return heard.empty() ? std::nullopt : std::optional(heard.front());
}

/// A named question of ours and its answer; else the finding that says what is missing.
struct Exchange {
    const Packet* asked = nullptr;
    std::optional<Dhcp> answer;
    Finding missing;
};

Exchange exchange(const Scene& scene, const std::string& name, const std::string& complaint)
{
    Exchange found{.asked = scene.sent("steady", name)};
    if (found.asked == nullptr) {
        found.missing = never_sent(scene, "steady", name);
        return found;
    }
    found.answer = dhcp_answer(scene, *found.asked);
    if (!found.answer) {
        found.missing =
            if_silence_counts(scene, Port::lan, after(found.asked->time, kAnswer), fail(complaint, {found.asked}));
    }
    return found;
}

bool gives_address(const Exchange& solicited)
{
    if (!solicited.answer) {
        return false;
    }
    const auto given = associations(solicited.answer->message, option::kIaNa);
    return !given.empty() && !given.front().leased.empty();
}

/// Did a resolver answer the AAAA question of the DNS phase?
std::optional<bool> resolver_works(const Scene& scene)
{
    const auto* asked = scene.sent("dns", "dns.aaaa");
    return asked != nullptr ? std::optional(!udp_answers(scene, *asked, kAnswer).empty()) : std::nullopt;
}

Finding works(const Scene& scene, Finding named)
{
    const auto working = resolver_works(scene);
    if (!working) {
        named.verdict = Verdict::not_observed;
        named.reason += ", but it was not asked: the phase dns did not run";
    } else if (!*working) {
        named.verdict = Verdict::fail;
        named.reason += ", but it answers nothing";
    }
    return named;
}

}  // namespace

Finding l8(const Scene& scene)
{
    const auto [asked, answer, missing] = exchange(scene, "information-request", "an Information-request was not answered");
    return answer ? answering(pass("an Information-request was answered", {asked, answer->packet}), asked->time, kAnswer)
                  : missing;
}

Finding l9(const Scene& scene)
{
    const auto advert = advert_in_service(scene);
    const auto solicited = exchange(scene, "solicit-address", "a Solicit for an address was not answered");
    const auto informed = exchange(scene, "information-request", "an Information-request was not answered");
    if (!advert || solicited.asked == nullptr) {
        return not_observed("no advertisement was solicited in service");
    }
    const bool managed = advert->advert->managed;
    const bool other = advert->advert->other;
    const bool serves = gives_address(solicited);
    const auto said = std::string("M=") + (managed ? "1" : "0") + " O=" + (other ? "1" : "0") + ", and addresses are " +
                      (serves ? "served" : "not served");
    const Packets proof{advert->packet, solicited.answer ? solicited.answer->packet : solicited.asked};
    if (managed && !serves) {
        return fail(said + ": hosts wait in vain", proof);
    }
    return managed != serves || (!other && !managed && informed.answer) ? warn(said, proof) : pass(said, proof);
}

Finding l10(const Scene& scene)
{
    const auto [asked, answer, missing] = exchange(scene, "information-request", "an Information-request was not answered");
    if (!answer) {
        return missing;
    }
    const auto* servers = frames::dhcp6::find(answer->message.options, option::kDnsServers);
    if (servers == nullptr || addresses_of(*servers).empty()) {
        return fail("the Reply names no resolver", {asked, answer->packet});
    }
    return works(scene,
                 pass("the Reply names " + measure::to_string(addresses_of(*servers).front()), {asked, answer->packet}));
}

Finding l11(const Scene& scene)
{
    const auto advert = advert_in_service(scene);
    if (!advert) {
        return not_observed("no advertisement was solicited in service");
    }
    const auto& [packet, said] = *advert;
    const auto named = std::ranges::find_if(said->resolvers, [](const auto& rdnss) { return !rdnss.servers.empty(); });
    if (named == said->resolvers.end()) {
        return fail("the advertisement names no resolver", {packet});
    }
    auto resolver = works(scene, pass("the advertisement names " + measure::to_string(named->servers.front()), {packet}));
    if (said->search.empty() && scene.has_wan()) {
        return together({resolver, warn("no search list, though the ISP gave one", {packet})});
    }
    return resolver;
}

Finding l12(const Scene& scene)
{
    const auto [asked, answer, missing] = exchange(scene, "information-request", "an Information-request was not answered");
    if (!answer) {
        return missing.verdict == Verdict::fail ? not_observed("the LAN has no DHCPv6 server", {asked}) : missing;
    }
    const bool servers = frames::dhcp6::find(answer->message.options, option::kDnsServers) != nullptr;
    const bool search = frames::dhcp6::find(answer->message.options, option::kSearchList) != nullptr;
    const auto said =
        std::string("passed on: resolvers ") + (servers ? "yes" : "no") + ", search list " + (search ? "yes" : "no");
    return servers && search ? pass(said, {answer->packet}) : warn(said, {answer->packet});
}

Finding lpd1(const Scene& scene)
{
    const auto [asked, answer, missing] = exchange(scene, "solicit-prefix-0", "a Solicit for a prefix was not answered");
    if (!answer) {
        return missing;
    }
    const auto given = associations(answer->message, option::kIaPd);
    if (!given.empty() && !given.front().leased.empty()) {
        return pass("offers " + measure::to_string(given.front().leased.front().prefix), {asked, answer->packet});
    }
    return scene.has_wan()
               ? fail("a Solicit for a prefix is answered without one, though a /56 was delegated", {asked, answer->packet})
               : not_observed("it has none to give; what was delegated to the router is not known", {asked, answer->packet});
}

namespace {

struct Offer {
    frames::Prefix prefix;
    const Packet* packet = nullptr;
};

std::vector<Offer> offers(const Scene& scene)
{
    std::vector<Offer> found;
    for (int client = 0; client < 4; ++client) {
        const auto* asked = scene.sent("steady", "solicit-prefix-" + std::to_string(client));
        const auto answer = asked != nullptr ? dhcp_answer(scene, *asked) : std::nullopt;
        const auto given = answer ? associations(answer->message, option::kIaPd) : std::vector<Association>();
        if (!given.empty() && !given.front().leased.empty()) {
            found.push_back({.prefix = given.front().leased.front().prefix, .packet = answer->packet});
        }
    }
    return found;
}

bool overlaps(const frames::Prefix& left, const frames::Prefix& right)
{
    return measure::contains(left, right.base) || measure::contains(right, left.base);
}

/// Rows that read what was delegated are without object when nothing was.
Finding no_offer(const Scene& scene)
{
    return scene.sent("steady", "solicit-prefix-0") == nullptr ? never_sent(scene, "steady", "solicit-prefix-0")
                                                               : not_applicable("the router delegates no prefix (LPD-1)");
}

}  // namespace

Finding lpd4(const Scene& scene)
{
    const auto given = offers(scene);
    if (given.empty()) {
        return no_offer(scene);
    }
    if (!scene.has_wan()) {
        return not_observed("what was delegated to the router is not known", {given.front().packet});
    }
    Packets proof;
    const auto delegated = scene.delegated(given.front().packet->time);
    const auto advert = advert_in_service(scene);
    for (std::size_t i = 0; i < given.size(); ++i) {
        proof.push_back(given[i].packet);
        const auto text = measure::to_string(given[i].prefix);
        if (std::ranges::none_of(delegated,
                                 [&](const auto& prefix) { return measure::contains(prefix, given[i].prefix.base); })) {
            return fail(text + " was not delegated to the router", {given[i].packet});
        }
        const bool on_lan = advert && std::ranges::any_of(advert->advert->prefixes, [&](const auto& info) {
                                return overlaps(info.prefix, given[i].prefix);
                            });
        const bool twice = std::any_of(given.begin(), given.begin() + static_cast<std::ptrdiff_t>(i),
                                       [&](const Offer& other) { return overlaps(other.prefix, given[i].prefix); });
        if (on_lan || twice) {
            return fail(text + (on_lan ? " is in use on the LAN" : " was given to two clients"), {given[i].packet});
        }
    }
    const auto said = std::to_string(given.size()) + " of 4 clients got prefixes of their own";
    return given.size() == 4 ? pass(said, proof) : fail(said, proof);
}

Finding lpd7(const Scene& scene)
{
    const auto given = offers(scene);
    if (given.empty()) {
        return no_offer(scene);
    }
    const auto said = "without a hint a /" + std::to_string(given.front().prefix.length) + " is delegated";
    return given.front().prefix.length == 64 ? pass(said, {given.front().packet}) : fail(said, {given.front().packet});
}

Finding lpd8(const Scene& scene)
{
    const auto advert = advert_in_service(scene);
    const bool local = advert && std::ranges::any_of(advert->advert->prefixes, [](const auto& info) {
                           return frames::is_unique_local(info.prefix.base);
                       });
    if (!local) {
        return not_applicable("announces no unique local prefix");
    }
    const auto given = offers(scene);
    if (given.empty()) {
        return no_offer(scene);
    }
    const bool global = frames::is_global(given.front().prefix.base);
    return global ? pass("a global prefix beside a unique local one", {given.front().packet})
                  : fail("only " + measure::to_string(given.front().prefix), {given.front().packet});
}

}  // namespace cpe::judge::rules
