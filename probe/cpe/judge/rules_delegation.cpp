#include "probe/cpe/judge/dialogs.hpp"
#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
using frames::Prefix;

constexpr std::string_view kPhase = "steady";

/// What the first client was offered; nothing when it was nothing.
std::optional<Dhcp> first_offer(const Scene& scene)
{
    const auto* asked = scene.sent(kPhase, "solicit-prefix-0");
    auto answer = asked != nullptr ? dhcp_answer(scene, *asked) : std::nullopt;
    return answer && !prefixes_in(*answer).empty() ? std::move(answer) : std::nullopt;
}

Finding no_offer(const Scene& scene)
{
    return without_delegation(scene, kPhase, "solicit-prefix-0");
}

/// The global prefixes of an advertisement that hosts use.
std::vector<Prefix> in_use(const Advert& heard)
{
    std::vector<Prefix> found;
    for (const auto& info : heard.advert->prefixes) {
        if (frames::is_global(info.prefix.base) && info.preferred > 0) {
            found.push_back(info.prefix);
        }
    }
    return found;
}

/// Was anything renewed on the WAN between the two?
bool renewed_between(const Scene& scene, Time from, Time to)
{
    const auto said = scene.dhcp(Port::wan, {.from = from, .to = to}, true);
    return std::ranges::any_of(said, [](const Dhcp& each) { return each.message.kind == frames::dhcp6::Kind::reply; });
}

Finding link_stays(const Scene& scene)
{
    const auto span = scene.phase(kPhase);
    auto heard = span ? scene.adverts(Port::lan, *span) : std::vector<Advert>();
    std::erase_if(heard, [](const Advert& each) { return in_use(each).empty(); });
    if (heard.empty() || !renewed_between(scene, heard.front().packet->time, heard.back().packet->time)) {
        return not_observed("no two advertisements were heard with a renewal between them");
    }
    const auto last = in_use(heard.back());
    const Packets proof{heard.front().packet, heard.back().packet};
    for (const auto& prefix : in_use(heard.front())) {
        if (std::ranges::find(last, prefix) == last.end()) {
            return fail("the LAN's " + measure::to_string(prefix) + " was changed without need", proof);
        }
    }
    return pass("the LAN keeps " + measure::to_string(last.front()) + " through renewals", proof);
}

Finding client_stays(const Scene& scene)
{
    const auto offer = first_offer(scene);
    const auto* asked = scene.sent(kPhase, "renew-prefix");
    if (!offer || asked == nullptr) {
        return not_applicable("no client held a prefix");
    }
    const auto answer = dhcp_answer(scene, *asked);
    if (!answer) {
        return if_silence_counts(scene, Port::lan, after(asked->time, 2s),
                                 fail("a client's Renew was not answered", {asked}));
    }
    const auto before = prefixes_in(*offer);
    const auto now = prefixes_in(*answer);
    const Packets proof{offer->packet, asked, answer->packet};
    return std::ranges::find(now, before.front()) != now.end() ? pass("a client keeps its prefix at Renew", proof)
                                                               : fail("a client loses its prefix at Renew", proof);
}

/// Must come to the client that holds the prefix: to its MAC, as next hop.
Finding reaches_client(const Scene& scene, const std::string& out, const std::string& back)
{
    const auto* opened = scene.sent(kPhase, out);
    if (opened == nullptr) {
        return never_sent(scene, kPhase, out);
    }
    if (scene.crossed(*opened).empty()) {
        return not_observed("nothing from the delegated prefix left the router (LPD-6)", {opened});
    }
    auto finding = must_cross(scene, kPhase, back);
    const auto* sent = scene.sent(kPhase, back);
    const auto arrived = sent != nullptr ? scene.crossed(*sent) : Packets();
    if (!arrived.empty() && arrived.front()->frame.destination != opened->frame.source) {
        return fail(back + " came to another MAC than the client's", {sent, arrived.front()});
    }
    return finding;
}

/// The IA_PD of an answer says that there is none left (RFC 9915 section 18.3.9).
bool says_no_prefix(const Dhcp& answer)
{
    const auto all = frames::dhcp6::associations(answer.message, frames::dhcp6::option::kIaPd);
    const auto inside = std::ranges::any_of(
        all, [](const auto& association) { return association.status == frames::dhcp6::status::kNoPrefix; });
    return inside || frames::dhcp6::status_of(answer.message.options) == frames::dhcp6::status::kNoPrefix;
}

/// An answer without a word on prefixes is that of a server that has none for anybody.
bool speaks_of_prefixes(const std::optional<Dhcp>& answer)
{
    return answer &&
           (says_no_prefix(*answer) || !frames::dhcp6::associations(answer->message, frames::dhcp6::option::kIaPd).empty());
}

}  // namespace

Finding lpd3(const Scene& scene)
{
    return together({link_stays(scene), client_stays(scene)});
}

Finding lpd5(const Scene& scene)
{
    if (!first_offer(scene)) {
        return no_offer(scene);
    }
    const auto held = reaches_client(scene, "delegated.out", "delegated.back");
    const auto before = reaches_client(scene, "released.out", "released.before");
    const auto gone = scene.sent(kPhase, "release-prefix") == nullptr ? never_sent(scene, kPhase, "release-prefix")
                      : before.verdict == Verdict::pass               ? must_not_cross(scene, kPhase, {"released.after"})
                                                        : not_observed("the released prefix was not reached before either");
    return together({held, before, gone});
}

Finding lpd6(const Scene& scene)
{
    if (!first_offer(scene)) {
        return no_offer(scene);
    }
    return together({must_cross(scene, kPhase, "delegated.out"), must_cross(scene, kPhase, "delegated.back"), wpd5(scene)});
}

Finding lpd9(const Scene& scene)
{
    if (!first_offer(scene)) {
        return no_offer(scene);
    }
    for (const auto& answer : scene.dhcp(Port::lan, scene.whole(), false)) {
        const auto given = prefixes_in(answer);
        const auto global = std::ranges::find_if(given, [](const auto& each) { return frames::is_global(each.base); });
        const auto local = std::ranges::find_if(given, [](const auto& each) { return frames::is_unique_local(each.base); });
        if (global != given.end() && local != given.end()) {
            return global < local ? pass("the global prefix comes first", {answer.packet})
                                  : warn("the unique local prefix comes before the global one", {answer.packet});
        }
    }
    return not_applicable("no client was delegated both a global and a unique local prefix");
}

Finding lpd2(const Scene& scene)
{
    const auto span = scene.phase("scarcity");
    if (!span) {
        return not_observed("the line was not made scarce");
    }
    const auto delegated = scene.delegated(span->to);
    const bool scarce = !delegated.empty() && delegated.back().length == 63;
    if (!scarce) {
        return not_observed("the router did not take two networks from the line");
    }
    const auto heard = scene.adverts(Port::lan, *span);
    for (const auto& each : heard) {
        for (const auto& prefix : in_use(each)) {
            if (measure::contains(delegated.back(), prefix.base)) {
                const auto said = "of a /63 the LAN gets " + measure::to_string(prefix);
                return prefix.length == 64 ? pass(said, {each.packet}) : fail(said, {each.packet});
            }
        }
    }
    return if_silence_counts(
        scene, Port::lan, {.from = span->to - 10s, .to = span->to - 6s},
        fail("of a /63 the LAN gets nothing", heard.empty() ? Packets() : Packets{heard.back().packet}));
}

Finding lpd12(const Scene& scene)
{
    const auto* first = scene.sent("scarcity", "scarce-prefix-0");
    const auto* second = scene.sent("scarcity", "scarce-prefix-1");
    if (first == nullptr || second == nullptr) {
        return never_sent(scene, "scarcity", "scarce-prefix-1");
    }
    const auto served = dhcp_answer(scene, *first);
    const auto refused = dhcp_answer(scene, *second);
    if (!speaks_of_prefixes(served) && !speaks_of_prefixes(refused)) {
        return without_delegation(scene, "scarcity", "scarce-prefix-1");
    }
    if (!refused) {
        return if_silence_counts(scene, Port::lan, after(second->time, 2s),
                                 warn("a client for which nothing is left is not answered", {second}));
    }
    const auto given = prefixes_in(*refused);
    const Packets proof{second, refused->packet};
    if (!given.empty()) {
        return fail("of a /63 with one network on the LAN a second client was offered " + measure::to_string(given.front()),
                    proof);
    }
    return says_no_prefix(*refused) ? pass("a client for which nothing is left is told NoPrefixAvail", proof)
                                    : fail("a client for which nothing is left is not told NoPrefixAvail", proof);
}

}  // namespace cpe::judge::rules
