#include "probe/observers/observe.hpp"

#include "probe/observers/addresses.hpp"
#include "probe/observers/authority.hpp"
#include "probe/observers/mail.hpp"
#include "probe/observers/together.hpp"
#include "probe/observers/web.hpp"
#include "probe/observers/zone.hpp"

#include <algorithm>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Evidence;
using measure::Role;

namespace {

bool has_role(const measure::Target& target, Role role)
{
    return std::find(target.roles.begin(), target.roles.end(), role) != target.roles.end();
}

asio::awaitable<void> observe_dns_side(Edge& edge, const Setting& setting, Evidence& into)
{
    co_await observe_zone(edge, setting, into);
    co_await observe_authority(edge, setting, into);
}

asio::awaitable<void> observe_web_side(Edge& edge, const Setting& setting, Evidence& into)
{
    co_await observe_addresses(edge, setting, into);
    co_await observe_web(edge, setting, into);
}

void sort_by_beginning(Evidence& evidence)
{
    const auto earlier = [](const auto& a, const auto& b) { return a.started < b.started; };
    std::stable_sort(evidence.lookups.begin(), evidence.lookups.end(), earlier);
    std::stable_sort(evidence.connects.begin(), evidence.connects.end(), earlier);
    std::stable_sort(evidence.handshakes.begin(), evidence.handshakes.end(), earlier);
    std::stable_sort(evidence.mail.sessions.begin(), evidence.mail.sessions.end(), earlier);
}

}  // namespace

asio::awaitable<Evidence> observe(Edge& edge, const Setting& setting, measure::Task task)
{
    Evidence evidence{.task = std::move(task), .started = edge.clock.now()};
    const auto begun = edge.clock.ticks();
    std::vector<Step> steps;
    if (has_role(evidence.task.target, Role::web)) {
        steps.emplace_back([&] { return observe_web_side(edge, setting, evidence); });
    }
    if (has_role(evidence.task.target, Role::dns)) {
        steps.emplace_back([&] { return observe_dns_side(edge, setting, evidence); });
    }
    if (has_role(evidence.task.target, Role::mail)) {
        steps.emplace_back([&] { return observe_mail(edge, setting, evidence); });
    }
    co_await together(std::move(steps));
    sort_by_beginning(evidence);
    evidence.elapsed = edge.clock.ticks() - begun;
    co_return evidence;
}

}  // namespace probe::observers
