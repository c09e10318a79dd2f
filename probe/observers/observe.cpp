#include "probe/observers/observe.hpp"

#include "measure/reading.hpp"
#include "probe/observers/access.hpp"
#include "probe/observers/addresses.hpp"
#include "probe/observers/alias.hpp"
#include "probe/observers/authority.hpp"
#include "probe/observers/chain.hpp"
#include "probe/observers/delegation.hpp"
#include "probe/observers/dependencies.hpp"
#include "probe/observers/exposure.hpp"
#include "probe/observers/mail.hpp"
#include "probe/observers/path.hpp"
#include "probe/observers/recursion.hpp"
#include "probe/observers/reverse.hpp"
#include "probe/observers/same_site.hpp"
#include "probe/observers/together.hpp"
#include "probe/observers/translated.hpp"
#include "probe/observers/versions.hpp"
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

/// The zone's SOA: a question that no alias leads elsewhere.
asio::awaitable<void> observe_zone_chain(Edge& edge, const Setting& setting, Evidence& into)
{
    measure::Question question{.name = measure::zone_of(into), .type = measure::rr::kSoa};
    if (!question.name.empty()) {
        co_await observe_chain(edge, setting, question, into);
    }
}

asio::awaitable<void> observe_dns_side(Edge& edge, const Setting& setting, Evidence& into)
{
    co_await observe_zone(edge, setting, into);
    std::vector<Step> steps;
    steps.emplace_back([&] { return observe_authority(edge, setting, into); });
    steps.emplace_back([&] { return observe_delegation(edge, setting, into); });
    steps.emplace_back([&] { return observe_zone_chain(edge, setting, into); });
    co_await together(std::move(steps));
    co_await observe_recursion(edge, into);
}

asio::awaitable<void> observe_web_side(Edge& edge, const Setting& setting, Evidence& into)
{
    co_await observe_addresses(edge, setting, into);
    const auto page = co_await observe_web(edge, setting, into);
    std::vector<Step> steps;
    steps.emplace_back([&] { return observe_same_site(edge, into); });
    steps.emplace_back([&] { return observe_versions(edge, into); });
    steps.emplace_back([&] { return observe_dependencies(edge, setting, page, into); });
    steps.emplace_back([&] { return observe_path(edge, setting, into); });
    steps.emplace_back([&] { return observe_translated(edge, setting, into); });
    co_await together(std::move(steps));
}

/// What needs the addresses and the zone: where aliases lead, the way back from the addresses, and what else is open there.
asio::awaitable<void> observe_around(Edge& edge, const Setting& setting, Evidence& into)
{
    std::vector<Step> steps;
    if (has_role(into.task.target, Role::web)) {
        steps.emplace_back([&] { return observe_aliases(edge, setting, into); });
        steps.emplace_back([&] { return observe_reverse(edge, setting, into); });
        steps.emplace_back([&] { return observe_exposure(edge, into); });
        steps.emplace_back([&] { return observe_access(edge, into); });
    }
    co_await together(std::move(steps));
}

void sort_by_beginning(Evidence& evidence)
{
    const auto earlier = [](const auto& a, const auto& b) { return a.started < b.started; };
    std::stable_sort(evidence.lookups.begin(), evidence.lookups.end(), earlier);
    std::stable_sort(evidence.connects.begin(), evidence.connects.end(), earlier);
    std::stable_sort(evidence.chains.begin(), evidence.chains.end(), earlier);
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
    co_await observe_around(edge, setting, evidence);
    sort_by_beginning(evidence);
    evidence.elapsed = edge.clock.ticks() - begun;
    co_return evidence;
}

}  // namespace probe::observers
