#include "probe/cpe/watch/heard.hpp"

#include "probe/cpe/judge/expect.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace cpe::watch {
namespace {

using namespace std::chrono_literals;
using judge::Finding;

constexpr auto kEnough = 1800s;  ///< The longest that a router may stay silent (MaxRtrAdvInterval, RFC 4861 section 6.2.1).
constexpr auto kKind = 200s;     ///< Below this batteries suffer (RFC 7772 section 5).

std::vector<judge::Advert> to_all(const judge::Scene& scene)
{
    auto heard = scene.adverts(judge::Port::lan, scene.whole());
    std::erase_if(heard,
                  [](const judge::Advert& each) { return !frames::is_multicast(each.packet->frame.ip->destination); });
    return heard;
}

std::uint32_t in_seconds(std::chrono::nanoseconds time)
{
    return static_cast<std::uint32_t>(std::max<std::int64_t>(0, std::chrono::floor<seconds>(time).count()));
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

std::vector<std::string> sorted(const std::set<std::string>& words)
{
    return {words.begin(), words.end()};
}

Finding rate(const std::vector<Heard>& heard)
{
    std::chrono::nanoseconds listened{};
    std::int64_t adverts = 0;
    const Heard* mute = nullptr;
    for (const auto& each : heard) {
        listened += each.to - each.from;
        adverts += each.adverts;
        mute = each.router_lifetime > 0 && each.longest_silence > each.router_lifetime ? &each : mute;
    }
    if (mute != nullptr) {
        return judge::fail("nothing was said to all nodes for " + std::to_string(mute->longest_silence) +
                           " s with a router lifetime of " + std::to_string(mute->router_lifetime) +
                           " s: hosts lose their router");
    }
    if (listened < kEnough || adverts == 0) {
        return judge::not_observed("listened for " + judge::in_words(listened) + " so far");
    }
    const auto said = "one advertisement to all nodes in " + judge::in_words(listened / adverts);
    return listened / adverts < kKind ? judge::warn(said) : judge::pass(said);
}

Finding stability(const std::vector<Heard>& heard)
{
    std::size_t changes = 0;
    const Heard* last = nullptr;
    for (const auto& each : heard) {
        if (each.prefixes.empty()) {
            continue;
        }
        changes += last != nullptr && last->prefixes != each.prefixes ? 1 : 0;
        last = &each;
    }
    return last == nullptr ? judge::not_observed("no prefix of global scope is announced")
                           : judge::info(joined(last->prefixes) + "; changes in this time: " + std::to_string(changes));
}

Finding size(const std::vector<Heard>& heard)
{
    for (auto each = heard.rbegin(); each != heard.rend(); ++each) {
        if (!each->routes.empty()) {
            return judge::info("routes announced: " + joined(each->routes));
        }
    }
    return judge::not_observed("no route information is announced: the size of the delegation is not seen from the LAN");
}

}  // namespace

std::optional<Time> last_advert(const judge::Scene& scene)
{
    const auto heard = to_all(scene);
    return heard.empty() ? std::nullopt : std::optional(heard.back().packet->time);
}

Heard hear(const judge::Scene& scene, std::optional<Time> last)
{
    const auto span = scene.whole();
    const auto adverts = to_all(scene);
    Heard heard{.from = span.from, .to = span.to, .adverts = static_cast<std::uint32_t>(adverts.size())};
    auto before = last.value_or(span.from);
    for (const auto& each : adverts) {
        heard.longest_silence = std::max(heard.longest_silence, in_seconds(each.packet->time - before));
        before = each.packet->time;
    }
    heard.longest_silence = std::max(heard.longest_silence, in_seconds(span.to - before));
    std::set<std::string> prefixes;
    std::set<std::string> routes;
    for (const auto& [packet, advert] : scene.adverts(judge::Port::lan, span)) {
        heard.router_lifetime = advert->lifetime;
        prefixes.clear();
        for (const auto& info : advert->prefixes) {
            if (info.preferred > 0 && frames::is_global(info.prefix.base)) {
                prefixes.insert(measure::to_string(info.prefix));
            }
        }
        for (const auto& route : advert->routes) {
            if (frames::is_global(route.prefix.base)) {
                routes.insert(measure::to_string(route.prefix));
            }
        }
    }
    heard.prefixes = sorted(prefixes);
    heard.routes = sorted(routes);
    return heard;
}

std::vector<std::pair<std::string, Finding>> long_rows(const std::vector<Heard>& heard)
{
    return {{"L-1c", rate(heard)}, {"E2E-3", stability(heard)}, {"E2E-4", size(heard)}};
}

}  // namespace cpe::watch
