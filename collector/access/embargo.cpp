#include "collector/access/embargo.hpp"

#include "collector/access/may.hpp"

#include <algorithm>

namespace collector::access {

namespace {

bool speaks_of(const Told& told, const std::string& target, std::string_view check)
{
    return told.word.target == target && (told.word.check.empty() || told.word.check == check);
}

/// By the last telling of what was found in the round and is mended since; the earliest mending after the round ended that.
std::string public_from_then(const std::vector<Told>& told, const std::string& target, std::string_view check,
                             std::string_view round)
{
    const Told* found = nullptr;
    for (const auto& it : told) {
        if (it.mended >= round && speaks_of(it, target, check) && (found == nullptr || it.mended <= found->mended)) {
            found = &it;
        }
    }
    return found == nullptr ? "" : found->word.public_from;
}

}  // namespace

bool exposes(std::string_view check)
{
    return std::ranges::find(kExposingChecks, check) != kExposingChecks.end();
}

std::string public_from(const std::vector<Told>& told, const std::string& target, std::string_view check)
{
    std::string day;
    for (const auto& it : told) {
        if (speaks_of(it, target, check)) {
            day = it.mended.empty() ? it.word.public_from : "";
        }
    }
    return day;
}

bool Embargo::tells(const std::string& target, const measure::CountryCode& country, std::string_view check,
                    std::string_view round) const
{
    if (!exposes(check)) {
        return true;
    }
    if (reader_ && may(*reader_, Action::see_withheld, {.country = country, .domain = target, .author = {}})) {
        return true;
    }
    return has_come(public_from(told_, target, check)) ||
           (!round.empty() && has_come(public_from_then(told_, target, check, round)));
}

std::string Embargo::opened() const
{
    std::string newest;
    for (const auto& it : told_) {
        if (it.word.public_from <= today_) {
            newest = std::max(newest, it.word.public_from);
        }
    }
    return newest;
}

}  // namespace collector::access
