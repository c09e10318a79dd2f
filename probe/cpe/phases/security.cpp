#include "probe/cpe/phases/scripts.hpp"
#include "probe/cpe/phases/security_probes.hpp"

#include <iterator>

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;

void append(std::vector<Moment>& all, Moments more)
{
    all.insert(all.end(), std::make_move_iterator(more.list.begin()), std::make_move_iterator(more.list.end()));
}

}  // namespace

Script security(const Options&)
{
    std::vector<Moment> moments;
    append(moments, idle_flows(0ms));
    auto next = 1000ms;
    for (const auto family : {unsolicited, disguised, about_flows, forged, management}) {
        auto more = family(next);
        next = more.end + 1000ms;
        append(moments, std::move(more));
    }
    return bring_into_service() + timeline(std::move(moments), 5s);
}

}  // namespace cpe::phases
