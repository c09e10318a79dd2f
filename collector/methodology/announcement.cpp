#include "collector/methodology/announcement.hpp"

#include <charconv>

namespace collector {
namespace {

/// Of "IRS-2.0.1" the 2; nullopt for an id that is written otherwise.
std::optional<std::uint32_t> major_of(const std::string& id)
{
    const auto dash = id.rfind('-');
    if (dash == std::string::npos) {
        return std::nullopt;
    }
    std::uint32_t major = 0;
    const auto* begin = id.data() + dash + 1;
    const auto* const end = id.data() + id.size();
    const auto [stop, code] = std::from_chars(begin, end, major);
    return code == std::errc{} && stop != end && *stop == '.' ? std::optional(major) : std::nullopt;
}

measure::Error objection(std::string what, const std::string& where, std::string remedy)
{
    return {.what = std::move(what), .where = where, .remedy = std::move(remedy)};
}

}  // namespace

std::int64_t fewest_days_beside(const score::Methodology& next)
{
    return std::int64_t{2} * next.time.window_days;
}

std::optional<measure::Error> object_to_announcement(const score::Methodology& in_force, const score::Methodology& next,
                                                     std::int64_t days)
{
    if (takes_id_of(next, in_force)) {
        return objection("another text has this id already", next.id, "give the edition an id of its own");
    }
    if (score::are_of_one_class(in_force, next)) {
        return std::nullopt;
    }
    const auto major = major_of(next.id);
    if (!major || *major <= major_of(in_force.id).value_or(0)) {
        return objection("its weights, gates or rules differ from those of " + in_force.id, next.id,
                         "such a change is a MAJOR version: give it an id like IRS-2.0.0");
    }
    const auto least = fewest_days_beside(next);
    if (days < least) {
        return objection("its weights, gates or rules differ, and its period has " + std::to_string(days) + " days", next.id,
                         "publish it beside " + in_force.id + " for two windows: " + std::to_string(least) +
                             " days at least; without --until it is so");
    }
    return std::nullopt;
}

}  // namespace collector
