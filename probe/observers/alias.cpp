#include "probe/observers/alias.hpp"

#include "measure/alias_reading.hpp"
#include "probe/observers/chain.hpp"
#include "probe/observers/together.hpp"

#include <algorithm>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Purpose;

namespace {

constexpr std::size_t kMostAliases = 8;

bool is_asked(const measure::Evidence& evidence, const std::string& name)
{
    return std::any_of(evidence.lookups.begin(), evidence.lookups.end(), [&](const measure::DnsLookup& lookup) {
        return lookup.purpose == Purpose::service_binding && lookup.question.name == name;
    });
}

asio::awaitable<void> look_up_bindings(Edge& edge, const Setting& setting, measure::Evidence& into)
{
    for (const auto& name : measure::web_names(into.task.target)) {
        if (!is_asked(into, name)) {
            measure::Question question{.name = name, .type = measure::rr::kHttps};
            co_await resolve(edge, setting, Purpose::service_binding, question, into);
        }
    }
}

}  // namespace

asio::awaitable<void> observe_aliases(Edge& edge, const Setting& setting, measure::Evidence& into)
{
    co_await look_up_bindings(edge, setting, into);
    std::vector<Step> steps;
    for (const auto& target : measure::alias_targets(into)) {
        if (steps.size() == kMostAliases) {
            into.notes.push_back("alias target left out, more than " + std::to_string(kMostAliases) + ": " + target);
            continue;
        }
        steps.emplace_back([&edge, &setting, target, &into] { return observe_host_chain(edge, setting, target, into); });
    }
    co_await together(std::move(steps));
}

}  // namespace probe::observers
