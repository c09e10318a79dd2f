#include "collector/intake/format.hpp"

#include <algorithm>
#include <array>

namespace collector::intake {
namespace {

/// The kinds of body in the .gov registry.
std::string dotgov_tier(std::string_view type)
{
    if (type.starts_with("Federal")) {
        return "agency";
    }
    constexpr std::array<std::string_view, 3> kRegional{"State", "Tribal", "Interstate"};
    const auto begins = [&](std::string_view word) { return type.starts_with(word); };
    return std::any_of(kRegional.begin(), kRegional.end(), begins) ? "regional" : "municipal";
}

const std::array<Format, 7>& all()
{
    static const std::array<Format, 7> kFormats{
        Format{.word = "csv",
               .what = "CSV with a line of titles; --map says which column is what",
               .columns = {{"name", "domain|name|url|host|hostname|website|1"}}},
        Format{.word = "list", .what = "one name or URL a line, # begins a comment", .layout = Layout::lines},
        Format{.word = "dotgov",
               .what = "CISA dotgov-data: current-full.csv, current-federal.csv",
               .columns = {{"name", "Domain name"},
                           {"organisation", "Organization name|Organization|"},
                           {"tier", "Domain type|"}},
               .tier_of = &dotgov_tier},
        Format{.word = "gsa",
               .what = "GSA site scanning: the daily table, or the list of target URLs",
               .columns = {{"name", "initial_domain|initial_url|target_url|domain"}, {"organisation", "agency|"}}},
        Format{.word = "whynoipv6", .what = "whynoipv6 campaign: YAML with a list of domains", .layout = Layout::campaign},
        Format{.word = "citizenlab",
               .what = "Citizen Lab test list: CSV of URLs, of which those of category GOVT are taken",
               .columns = {{"name", "url"}},
               .only = {.column = "category_code", .value = "GOVT"}},
        Format{.word = "tranco",
               .what = "Tranco: rank,domain without titles; best with --under",
               .layout = Layout::csv_without_titles,
               .columns = {{"name", "2"}}},
    };
    return kFormats;
}

}  // namespace

std::span<const Format> formats()
{
    return all();
}

measure::Result<Format> find_format(std::string_view word)
{
    std::string known;
    for (const auto& format : all()) {
        if (format.word == word) {
            return format;
        }
        known += (known.empty() ? "" : ", ") + std::string(format.word);
    }
    return measure::error("there is no format '" + std::string(word) + "'", "--format", "use one of " + known);
}

}  // namespace collector::intake
