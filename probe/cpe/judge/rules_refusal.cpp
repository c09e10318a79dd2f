#include "probe/cpe/judge/boots.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>

/// A server that answers and gives nothing: at the beginning of a boot, and in the phase `backoff`.
namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
using namespace frames::dhcp6;

/// Our first Advertise or Reply with what `wanted` looks for.
template <typename Wanted>
const Packet* first_refusal(const Scene& scene, const Span& span, Wanted wanted)
{
    for (const auto& [packet, message] : scene.dhcp(Port::wan, span, true)) {
        if ((message.kind == Kind::advertise || message.kind == Kind::reply) && wanted(message)) {
            return packet;
        }
    }
    return nullptr;
}

bool refuses_prefix(const Message& message)
{
    const auto given = associations(message, option::kIaPd);
    return !given.empty() && given.front().status == status::kNoPrefix;
}

constexpr auto kMost = 68s;  ///< A minute, a tenth of it, and some.

/// The phase ends while the client still waits: longer than it may, if it is alive.
Finding still_waits(const Scene& scene, const Packet& told, const Packet& last)
{
    const auto end = scene.phase("backoff")->to;
    if (end - last.time <= kMost || scene.received(Port::wan, {.from = last.time + kMost, .to = end}).empty()) {
        return info("whether it obeys the value was not seen: it did not wait long enough twice", {&told});
    }
    return fail("told 60 s, it waited more than " + in_words(kMost), {&told, &last});
}

/// RT doubles up to SOL_MAX_RT (RFC 9915 section 15). Only a wait that would have been two minutes tells whether one minute is kept.
Finding obeys(const Scene& scene, const Packet& told)
{
    const auto solicits = scene.client(*scene.phase("backoff"), Kind::solicit);
    for (std::size_t i = 2; i < solicits.size(); ++i) {
        const auto& [before, from, to] = std::tie(solicits[i - 2], solicits[i - 1], solicits[i]);
        const bool same =
            from.message.transaction == to.message.transaction && before.message.transaction == from.message.transaction;
        if (!same || from.packet->time < told.time || from.packet->time - before.packet->time < 50s) {
            continue;
        }
        const auto gap = to.packet->time - from.packet->time;
        const auto said = "told 60 s, it waited " + in_words(gap) + " after a wait of " +
                          in_words(from.packet->time - before.packet->time);
        return gap <= kMost ? pass(said, {&told, from.packet, to.packet}) : fail(said, {&told, from.packet, to.packet});
    }
    const auto count = solicits.size();
    const bool slow = count >= 2 && solicits[count - 1].packet->time - solicits[count - 2].packet->time >= 50s;
    return slow ? still_waits(scene, told, *solicits.back().packet)
                : info("whether it obeys the value was not seen: it did not wait long enough twice", {&told});
}

}  // namespace

Finding waa8(const Scene& scene)
{
    const auto solicits = scene.client(scene.whole(), Kind::solicit);
    if (solicits.empty()) {
        return not_observed("no Solicit came");
    }
    const auto asking =
        std::ranges::find_if(solicits, [](const Dhcp& each) { return asks_for(each.message, option::kSolMaxRt); });
    if (asking == solicits.end()) {
        return fail("no Solicit has SOL_MAX_RT in its option request", {solicits.front().packet});
    }
    const auto asked = pass("a Solicit has SOL_MAX_RT in its option request", {asking->packet});
    const auto span = scene.phase("backoff");
    if (!span) {
        return pass("a Solicit has SOL_MAX_RT in its option request; the phase backoff shows whether it is obeyed",
                    {asking->packet});
    }
    const auto* told =
        first_refusal(scene, *span, [](const Message& message) { return carries(message, option::kSolMaxRt); });
    return told == nullptr ? asked : together({asked, obeys(scene, *told)});
}

Finding wpd12(const Scene& scene)
{
    const auto boot = boot_of(scene, "no-address");
    const auto granted = scene.step(kVariants, "prefix.granted");
    if (!boot || !granted) {
        return not_booted("no-address");
    }
    const auto* refused = first_refusal(scene, {.from = boot->from, .to = *granted}, refuses_prefix);
    if (refused == nullptr) {
        return not_observed("the client asked for no prefix while there was none");
    }
    const Span later{.from = *granted, .to = boot->to};
    if (const auto given = delegation_in(scene, later)) {
        return answering(pass("took a prefix " + in_words(given->packet->time - *granted) + " after there were some again",
                              {refused, given->packet}),
                         *granted, 30s);
    }
    const auto why = why_unproven_at_boot(scene, later);
    return answering(why ? not_observed(*why, {refused}) : fail("refused a prefix once, it took none", {refused}), *granted,
                     30s);
}

}  // namespace cpe::judge::rules
