#include "probe/cpe/phases/scripts.hpp"
#include "probe/cpe/phases/security_probes.hpp"

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

Script security(const Options&)
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
    return bring_into_service() + timeline(std::move(moments), 5s);
}

}  // namespace cpe::phases
