#include "probe/gate/national_resolvers.hpp"

#include "probe/observers/lookup.hpp"
#include "probe/observers/together.hpp"
#include "probe/observers/url.hpp"

namespace probe::gate {

namespace asio = boost::asio;
using measure::NationalResolvers;

namespace {

/// The first control with a name: that it has AAAA is what makes it a control.
std::string control_name(const Controls& controls)
{
    for (const auto& control : controls.web) {
        const auto url = observers::parse_url(control.url);
        if (url && !url->literal) {
            return url->host;
        }
    }
    return {};
}

asio::awaitable<void> ask(Edge& edge, measure::Address resolver, std::string name, measure::Evidence& into)
{
    observers::Asked asked{
        .purpose = measure::Purpose::gate, .question = {.name = name, .type = measure::rr::kAaaa}, .server = resolver};
    asked.recursion_wanted = true;
    co_await observers::look_up(edge, asked, into);
}

asio::awaitable<void> resolve_ourselves(Edge& edge, NationalResolvers& into)
{
    into.baseline.question = {.name = into.ipv6_only, .type = measure::rr::kAaaa};
    auto seen = co_await edge.validator.resolve(into.baseline.question, measure::Family::ipv6);
    into.baseline.started = seen.started;
    into.baseline.elapsed = seen.elapsed;
    into.baseline.failure = std::move(seen.failure);
    into.baseline.rcode = seen.rcode;
    into.baseline.security = seen.security;
}

}  // namespace

asio::awaitable<void> observe_national(Edge& edge, const Controls& controls, measure::GateEvidence& into)
{
    const auto& setting = controls.national;
    const auto control = control_name(controls);
    if (setting.resolvers.empty() || control.empty()) {
        co_return;
    }
    NationalResolvers national{.ipv6_only = setting.ipv6_only, .lookups = {}, .baseline = {}};
    measure::Evidence asked;
    std::vector<observers::Step> steps;
    steps.emplace_back([&] { return resolve_ourselves(edge, national); });
    for (const auto& resolver : setting.resolvers) {
        for (const auto& name : {control, setting.ipv6_only}) {
            steps.emplace_back([&edge, &asked, resolver, name] { return ask(edge, resolver, name, asked); });
        }
    }
    co_await observers::together(std::move(steps));
    for (auto& lookup : asked.lookups) {
        lookup.raw_reply.clear();  // Every result of the batch carries the gate: facts are enough.
    }
    national.lookups = std::move(asked.lookups);
    into.national = std::move(national);
}

}  // namespace probe::gate
