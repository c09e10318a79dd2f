#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/phases/pacer.hpp"
#include "probe/cpe/phases/scripts.hpp"
#include "probe/cpe/phases/variants.hpp"

/// Rows that need hours: two of them for TCP that says nothing (RFC 6092 REC-35); meanwhile the LAN is left in peace for half an hour,
/// and hosts that are not there are looked for if that is allowed.
namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
using frames::Tcp;

constexpr auto kEstablished = 7440s;  ///< Two hours and four minutes.
constexpr auto kTransitory = 240s;
constexpr auto kMargin = 1s;  ///< What is let in a second before the time is over was kept for all of it.
constexpr auto kPeace = 1800s;
constexpr auto kPeaceBegins = 260s;  ///< After the last question of the other trials.
constexpr auto kScanBegins = kPeaceBegins + kPeace + 10s;
constexpr int kHosts = 10'000;
constexpr int kHostsAtOnce = 10;
constexpr auto kScanPace = 100ms;        ///< A hundred a second.
constexpr std::uint32_t kRefresh = 600;  ///< IRT_MINIMUM (RFC 9915 section 7.6).
constexpr auto kRefreshed = 700s;

Make segment(frames::Tcp tcp)
{
    return [tcp](const frames::Envelope& envelope) { return frames::build(envelope, tcp); };
}

Tcp between(std::uint16_t from, std::uint16_t to, std::uint32_t sequence, std::uint32_t acknowledged, std::uint8_t flags)
{
    return {.source_port = from, .destination_port = to, .sequence = sequence, .acknowledged = acknowledged, .flags = flags};
}

/// One connection that is open and says nothing, and one that never came beyond its first segment.
Moments connections_that_idle()
{
    constexpr std::uint16_t kHeld = 41200;
    constexpr std::uint16_t kHalf = 41201;
    constexpr std::uint16_t kFar = 86;
    constexpr auto kSynAck = static_cast<std::uint8_t>(Tcp::kSyn | Tcp::kAck);
    Pacer pacer(0s);
    pacer.outbound("held.syn", segment(between(kHeld, kFar, 7000, 0, Tcp::kSyn)));
    pacer.inbound("held.syn-ack", segment(between(kFar, kHeld, 9000, 7001, kSynAck)));
    pacer.outbound("held.ack", segment(between(kHeld, kFar, 7001, 9001, Tcp::kAck)));
    pacer.outbound("half.syn", segment(between(kHalf, kFar, 7100, 0, Tcp::kSyn)));
    pacer.jump(750ms + kTransitory - kMargin);
    pacer.inbound("half.syn-ack", segment(between(kFar, kHalf, 9100, 7101, kSynAck)));
    pacer.jump(500ms + kEstablished - kMargin);
    pacer.inbound("held.keep-alive", segment(between(kFar, kHeld, 9000, 7001, Tcp::kAck)));
    return pacer.take();
}

Moment note(milliseconds at, const std::string& name)
{
    return {.at = at, .name = name, .act = [name](Stage& stage) { stage.note(name); }};
}

/// Neighbours that nobody has, from far, so that the router looks for each (RFC 6583 section 4).
void scan(Stage& stage, int round)
{
    constexpr std::uint64_t kNobody = 0x5CA0'0000'0000'0000;
    const auto& bench = stage.bench;
    const auto prefix = bench.lan.global_prefix();
    for (int i = 0; prefix && i < kHostsAtOnce; ++i) {
        const auto number = static_cast<std::uint64_t>(round) * kHostsAtOnce + static_cast<std::uint64_t>(i);
        if (const auto envelope = bench.isp.inbound(bench.plan.far, frames::host_in(*prefix, kNobody + number))) {
            stage.send(Port::wan, frames::build(*envelope, frames::Echo{.id = 0x5CA0, .sequence = 1}));
        }
    }
}

/// All the while a host of the LAN talks to far, and far answers: the flow that must not stall.
void keep_talking(Stage& stage, int second)
{
    const auto number = std::to_string(second);
    stage.send_marked(Port::lan, "scan.out-" + number, host_to_far(stage));
    stage.send_marked(Port::wan, "scan.back-" + number, far_to_host(stage));
}

std::vector<Moment> scanning(bool allowed)
{
    if (!allowed) {
        const auto refuse = [](Stage& stage) { stage.not_sent("scan.out-0", "it was not allowed with --scan"); };
        return {{.at = kScanBegins, .name = "scan.refused", .act = refuse}};
    }
    std::vector<Moment> moments;
    for (int round = 0; round < kHosts / kHostsAtOnce; ++round) {
        const auto at = kScanBegins + kScanPace * round;
        if (round % 10 == 0) {
            moments.push_back(
                {.at = at, .name = "scan.talk", .act = [round](Stage& stage) { keep_talking(stage, round / 10); }});
        }
        moments.push_back({.at = at, .name = "scan", .act = [round](Stage& stage) { scan(stage, round); }});
    }
    return moments;
}

/// No address and no prefix by DHCPv6, but other things, to be asked for again after ten minutes.
void stateless(actors::Line& line, const actors::Plan&)
{
    line.managed = false;
    line.autonomous = true;
    line.on_request = {frames::dhcp6::number_option(frames::dhcp6::option::kRefreshTime, kRefresh, 4)};
}

}  // namespace

Script soak(const Options& options)
{
    auto moments = connections_that_idle().list;
    const auto scan_moments = scanning(options.may_scan);
    moments.insert(moments.end(), scan_moments.begin(), scan_moments.end());
    moments.push_back(note(kPeaceBegins, "peace.begin"));
    moments.push_back(note(kPeaceBegins + kPeace, "peace.end"));
    const auto mute = std::make_shared<bool>(false);
    return bring_into_service() + timeline(std::move(moments), 5s) + boot_with("refresh", stateless, mute) +
           Script{wait("refresh.watch", kRefreshed)};
}

}  // namespace cpe::phases
