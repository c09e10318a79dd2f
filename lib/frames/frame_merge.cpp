#include "frames/frame_merge.hpp"

#include "frames/frame_review.hpp"

#include <algorithm>
#include <map>

namespace frames {
namespace {

using measure::Target;

/// True when something was new.
bool add_missing(std::vector<std::string>& into, const std::vector<std::string>& from)
{
    const auto before = into.size();
    for (const auto& text : from) {
        if (std::find(into.begin(), into.end(), text) == into.end()) {
            into.push_back(text);
        }
    }
    return into.size() > before;
}

void widen(Target& target, const Target& from, Merged& merged)
{
    const auto known = measure::web_names(target);
    std::vector<std::string> hosts;
    std::copy_if(from.hosts.begin(), from.hosts.end(), std::back_inserter(hosts),
                 [&](const auto& host) { return std::find(known.begin(), known.end(), host) == known.end(); });
    const bool hosted = add_missing(target.hosts, hosts);
    const bool tagged = add_missing(target.tags, from.tags);
    if (hosted) {
        target.review = {};
    }
    (hosted || tagged ? merged.widened : merged.unchanged) += 1;
}

}  // namespace

Merged merge(measure::Frame frame, const measure::Frame& list)
{
    Merged merged{.frame = std::move(frame)};
    std::map<std::string, std::size_t> places;
    for (const auto& target : merged.frame.targets) {
        places.emplace(target.domain, places.size());
    }
    merged.kept = places.size();
    for (const auto& target : list.targets) {
        const auto found = places.find(target.domain);
        if (found == places.end()) {
            merged.frame.targets.push_back(target);
            ++merged.added;
        } else {
            widen(merged.frame.targets[found->second], target, merged);
            --merged.kept;
        }
    }
    if (merged.added + merged.widened > 0) {
        merged.frame.version = list.version;
        merged.frame.dated = list.dated;
        settle_review(merged.frame);
    }
    return merged;
}

}  // namespace frames
