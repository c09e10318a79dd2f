#include "probe/cpe/judge/boots.hpp"
#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>

/// Rows of the phase soak: they need hours.
namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
using frames::dhcp6::Kind;

constexpr std::string_view kPhase = "soak";
constexpr auto kKind = 200s;     ///< RFC 7772 section 5 wants no more than seven an hour; below this batteries suffer.
constexpr auto kRefresh = 600s;  ///< What the server gave.
constexpr std::size_t kStall = 3;

/// The state that a connection opened lets the last segment in.
Finding kept(const Scene& scene, const Names& opened, const std::string& last)
{
    for (const auto& name : opened) {
        const auto* packet = scene.sent(kPhase, name);
        if (packet == nullptr) {
            return never_sent(scene, kPhase, name);
        }
        if (scene.crossed(*packet).empty()) {
            return not_observed(name + " did not come out on the other side", {packet});
        }
    }
    return must_cross(scene, kPhase, last);
}

}  // namespace

Finding rec35(const Scene& scene)
{
    return together({kept(scene, {"held.syn", "held.syn-ack", "held.ack"}, "held.keep-alive"),
                     kept(scene, {"half.syn"}, "half.syn-ack")});
}

Finding l1c(const Scene& scene)
{
    const auto from = scene.noted(kPhase, "peace.begin");
    const auto to = scene.noted(kPhase, "peace.end");
    if (!from || !to) {
        return not_observed("the LAN was not left in peace for half an hour");
    }
    auto heard = scene.adverts(Port::lan, {.from = *from, .to = *to});
    std::erase_if(heard, [](const Advert& each) { return !frames::is_multicast(each.packet->frame.ip->destination); });
    const auto waited = std::chrono::duration_cast<milliseconds>(*to - *from);
    if (heard.empty()) {
        return answering(
            if_silence_counts(scene, Port::lan, {.from = *from, .to = *to}, info("no advertisement in half an hour")), *from,
            waited);
    }
    const auto mean = (*to - *from) / static_cast<std::int64_t>(heard.size());
    const auto said = std::to_string(heard.size()) + " advertisements that nobody asked for, one in " + in_words(mean);
    const Packets proof{heard.front().packet, heard.back().packet};
    return answering(mean < kKind ? warn(said, proof) : pass(said, proof), *from, waited);
}

Finding l21(const Scene& scene)
{
    if (scene.sent(kPhase, "scan.out-0") == nullptr) {
        return never_sent(scene, kPhase, "scan.out-0");
    }
    std::size_t missed = 0;
    std::size_t longest = 0;
    Packets proof;
    for (int second = 0;; ++second) {
        const auto* packet = scene.sent(kPhase, "scan.back-" + std::to_string(second));
        if (packet == nullptr) {
            break;
        }
        missed = scene.crossed(*packet).empty() ? missed + 1 : 0;
        if (missed > longest) {
            longest = missed;
            proof.push_back(packet);
        }
    }
    const auto said = longest == 0 ? std::string("the flow of a host went on while ten thousand hosts were looked for")
                                   : "the flow of a host stalled for " + std::to_string(longest) + " s";
    return longest > kStall ? warn(said, proof) : pass(said, proof);
}

Finding waa10(const Scene& scene)
{
    const auto boot = boot_of(scene, "refresh", kPhase);
    const auto asked = said_in(scene, boot, Kind::information_request);
    if (!boot || asked.empty()) {
        return boot ? not_applicable("it asks by no Information-request") : not_booted("refresh");
    }
    const auto& first = asked.front();
    if (!frames::dhcp6::asks_for(first.message, frames::dhcp6::option::kRefreshTime)) {
        return warn("an Information-request without the refresh time in its option request", {first.packet});
    }
    for (const auto& each : asked) {
        const auto later = each.packet->time - first.packet->time;
        if (later > kRefresh / 2) {
            const auto said = "asked again after " + in_words(later) + ", told " + in_words(kRefresh);
            const bool in_time = later >= kRefresh * 9 / 10 && later <= kRefresh * 11 / 10;
            return in_time ? pass(said, {first.packet, each.packet}) : warn(said, {first.packet, each.packet});
        }
    }
    return boot->to - first.packet->time < kRefresh * 11 / 10
               ? not_observed("the phase ended before it had to ask again", {first.packet})
               : warn("did not ask again after the refresh time", {first.packet});
}

}  // namespace cpe::judge::rules
