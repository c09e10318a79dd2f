#include "probe/cpe/phases/timeline.hpp"

#include <algorithm>

namespace cpe::phases {

Script timeline(std::vector<Moment> moments, milliseconds rest)
{
    std::ranges::stable_sort(moments, {}, &Moment::at);
    Script script;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const auto gap = i + 1 < moments.size() ? moments[i + 1].at - moments[i].at : rest;
        script.push_back({.name = std::move(moments[i].name), .act = std::move(moments[i].act), .limit = gap});
    }
    return script;
}

}  // namespace cpe::phases
