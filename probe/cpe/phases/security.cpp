#include "probe/cpe/phases/scripts.hpp"
#include "probe/cpe/phases/security_probes.hpp"

#include <algorithm>
#include <iterator>

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;

constexpr auto kLast = 210s;  ///< After the last of the idle flows and of the pinholes.

void append(std::vector<Moment>& all, Moments more)
{
    all.insert(all.end(), std::make_move_iterator(more.list.begin()), std::make_move_iterator(more.list.end()));
}

}  // namespace

Script security(const Options& options)
{
    std::vector<Moment> moments;
    append(moments, idle_flows(0ms));
    append(moments, idle_states(200ms));
    auto next = 1000ms;
    for (const auto family : {unsolicited, disguised, about_flows, connections, forged, management, other_doors}) {
        auto more = family(next);
        next = more.end + 1000ms;
        append(moments, std::move(more));
    }
    append(moments, pinholes(next));
    append(moments, lures(kLast));
    auto script = bring_into_service(options) + timeline(std::move(moments), 5s);
    // The last question of those that follow one another: flows that lie idle are all that remains.
    std::ranges::find(script, "pinhole.map-for-another", &Step::name)->is_long_wait = true;
    return script;
}

}  // namespace cpe::phases
