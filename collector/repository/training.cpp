#include "collector/repository/training.hpp"

#include "codec/digest.hpp"
#include "collector/repository/contribution_file.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace collector::repository {
namespace {

/// One profile a country: more than there are codes (ISO 3166-1 alpha-2).
constexpr std::size_t kMostProfiles = 26 * 26;
constexpr std::size_t kDigits = 32;

/// What tells an event of a profile from its others. A line end can stand in none of them.
std::string name_of(const Training& it)
{
    return it.profile.contribution + '\n' + it.event.title + '\n' + it.event.first + '\n' + it.event.place;
}

/// Events by one name are counted, in the order of the file.
std::string id_of(const Training& it, std::map<std::string, int>& named)
{
    const auto name = name_of(it);
    const auto before = named[name]++;
    return codec::sha256(before == 0 ? name : name + '\n' + std::to_string(before)).substr(0, kDigits);
}

auto order_of(const Training& it)
{
    return std::tie(it.event.first, it.event.last, it.profile.card.country, it.event.title, it.id);
}

}  // namespace

measure::Result<std::vector<Training>> training_of(const Contributions& contributions, const measure::CountryCode& country)
{
    const auto profiles = contributions.standing(
        {.country = country, .kind = ContributionKind::profile, .language = {}, .search = {}}, 0, kMostProfiles);
    if (!profiles) {
        return tl::unexpected(profiles.error());
    }
    std::vector<Training> all;
    std::map<std::string, int> named;
    for (const auto& profile : *profiles) {
        const auto text = contributions.text(profile.submission);
        if (!text) {
            return tl::unexpected(text.error());
        }
        for (const auto& event : read_contribution_lists(text->value_or(""), profile.contribution).events) {
            all.push_back({.id = {}, .event = event, .profile = profile});
            all.back().id = id_of(all.back(), named);
        }
    }
    std::ranges::sort(all, [](const Training& a, const Training& b) { return order_of(a) < order_of(b); });
    return all;
}

bool is_over(const TrainingEvent& event, const std::string& day)
{
    return event.last < day;
}

}  // namespace collector::repository
