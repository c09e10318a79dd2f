#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <array>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kPhase = "security";

bool delivered(const Scene& scene, const std::string& name)
{
    const auto* packet = scene.sent(kPhase, name);
    return packet != nullptr && !scene.crossed(*packet).empty();
}

/// Several names of policy, told one by one.
Finding tell_each(const Scene& scene, const Names& names)
{
    std::vector<Finding> all;
    for (const auto& name : names) {
        all.push_back(tell_policy(scene, kPhase, name));
    }
    return together(std::move(all));
}

/// A flow must have been opened before anything can be said about it.
std::optional<Finding> without_flow(const Scene& scene, const std::string& name)
{
    const auto* out = scene.sent(kPhase, name);
    if (out == nullptr) {
        return never_sent(scene, kPhase, name);
    }
    return scene.crossed(*out).empty() ? std::optional(not_observed("the flow did not leave the LAN", {out})) : std::nullopt;
}

Finding error_delivered(const Scene& scene, const std::string& name, Verdict on_loss)
{
    const auto flow = without_flow(scene, name.starts_with("error.tcp") ? "flow.tcp" : "flow.out");
    return flow ? *flow : must_cross(scene, kPhase, name, on_loss);
}

}  // namespace

Finding sec1(const Scene& scene)
{
    return tell_policy(scene, kPhase, "in.tcp");
}

Finding sec2(const Scene& scene)
{
    return tell_policy(scene, kPhase, "in.udp");
}

Finding sec3(const Scene& scene)
{
    return tell_policy(scene, kPhase, "in.echo");
}

Finding sec4(const Scene& scene)
{
    return tell_each(scene, {"in.esp", "in.ah", "in.ike", "in.ike-nat", "in.sctp", "in.gre", "in.protocol-253"});
}

/// What IPv6 lets in and IPv4 does not: no document asks for it, every user expects it.
Finding sec5(const Scene& scene)
{
    std::vector<Finding> all;
    for (const auto* kind : {"tcp", "udp", "echo"}) {
        const auto six = "in." + std::string(kind);
        const auto four = "in4." + std::string(kind);
        const auto* packet = scene.sent(kPhase, six);
        if (packet == nullptr || scene.sent(kPhase, four) == nullptr) {
            all.push_back(not_observed(std::string(kind) + " was not sent over both families"));
        } else if (delivered(scene, six) && !delivered(scene, four)) {
            all.push_back(fail(std::string(kind) + " is delivered over IPv6 and not over IPv4",
                               {packet, scene.crossed(*packet).front()}));
        } else {
            const auto same = pass(std::string(kind) + ": IPv6 lets in no more than IPv4", {packet});
            all.push_back(delivered(scene, six) ? same : if_silence_counts(scene, Port::wan, after(packet->time, 2s), same));
        }
    }
    all.push_back(ports_at_par(scene));
    return together(std::move(all));
}

Finding sec6(const Scene& scene)
{
    if (delivered(scene, "in.tcp")) {
        return not_applicable("the same SYN is delivered undisguised");
    }
    return must_not_cross(scene, kPhase,
                          {"hidden.hop-by-hop", "hidden.destination", "hidden.destination-8", "hidden.atomic-fragment",
                           "hidden.second-fragment-1", "hidden.second-fragment-2"});
}

Finding sec7(const Scene& scene)
{
    if (auto missing = without_flow(scene, "flow.out")) {
        return *std::move(missing);
    }
    if (!delivered(scene, "flow.back")) {
        return must_cross(scene, kPhase, "flow.back");
    }
    const bool port = delivered(scene, "flow.other-port");
    const bool host = delivered(scene, "flow.other-host");
    const auto* kind = host ? "endpoint-independent" : port ? "address-dependent" : "address- and port-dependent";
    return info(std::string("filtering is ") + kind,
                {scene.sent(kPhase, "flow.other-port"), scene.sent(kPhase, "flow.other-host")});
}

Finding sec8(const Scene& scene)
{
    std::vector<Finding> all;
    for (const auto* flow : {"error.udp-", "error.tcp-"}) {
        all.push_back(error_delivered(scene, flow + std::string("too-big"), Verdict::fail));
        all.push_back(error_delivered(scene, flow + std::string("unreachable"), Verdict::fail));
        all.push_back(error_delivered(scene, flow + std::string("time-exceeded"), Verdict::warn));
        all.push_back(error_delivered(scene, flow + std::string("parameter"), Verdict::warn));
    }
    return together(std::move(all));
}

Finding sec9(const Scene& scene)
{
    return must_not_cross(scene, kPhase, {"error.none-too-big", "error.none-unreachable"}, Verdict::warn);
}

Finding sec16(const Scene& scene)
{
    Names names;
    for (int number = 0; number < 100; ++number) {
        names.push_back("boot-knock-" + std::to_string(number));
    }
    for (const auto& name : names) {
        const auto* packet = scene.sent("reboot", name);
        if (packet != nullptr && !scene.crossed(*packet).empty()) {
            return fail("a packet that nobody asked for was delivered while the router booted",
                        {packet, scene.crossed(*packet).front()});
        }
    }
    if (scene.sent("reboot", names.front()) == nullptr) {
        return never_sent(scene, "reboot", names.front());
    }
    // Only what could have been delivered proves a filter: the host must have had that address in the end.
    const auto& target = scene.sent("reboot", names.front())->frame.ip->destination;
    for (const auto& [packet, advert] : scene.adverts(Port::lan, scene.whole())) {
        for (const auto& each : advert->prefixes) {
            if (measure::contains(each.prefix, target)) {
                return pass("nothing was delivered while the router booted", {scene.sent("reboot", names.front()), packet});
            }
        }
    }
    return not_observed("the address that was knocked at never was on the LAN");
}

Finding rec14(const Scene& scene)
{
    std::vector<Finding> all;
    for (const auto* idle : {"30", "60", "119"}) {
        const auto missing = without_flow(scene, std::string("idle.out-") + idle);
        all.push_back(missing ? *missing : must_cross(scene, kPhase, std::string("idle.back-") + idle));
    }
    return together(std::move(all));
}

/// The reply comes 100 s after the packet that refreshed: a gateway that forgets sooner than that shows REC-14 and nothing of this.
Finding rec16(const Scene& scene)
{
    if (auto missing = without_flow(scene, "refresh.out-2")) {
        return *std::move(missing);
    }
    auto finding = must_cross(scene, kPhase, "refresh.back");
    if (finding.verdict == Verdict::fail && !delivered(scene, "idle.back-119")) {
        return not_observed("flows are forgotten so soon that nothing can be said of their refreshing (REC-14)",
                            {scene.sent(kPhase, "refresh.back")});
    }
    return finding;
}

Finding rec19(const Scene& scene)
{
    if (!delivered(scene, "flow.back")) {
        return not_observed("the flow was not answered before the errors either");
    }
    return must_cross(scene, kPhase, "flow.after-errors");
}

Finding rec21(const Scene& scene)
{
    std::vector<Finding> all;
    for (const auto* name : {"in.ah", "in.esp", "in.ike"}) {
        all.push_back(must_cross(scene, kPhase, name));
    }
    return together(std::move(all));
}

/// The answer to a SYN that nobody asked for: held back so long that a simultaneous open can happen (RFC 6092 REC-34).
Finding rec34(const Scene& scene)
{
    const auto* packet = scene.sent(kPhase, "in.tcp");
    if (packet == nullptr) {
        return never_sent(scene, kPhase, "in.tcp");
    }
    if (delivered(scene, "in.tcp")) {
        return not_applicable("an unsolicited SYN is delivered");
    }
    const auto errors = errors_about(scene, *packet, 10s);
    if (errors.empty()) {
        return if_silence_counts(scene, Port::wan, after(packet->time, 10s), warn("dropped without a word", {packet}));
    }
    const auto delay = errors.front()->time - packet->time;
    const auto said = "rejected after " + in_words(delay);
    return delay >= 6s ? pass(said, {packet, errors.front()}) : warn(said, {packet, errors.front()});
}

Finding nat1(const Scene& scene)
{
    const auto* packet = scene.sent("steady", "forward.out");
    const auto crossed = packet != nullptr ? scene.crossed(*packet) : Packets();
    if (crossed.empty()) {
        return not_observed("nothing was forwarded");
    }
    const auto& source = crossed.front()->frame.ip->source;
    return source == packet->frame.ip->source
               ? pass("the host's own address arrives", {packet, crossed.front()})
               : fail("the source became " + measure::to_string(source), {packet, crossed.front()});
}

}  // namespace cpe::judge::rules
