#include "probe/scrape/gated_measurement.hpp"

#include "checks/check.hpp"
#include "probe/observers/observe.hpp"

#include <algorithm>

namespace probe::scrape {

namespace asio = boost::asio;
using measure::Outcome;
using measure::TaskResult;

namespace {

bool failed_anywhere(const measure::Evidence& evidence)
{
    const auto failed = [](const auto& seen) { return seen.failure.has_value(); };
    return std::any_of(evidence.lookups.begin(), evidence.lookups.end(), failed) ||
           std::any_of(evidence.connects.begin(), evidence.connects.end(), failed) ||
           std::any_of(evidence.handshakes.begin(), evidence.handshakes.end(), failed) ||
           std::any_of(evidence.fetches.begin(), evidence.fetches.end(), failed);
}

/// Whatever could be held against the target, over either family.
bool needs_another_look(const TaskResult& result)
{
    return failed_anywhere(result.evidence) ||
           std::any_of(result.verdicts.begin(), result.verdicts.end(), [](const measure::Verdict& verdict) {
               return verdict.outcome == Outcome::fail || verdict.outcome == Outcome::partial;
           });
}

}  // namespace

asio::awaitable<tl::expected<TaskResult, NoFinding>> measure_gated(Edge& edge, const agent::Vantage& vantage,
                                                                   GateWatch& gate, measure::Task task)
{
    auto seen = vantage.identity;
    seen.before = co_await gate.recent();
    const auto fit = checks::qualify(seen);
    if (!fit.ipv6) {
        NoFinding closed{.lack = Lack::unfit, .reason = "this host is not fit to judge IPv6: " + fit.reason};
        co_return tl::unexpected(std::move(closed));
    }
    TaskResult result;
    result.evidence = co_await observers::observe(edge, vantage.setting, std::move(task));
    result.evidence.vantage = seen;
    result.verdicts = checks::judge_all(result.evidence);
    if (needs_another_look(result)) {
        result.evidence.vantage.after = co_await gate.since(edge.clock.ticks());
        result.verdicts = checks::judge_all(result.evidence);
    }
    co_return result;
}

}  // namespace probe::scrape
