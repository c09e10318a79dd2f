#include "frames/frame_review.hpp"

#include "wire/domain_name.hpp"

#include <algorithm>

namespace frames {
namespace {

using measure::Result;
using measure::Target;

Result<Target*> find(measure::Frame& frame, const std::string& typed)
{
    const auto name = wire::read_domain_name(typed);
    if (!name) {
        return tl::unexpected(name.error());
    }
    const auto found =
        std::find_if(frame.targets.begin(), frame.targets.end(), [&](const Target& it) { return it.domain == name->ascii; });
    if (found == frame.targets.end()) {
        return measure::error("the frame has no target '" + name->ascii + "'", frame.country, "check the name");
    }
    return &*found;
}

}  // namespace

void settle_review(measure::Frame& frame)
{
    const auto& targets = frame.targets;
    const bool all = std::all_of(targets.begin(), targets.end(),
                                 [](const Target& it) { return it.review.state == measure::ReviewState::reviewed; });
    if (!all || targets.empty()) {
        frame.reviewed = false;
        frame.reviewer.clear();
        frame.reviewed_on.clear();
        return;
    }
    const auto last = std::max_element(targets.begin(), targets.end(),
                                       [](const Target& a, const Target& b) { return a.review.on < b.review.on; });
    frame.reviewed = true;
    frame.reviewer = last->review.by;
    frame.reviewed_on = last->review.on;
}

Result<void> record_review(measure::Frame& frame, const measure::Review& review, const std::vector<std::string>& names)
{
    std::vector<Target*> meant;
    for (const auto& name : names) {
        const auto found = find(frame, name);
        if (!found) {
            return tl::unexpected(found.error());
        }
        meant.push_back(*found);
    }
    if (names.empty()) {
        std::transform(frame.targets.begin(), frame.targets.end(), std::back_inserter(meant),
                       [](Target& it) { return &it; });
    }
    for (auto* target : meant) {
        target->review = review;
    }
    settle_review(frame);
    return {};
}

}  // namespace frames
