#include "probe/cpe/watch/standing.hpp"

#include "probe/cpe/judge/expect.hpp"

#include <algorithm>

namespace cpe::watch {
namespace {

Verdict milder(Verdict left, Verdict right)
{
    return judge::gravity(left) < judge::gravity(right) ? left : right;
}

Verdict graver(Verdict left, Verdict right)
{
    return judge::gravity(left) < judge::gravity(right) ? right : left;
}

}  // namespace

Verdict standing_of(const std::vector<Seen>& seen)
{
    if (seen.empty()) {
        return Verdict::not_observed;
    }
    if (seen.size() == 1) {
        return seen.front().verdict;
    }
    auto standing = milder(seen[0].verdict, seen[1].verdict);
    for (std::size_t i = 2; i < seen.size(); ++i) {
        standing = graver(standing, milder(seen[i - 1].verdict, seen[i].verdict));
    }
    return standing;
}

std::vector<Change> take(std::map<std::string, Row>& rows, const std::string& id, const judge::Finding& finding,
                         const Round& round, seconds window)
{
    auto& row = rows[id];
    std::erase_if(row.seen, [&](const Seen& seen) { return seen.time < round.time - window; });
    if (finding.verdict != Verdict::not_observed) {
        row.seen.push_back({.time = round.time, .verdict = finding.verdict});
    }
    const auto before = row.verdict;
    const auto now = standing_of(row.seen);
    if (now == before) {
        return {};
    }
    const bool of_this_round = now == finding.verdict;
    row.verdict = now;
    row.since = round.time;
    row.round = round.name;
    row.reason = of_this_round ? finding.reason : "what was seen before is older than the window";
    return {{.row = id, .before = before, .now = now, .reason = row.reason}};
}

}  // namespace cpe::watch
