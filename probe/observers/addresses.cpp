#include "probe/observers/addresses.hpp"

#include "probe/observers/together.hpp"

namespace probe::observers {

namespace asio = boost::asio;
using measure::Family;

namespace {

/// One after the other: a burst of datagrams to one resolver measures the socket buffer.
asio::awaitable<void> look_up_names(Edge& edge, const Setting& setting, Family path, measure::Evidence& into)
{
    for (const auto& name : measure::web_names(into.task.target)) {
        for (const auto type : {measure::rr::kA, measure::rr::kAaaa}) {
            measure::Question question{.name = name, .type = type};
            co_await resolve_over(edge, setting, path, measure::Purpose::address, question, into);
        }
    }
}

}  // namespace

asio::awaitable<void> observe_addresses(Edge& edge, const Setting& setting, measure::Evidence& into)
{
    std::vector<Step> steps;
    for (const auto path : {Family::ipv6, Family::ipv4}) {
        steps.emplace_back([&edge, &setting, path, &into] { return look_up_names(edge, setting, path, into); });
    }
    co_await together(std::move(steps));
}

}  // namespace probe::observers
