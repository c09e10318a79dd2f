#include "probe/observers/chain.hpp"

#include "probe/observers/walk.hpp"

#include <algorithm>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Chain;
using measure::Evidence;
using measure::Family;
using measure::Question;

namespace {

bool is_asked(const Evidence& evidence, const Question& question)
{
    return std::any_of(evidence.chains.begin(), evidence.chains.end(),
                       [&](const Chain& chain) { return chain.question == question; });
}

bool is_full(const Setting& setting, const Evidence& evidence)
{
    const auto over6 = std::count_if(evidence.chains.begin(), evidence.chains.end(),
                                     [](const Chain& chain) { return chain.family == Family::ipv6; });
    return static_cast<std::size_t>(over6) >= setting.most_chains;
}

/// What stands in a place that is taken and not yet filled.
measure::Failure unasked()
{
    return {.kind = measure::FailureKind::other, .locus = measure::Locus::local, .detail = "cut short"};
}

asio::awaitable<Chain> resolve_chain(Edge& edge, Question question, Family family)
{
    auto seen = co_await edge.validator.resolve(question, family);
    Chain chain{.question = question, .family = family};
    chain.started = seen.started;
    chain.elapsed = seen.elapsed;
    chain.failure = std::move(seen.failure);
    chain.rcode = seen.rcode;
    chain.security = seen.security;
    chain.why_bogus = std::move(seen.why_bogus);
    co_return chain;
}

}  // namespace

asio::awaitable<void> observe_chain(Edge& edge, const Setting& setting, Question question, Evidence& into)
{
    if (is_asked(into, question)) {
        co_return;
    }
    if (is_full(setting, into)) {
        into.notes.push_back("not resolved from the root, more than " + std::to_string(setting.most_chains) +
                             " names: " + question.name);
        co_return;
    }
    // The place is taken at once: whoever asks the same beside us must find it.
    const auto place = into.chains.size();
    into.chains.push_back({.question = question, .failure = unasked()});
    auto over6 = co_await resolve_chain(edge, question, Family::ipv6);
    const bool bogus = over6.security == measure::Security::bogus;
    if (!measure::arrived(over6)) {
        auto walked = co_await walk_to(edge, setting.roots, Family::ipv6, question);
        over6.links = std::move(walked.links);
    }
    if (!measure::arrived(over6) || bogus) {
        auto over4 = co_await resolve_chain(edge, question, Family::ipv4);
        into.chains.push_back(std::move(over4));
    }
    into.chains[place] = std::move(over6);
}

asio::awaitable<void> observe_host_chain(Edge& edge, const Setting& setting, std::string host, Evidence& into)
{
    Question question{.name = std::move(host), .type = measure::rr::kAaaa};
    co_await observe_chain(edge, setting, question, into);
}

}  // namespace probe::observers
